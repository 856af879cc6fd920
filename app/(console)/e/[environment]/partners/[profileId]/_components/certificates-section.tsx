// The partner's certificates with what they are for and when they end.

import { RelativeTime } from '@/components/relative-time';
import { Section } from '@/components/section';
import { StateMark } from '@/components/state-mark';
import { AppLink } from '@/components/ui/app-link';
import { LinkButton } from '@/components/ui/link-button';
import { certificateName, statusNames, usageNames } from '@/lib/certificates/rules';
import type { Partner } from '@/lib/trading-partners/rules';

const shapes = { ACTIVE: 'filled', PENDING_ROTATION: 'hollow', INACTIVE: 'failed' } as const;

export function CertificatesSection({ environmentId, partner }: { environmentId: string; partner: Partner }) {
  const { certificates, profile } = partner;
  const link = 'min-w-0 flex-1 basis-60 font-medium break-all underline-offset-3 hover:underline';
  return (
    <Section
      title="Certificates of the partner"
      flush
      actions={
        <LinkButton size="sm" href={`/e/${environmentId}/profiles/${profile.ProfileId}`}>
          Add or replace
        </LinkButton>
      }
    >
      {certificates.length === 0 ? (
        <p className="px-4 py-3 text-muted">It has none.</p>
      ) : (
        <ul className="divide-y divide-line">
          {certificates.map((one) => (
            <li
              key={one.CertificateId}
              className="flex flex-wrap items-center gap-x-4 gap-y-1 px-4 py-2.5 text-table"
            >
              <AppLink href={`/e/${environmentId}/certificates/${one.CertificateId}`} className={link}>
                {certificateName(one)}
              </AppLink>
              <span className="w-24 text-muted">{one.Usage && usageNames[one.Usage]}</span>
              <span className="w-32">
                {one.Status && <StateMark state={statusNames[one.Status]} shape={shapes[one.Status]} />}
              </span>
              <span className="w-32 text-muted">
                {one.InactiveDate && (
                  <>
                    ends <RelativeTime moment={one.InactiveDate} />
                  </>
                )}
              </span>
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}
