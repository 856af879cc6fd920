'use client';
// What the partner must be told and given, to copy or to save: one sheet for each of our profiles that deals with it.

import { useQueries, useQuery } from '@tanstack/react-query';
import { Download } from 'lucide-react';
import { CodeBlock } from '@/components/code-block';
import { ErrorPanel } from '@/components/error-panel';
import { saveText } from '@/components/save-text';
import { Section } from '@/components/section';
import { Button } from '@/components/ui/button';
import { Skeleton } from '@/components/ui/skeleton';
import { agreementQuery } from '@/lib/agreements/queries';
import { certificateQuery } from '@/lib/certificates/queries';
import type { CertificateDetail } from '@/lib/certificates/reads';
import { as2ServersQuery } from '@/lib/servers/queries';
import { onboardingSheet } from '@/lib/trading-partners/onboarding';
import { type Partner, partnerName } from '@/lib/trading-partners/rules';
import { toTransferError } from '@/lib/transfer/errors';

interface OnboardingProps {
  environmentId: string;
  partner: Partner;
}

export function OnboardingSection({ environmentId, partner }: OnboardingProps) {
  return (
    <div id="onboarding" className="scroll-mt-4">
      {partner.ours.length === 0 ? (
        <Section title="Onboarding sheet">
          <p className="text-muted">
            Once an agreement or a connector joins the partner to one of our profiles, what it must know
            stands here.
          </p>
        </Section>
      ) : (
        partner.ours.map((our) => (
          <Sheet key={our.profile.ProfileId} environmentId={environmentId} partner={partner} our={our} />
        ))
      )}
    </div>
  );
}

function fileNameOf(as2Id: string, { Usage = 'SIGNING', CertificateId = '' }: CertificateDetail): string {
  return `${as2Id}-${Usage.toLowerCase()}-${CertificateId.slice(-4)}.pem`.replace(/[^\w.@+-]+/g, '_');
}

function Sheet({ environmentId, partner, our }: OnboardingProps & { our: Partner['ours'][number] }) {
  const { profile, certificates } = our;
  const ids = certificates.flatMap(({ Status, CertificateId }) =>
    Status === 'INACTIVE' || !CertificateId ? [] : [CertificateId],
  );
  const agreements = partner.agreements.filter(({ LocalProfileId }) => LocalProfileId === profile.ProfileId);
  const details = useQueries({ queries: ids.map((id) => certificateQuery(environmentId, id)) });
  const settings = useQueries({
    queries: agreements.map(({ ServerId = '', AgreementId = '' }) =>
      agreementQuery(environmentId, ServerId, AgreementId),
    ),
  });
  const servers = useQuery(as2ServersQuery(environmentId));
  const failed = [...details, ...settings, servers].find(({ error }) => error);
  const title = `Onboarding sheet of ${profile.name ?? profile.As2Id}`;
  if (failed?.error) {
    return (
      <Section title={title}>
        <ErrorPanel error={toTransferError(failed.error)} onRetry={() => void failed.refetch()} />
      </Section>
    );
  }
  const ready = details.every(({ data }) => data) && settings.every(({ data }) => data) && servers.data;
  if (!ready) {
    return (
      <Section title={title}>
        <Skeleton className="h-48" />
      </Section>
    );
  }
  const files = details.flatMap(({ data }) =>
    data?.Certificate ? [{ ...data, pem: data.Certificate, fileName: fileNameOf(profile.As2Id, data) }] : [],
  );
  const serverIds = new Set(agreements.map(({ ServerId }) => ServerId));
  const receiving = partner.servers.filter(({ ServerId }) => serverIds.has(ServerId));
  const name = partnerName(partner);
  const text = onboardingSheet({
    partner: { name, as2Id: partner.profile.As2Id },
    our: { name: profile.name, as2Id: profile.As2Id },
    urls: receiving.map(
      ({ ServerId }) =>
        servers.data.find((one) => one.ServerId === ServerId)?.url ?? '(ask us for the address)',
    ),
    certificates: files.map(({ Usage, fileName, Serial, chain, NotBeforeDate, NotAfterDate }) => ({
      Usage,
      fileName,
      serial: Serial,
      fingerprint: chain[0]?.fingerprint,
      notBefore: NotBeforeDate,
      notAfter: NotAfterDate,
    })),
    connectors: partner.connectors.filter(({ As2Config }) => As2Config.LocalProfileId === profile.ProfileId),
    receiptAddresses: [
      ...new Set(receiving.flatMap(({ As2ServiceManagedEgressIpAddresses: addresses }) => addresses)),
    ],
    signedOnly: settings.some(({ data }) => data?.EnforceMessageSigning === 'ENABLED'),
  });
  return (
    <Section
      title={title}
      description="Everything that the partner needs. Nothing in it is secret."
      actions={
        <Button size="sm" onClick={() => saveText(text, `AS2-${profile.As2Id}.txt`, 'text/plain')}>
          <Download aria-hidden className="size-3.5" />
          Save as text
        </Button>
      }
    >
      <CodeBlock label="onboarding sheet" code={text} wrap={false} />
      {files.length > 0 && (
        <div className="mt-3 flex flex-wrap items-center gap-2">
          <span className="text-table text-muted">Certificates to send along:</span>
          {files.map(({ CertificateId, fileName, pem }) => (
            <Button key={CertificateId} size="sm" onClick={() => saveText(pem, fileName)}>
              <Download aria-hidden className="size-3.5" />
              {fileName}
            </Button>
          ))}
        </div>
      )}
    </Section>
  );
}
