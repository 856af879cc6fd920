'use client';
/** Which profile gets a new certificate, and what becomes of the one that it follows. */
import { useQuery } from '@tanstack/react-query';
import type { FieldPath, FieldValues, UseFormReturn } from 'react-hook-form';
import { certificatesQuery } from '@/lib/certificates/queries';
import {
  type CertificateRow,
  certificateName,
  MAX_PROFILE_CERTIFICATES,
  type Owner,
  ownerOf,
  usageNames,
} from '@/lib/certificates/rules';
import { utc } from '@/lib/format';
import { profileContentsQuery } from '@/lib/profiles/queries';
import { rotationAdvice } from '@/lib/profiles/timeline';
import { Callout } from '../callout';
import { SelectField } from '../form/select-field';
import { MomentField } from './moment-field';

export function usePredecessor(environmentId: string, certificateId: string): CertificateRow | undefined {
  const { data } = useQuery(certificatesQuery(environmentId));
  return certificateId ? data?.find(({ CertificateId }) => CertificateId === certificateId) : undefined;
}

export function PredecessorNote({ predecessor }: { predecessor: CertificateRow }) {
  const type = ownerOf(predecessor.Type) === 'ours' ? 'LOCAL' : 'PARTNER';
  const usage = predecessor.Usage ?? 'SIGNING';
  return (
    <Callout title={`It follows ${certificateName(predecessor)}`}>
      <p>
        {usageNames[usage]}, counts until {utc(predecessor.InactiveDate ?? '')}.
      </p>
      <p className="mt-1">{rotationAdvice(type, usage)}</p>
    </Callout>
  );
}

type Placed<Values extends FieldValues, Output> = {
  form: UseFormReturn<Values, unknown, Output>;
  environmentId: string;
};

export function ProfileChoice<Values extends FieldValues, Output>({
  form,
  environmentId,
  owner,
}: Placed<Values, Output> & { owner: Owner }) {
  const { data } = useQuery(profileContentsQuery(environmentId));
  const type = owner === 'ours' ? 'LOCAL' : 'PARTNER';
  const options = (data?.profiles ?? [])
    .filter(({ ProfileType }) => ProfileType === type)
    .map(({ ProfileId, As2Id, CertificateIds }) => {
      const full = (CertificateIds?.length ?? 0) >= MAX_PROFILE_CERTIFICATES;
      return { value: ProfileId, label: `${As2Id} (${ProfileId})${full ? ', full' : ''}`, disabled: full };
    })
    .sort((a, b) => a.label.localeCompare(b.label));
  return (
    <SelectField
      // The options arrive after the value, which a select can only show once both are there.
      key={`${type}-${data ? 'known' : 'waiting'}`}
      form={form}
      name={'ProfileId' as FieldPath<Values>}
      label="Add to profile"
      optional
      options={options}
      placeholder={data ? 'None for now' : 'Loading …'}
      help={
        owner === 'ours'
          ? 'A local profile, under whose AS2 id it is used.'
          : 'The profile of the partner whose certificate it is.'
      }
    />
  );
}

export function PredecessorEnd<Values extends FieldValues, Output>({
  form,
  predecessor,
}: Pick<Placed<Values, Output>, 'form'> & { predecessor: CertificateRow }) {
  return (
    <MomentField
      form={form}
      name={'PredecessorEnd' as FieldPath<Values>}
      label="The old one counts until"
      optional
      help={`Now ${utc(predecessor.InactiveDate ?? '')}. Both count until then; leave it empty to keep that.`}
    />
  );
}
