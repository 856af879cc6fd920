/** The certificates that had to do with a message. Usage: `<CertificatesSection environmentId uses={certificatesOf(…)} />` */
import { certificateName } from '@/lib/certificates/rules';
import type { CertificateUse } from '@/lib/transfers/used-certificates';
import { RelativeTime } from '../relative-time';
import { Section } from '../section';
import { AppLink } from '../ui/app-link';

const owners = { local: 'our profile', partner: 'the partner’s profile' } as const;

export function CertificatesSection({
  environmentId,
  uses,
  note,
}: {
  environmentId: string;
  uses: readonly CertificateUse[];
  note?: string;
}) {
  return (
    <Section
      title="Certificates"
      description="AWS does not record which ones were used. These are in use at that time by the profiles as they are now; of several it takes the one that lasts longest."
    >
      <dl className="grid gap-x-8 gap-y-3.5 sm:grid-cols-2">
        {uses.map((use) => (
          <div key={use.purpose} className="min-w-0">
            <dt className="text-table text-muted">
              {use.purpose}
              {!use.chosen && use.certificates.length > 1 && ' one of'}
            </dt>
            {use.certificates.length === 0 ? (
              <dd className="mt-0.5 text-danger">None in {owners[use.owner]} was in use.</dd>
            ) : (
              use.certificates.map((certificate) => (
                <dd key={certificate.CertificateId} className="mt-0.5">
                  <AppLink
                    href={`/e/${environmentId}/certificates/${certificate.CertificateId}`}
                    className="break-all underline underline-offset-3"
                  >
                    {certificateName(certificate)}
                  </AppLink>
                  {certificate.InactiveDate && (
                    <span className="ml-2 text-table text-muted">
                      ends <RelativeTime moment={certificate.InactiveDate} />
                    </span>
                  )}
                </dd>
              ))
            )}
          </div>
        ))}
      </dl>
      {note && <p className="mt-4 max-w-prose text-muted">{note}</p>}
    </Section>
  );
}
