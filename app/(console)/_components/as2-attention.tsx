'use client';
// What AS2 needs in one environment: certificates that end, files that failed, agreements that let nothing in.

import { useQuery } from '@tanstack/react-query';
import { CircleAlert, TriangleAlert } from 'lucide-react';
import { type ReactNode, useMemo } from 'react';
import { AppLink } from '@/components/ui/app-link';
import { useNow } from '@/components/use-now';
import { allAgreementsQuery } from '@/lib/agreements/queries';
import { agreementHref } from '@/lib/agreements/rules';
import { type Ending, endingSoon, endingSummary } from '@/lib/certificates/expiry-rules';
import { certificatesQuery } from '@/lib/certificates/queries';
import { certificateName } from '@/lib/certificates/rules';
import { count, plural, relativeTime } from '@/lib/format';
import { meaningOf } from '@/lib/transfers/failure-codes';
import { recentFailuresQuery } from '@/lib/transfers/queries';
import { fileName, type SentFile, sentHref } from '@/lib/transfers/rules';

const SHOWN = 3;

/** `hasServers`: a server is known to speak AS2, so that agreements are worth a call for each of them. */
export function As2Attention({ environmentId, hasServers }: { environmentId: string; hasServers: boolean }) {
  const now = useNow();
  const certificates = useQuery(certificatesQuery(environmentId));
  const failures = useQuery(recentFailuresQuery(environmentId));
  const agreements = useQuery({ ...allAgreementsQuery(environmentId), enabled: hasServers });
  const ending = useMemo(
    () => (now === undefined ? [] : endingSoon(certificates.data ?? [], now)),
    [certificates.data, now],
  );
  const failed = failures.data ?? [];
  const inactive = (agreements.data ?? []).filter(({ Status }) => Status === 'INACTIVE');
  const unread = [
    certificates.error && 'certificates',
    failures.error && 'failed transfers',
    agreements.error && 'agreements',
  ].filter((name) => typeof name === 'string');
  const found = ending.length + failed.length + inactive.length > 0;
  if (now === undefined || (!found && unread.length === 0)) return null;
  return (
    <div className="border-t border-line px-4 pt-3 pb-2">
      <h3 className="text-table font-medium text-muted">AS2</h3>
      <ul className="divide-y divide-line">
        {ending.length > 0 && <Certificates {...{ environmentId, ending, now }} />}
        {failed.length > 0 && <Failures {...{ environmentId, failed, now }} />}
        {inactive.length > 0 && (
          <Group
            title="Inactive agreements"
            href={`/e/${environmentId}/servers/${inactive[0]?.ServerId}/agreements`}
            summary={`${plural(inactive.length, 'agreement lets', 'agreements let')} no message in`}
          >
            {inactive.slice(0, SHOWN).map(({ ServerId, AgreementId, Description }) => (
              <Line key={AgreementId} href={agreementHref(environmentId, ServerId, AgreementId)}>
                {Description ?? AgreementId}
              </Line>
            ))}
          </Group>
        )}
      </ul>
      {unread.length > 0 && (
        <p className="py-1.5 text-table text-muted">
          Not all is known: {unread.join(', ')} could not be read.
        </p>
      )}
    </div>
  );
}

function Certificates({
  environmentId,
  ending,
  now,
}: {
  environmentId: string;
  ending: readonly Ending[];
  now: number;
}) {
  const urgent = ending.some(({ within }) => within <= 7);
  return (
    <Group
      title="Certificates"
      href={`/e/${environmentId}/certificates`}
      urgent={urgent}
      summary={endingSummary(ending)}
    >
      {ending.slice(0, SHOWN).map(({ certificate, within }) => (
        <Line
          key={certificate.CertificateId}
          href={`/e/${environmentId}/certificates/${certificate.CertificateId}`}
          aside={`${within === 0 ? 'ended' : 'ends'} ${relativeTime(certificate.InactiveDate ?? '', now)}`}
        >
          {certificateName(certificate)}
        </Line>
      ))}
    </Group>
  );
}

function Failures({
  environmentId,
  failed,
  now,
}: {
  environmentId: string;
  failed: readonly SentFile[];
  now: number;
}) {
  return (
    <Group
      title="Failed transfers"
      href={`/e/${environmentId}/transfers?state=FAILED`}
      urgent
      summary={`${count(failed.length)} in the last 7 days, of those sent from here`}
    >
      {failed.slice(0, SHOWN).map((file) => (
        <Line
          key={`${file.transferId}/${file.position}`}
          href={sentHref(environmentId, file)}
          aside={`${file.failureCode ? meaningOf(file.failureCode, 'sent').title : 'Failed'}, ${relativeTime(file.at, now)}`}
        >
          {fileName(file.path)}
        </Line>
      ))}
    </Group>
  );
}

function Group({
  title,
  href,
  summary,
  urgent = false,
  children,
}: {
  title: string;
  href: string;
  summary: string;
  urgent?: boolean;
  children: ReactNode;
}) {
  const Icon = urgent ? CircleAlert : TriangleAlert;
  return (
    <li className="grid gap-x-6 gap-y-1 py-2.5 md:grid-cols-[minmax(0,15rem)_minmax(0,1fr)]">
      <AppLink href={href} className="link justify-self-start">
        {title}
      </AppLink>
      <div className="min-w-0">
        <p className="flex items-start gap-2">
          <Icon aria-hidden className={`mt-0.5 size-4 shrink-0 ${urgent ? 'text-danger' : 'text-warn'}`} />
          <span className="sr-only">{urgent ? 'Urgent' : 'Warning'}:</span>
          {summary}
        </p>
        <ul className="mt-1 ml-6 flex flex-col gap-1 text-table">{children}</ul>
      </div>
    </li>
  );
}

function Line({ href, aside, children }: { href: string; aside?: string; children: ReactNode }) {
  return (
    <li className="flex flex-wrap gap-x-3">
      <AppLink href={href} className="link min-w-0 break-all">
        {children}
      </AppLink>
      {aside && <span className="text-muted">{aside}</span>}
    </li>
  );
}
