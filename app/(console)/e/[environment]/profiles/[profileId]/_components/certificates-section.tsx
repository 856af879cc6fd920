'use client';
// The certificates of a profile in time, as a list, and the form that changes which they are.

import type { DescribedProfile } from '@aws-sdk/client-transfer';
import { useQuery } from '@tanstack/react-query';
import dynamic from 'next/dynamic';
import { useState } from 'react';
import { useCaller } from '@/components/caller';
import { successorHref } from '@/components/certificates/certificate-actions';
import { CertificateStatus } from '@/components/certificates/certificate-status';
import { Expiry } from '@/components/certificates/expiry';
import { ErrorPanel } from '@/components/error-panel';
import { ValidityTimeline } from '@/components/profiles/validity-timeline';
import { Section } from '@/components/section';
import { AppLink } from '@/components/ui/app-link';
import { Button } from '@/components/ui/button';
import { LinkButton } from '@/components/ui/link-button';
import { Skeleton } from '@/components/ui/skeleton';
import { certificatesQuery } from '@/lib/certificates/queries';
import { type CertificateRow, certificateName, usageNames } from '@/lib/certificates/rules';
import { reasonAgainst } from '@/lib/permissions';
import { toTransferError } from '@/lib/transfer/errors';

const ChoiceForm = dynamic(() => import('./choice-form').then((module) => module.ChoiceForm), { ssr: false });

export function useHeld(environmentId: string, profile: DescribedProfile) {
  const query = useQuery(certificatesQuery(environmentId));
  const held = query.data?.filter(({ CertificateId }) =>
    profile.CertificateIds?.includes(CertificateId ?? ''),
  );
  return { ...query, held };
}

export function CertificatesSection({
  environmentId,
  profile,
}: {
  environmentId: string;
  profile: DescribedProfile;
}) {
  const { role } = useCaller();
  const [editing, setEditing] = useState(false);
  const { held, error, refetch } = useHeld(environmentId, profile);
  const importReason = reasonAgainst(role, 'ImportCertificate') ?? reasonAgainst(role, 'UpdateProfile');
  const profileId = profile.ProfileId ?? '';
  const ours = profile.ProfileType === 'LOCAL';
  return (
    <Section
      title="Certificates"
      description={
        ours
          ? 'Where one must be chosen, to sign with, it is the active one that ends last.'
          : 'Where one must be chosen, to encrypt with, it is the active one that ends last.'
      }
      actions={
        !editing && (
          <>
            <Button
              size="sm"
              disabledReason={reasonAgainst(role, 'UpdateProfile')}
              onClick={() => setEditing(true)}
            >
              Choose
            </Button>
            <LinkButton
              size="sm"
              href={`/e/${environmentId}/${ours ? 'generate' : 'new'}-certificate?profile=${profileId}`}
              disabledReason={importReason}
            >
              Add new
            </LinkButton>
          </>
        )
      }
    >
      {editing && (
        <ChoiceForm environmentId={environmentId} profile={profile} onDone={() => setEditing(false)} />
      )}
      {!editing && error && !held && (
        <ErrorPanel error={toTransferError(error)} onRetry={() => void refetch()} />
      )}
      {!editing && !held && !error && <Skeleton className="h-36" />}
      {!editing && held && (
        <>
          <ValidityTimeline environmentId={environmentId} certificates={held} />
          {held.length > 0 && (
            <ul className="mt-5 divide-y divide-line border-t border-line">
              {held.map((certificate) => (
                <HeldLine
                  key={certificate.CertificateId}
                  environmentId={environmentId}
                  profileId={profileId}
                  certificate={certificate}
                  reason={importReason}
                />
              ))}
            </ul>
          )}
        </>
      )}
    </Section>
  );
}

function HeldLine({
  environmentId,
  profileId,
  certificate,
  reason,
}: {
  environmentId: string;
  profileId: string;
  certificate: CertificateRow;
  reason: string | undefined;
}) {
  const id = certificate.CertificateId ?? '';
  const name = certificateName(certificate);
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-1 py-2">
      <AppLink
        href={`/e/${environmentId}/certificates/${id}`}
        className="min-w-0 flex-1 basis-48 truncate font-medium hover:underline"
      >
        {name}
      </AppLink>
      <span className="w-24 text-table text-muted">{usageNames[certificate.Usage ?? 'SIGNING']}</span>
      <span className="w-36 text-table">
        <CertificateStatus status={certificate.Status} />
      </span>
      <span className="w-28 text-table">
        <Expiry moment={certificate.InactiveDate} />
      </span>
      <LinkButton size="sm" href={successorHref(environmentId, id, profileId)} disabledReason={reason}>
        Add successor<span className="sr-only"> of {name}</span>
      </LinkButton>
    </li>
  );
}
