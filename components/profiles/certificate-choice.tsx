'use client';
/**
 * Chooses the certificates of a profile among those that fit its type.
 * Usage: `<CertificateChoice name="CertificateIds" environmentId={…} type="LOCAL" value={ids} onChange={setIds} error={…} />`
 */
import { useQuery } from '@tanstack/react-query';
import { certificatesQuery } from '@/lib/certificates/queries';
import {
  type CertificateRow,
  certificateName,
  MAX_PROFILE_CERTIFICATES,
  statusNames,
  usageNames,
} from '@/lib/certificates/rules';
import { utcDay } from '@/lib/format';
import { fits } from '@/lib/profiles/rules';
import { toTransferError } from '@/lib/transfer/errors';
import type { ProfileType } from '@/lib/transfer-model/enums.gen';
import { ErrorPanel } from '../error-panel';
import { FieldGroup } from '../form/field';
import { Checkbox } from '../ui/checkbox';
import { Skeleton } from '../ui/skeleton';

function about({ Usage, Status, InactiveDate, CertificateId, Description }: CertificateRow): string {
  const parts = [
    usageNames[Usage ?? 'SIGNING'],
    statusNames[Status ?? 'INACTIVE'].toLowerCase(),
    InactiveDate && `until ${utcDay(InactiveDate)}`,
    Description && CertificateId,
  ];
  return parts.filter(Boolean).join(' · ');
}

export function CertificateChoice({
  environmentId,
  name,
  type,
  value,
  onChange,
  error,
  optional = false,
}: {
  environmentId: string;
  name: string;
  type: ProfileType;
  value: readonly string[];
  onChange: (ids: string[]) => void;
  error?: string;
  optional?: boolean;
}) {
  const { data, error: failure, refetch } = useQuery(certificatesQuery(environmentId));
  const rank = (certificate: CertificateRow) => (value.includes(certificate.CertificateId ?? '') ? 0 : 1);
  const shown = (data ?? [])
    .filter((certificate) => rank(certificate) === 0 || fits(type, certificate))
    .sort(
      (a, b) =>
        (a.Usage ?? '').localeCompare(b.Usage ?? '') ||
        (b.InactiveDate ?? '').localeCompare(a.InactiveDate ?? ''),
    );
  const full = value.length >= MAX_PROFILE_CERTIFICATES;
  return (
    <FieldGroup
      name={name}
      label="Certificates"
      optional={optional}
      error={error}
      help={
        type === 'LOCAL'
          ? `Ours, with private keys; at most ${MAX_PROFILE_CERTIFICATES}. Several for one usage may overlap.`
          : `The partner’s; at most ${MAX_PROFILE_CERTIFICATES}. Several for one usage may overlap.`
      }
    >
      {failure && !data && <ErrorPanel error={toTransferError(failure)} onRetry={() => void refetch()} />}
      {!data && !failure && <Skeleton className="h-10" />}
      {data && shown.length === 0 && (
        <p className="mb-1 text-muted">
          {type === 'LOCAL'
            ? 'There are no certificates of ours yet. They can be added later.'
            : 'There are no certificates of partners yet. They can be added later.'}
        </p>
      )}
      {shown.length > 0 && (
        <div className="flex max-h-96 flex-col gap-2.5 overflow-y-auto rounded-md border border-line bg-surface px-3 py-2.5">
          {shown.map((certificate) => {
            const id = certificate.CertificateId ?? '';
            const checked = value.includes(id);
            return (
              <Checkbox
                key={id}
                label={certificateName(certificate)}
                help={about(certificate)}
                checked={checked}
                disabled={full && !checked}
                onChange={(event) =>
                  onChange(event.target.checked ? [...value, id] : value.filter((one) => one !== id))
                }
              />
            );
          })}
        </div>
      )}
    </FieldGroup>
  );
}
