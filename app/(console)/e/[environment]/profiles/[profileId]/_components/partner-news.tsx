'use client';
// What partners must be sent of ours: the text and the certificates that count now or will.

import type { DescribedProfile } from '@aws-sdk/client-transfer';
import { useQueries } from '@tanstack/react-query';
import { Download } from 'lucide-react';
import { useSearchParams } from 'next/navigation';
import { CodeBlock } from '@/components/code-block';
import { CopyButton } from '@/components/copy-button';
import { saveText } from '@/components/save-text';
import { Section } from '@/components/section';
import { Button } from '@/components/ui/button';
import { Skeleton } from '@/components/ui/skeleton';
import { certificateQuery } from '@/lib/certificates/queries';
import type { CertificateDetail } from '@/lib/certificates/reads';
import { usageNames } from '@/lib/certificates/rules';
import { utc } from '@/lib/format';
import { type Announced, partnerMessage } from '@/lib/profiles/timeline';
import { useHeld } from './certificates-section';

/** One certificate under two ids is sent once. */
function byFingerprint(certificates: readonly CertificateDetail[]): CertificateDetail[][] {
  const groups = new Map<string, CertificateDetail[]>();
  for (const certificate of certificates) {
    const key = certificate.chain[0]?.fingerprint ?? certificate.CertificateId ?? '';
    groups.set(key, [...(groups.get(key) ?? []), certificate]);
  }
  return [...groups.values()];
}

function announced(group: readonly CertificateDetail[]): Announced {
  const [first] = group;
  return {
    fingerprint: first?.chain[0]?.fingerprint ?? '',
    serial: first?.chain[0]?.serial ?? first?.Serial ?? '',
    uses: group.map(({ Usage, ActiveDate = '', InactiveDate = '' }) => ({
      usage: usageNames[Usage ?? 'SIGNING'].toLowerCase(),
      from: utc(ActiveDate),
      until: utc(InactiveDate),
    })),
  };
}

export function PartnerNews({
  environmentId,
  profile,
}: {
  environmentId: string;
  profile: DescribedProfile;
}) {
  const fresh = useSearchParams()?.get('new')?.split(',') ?? [];
  const { held = [] } = useHeld(environmentId, profile);
  const current = held
    .filter(({ Status }) => Status !== 'INACTIVE')
    .flatMap(({ CertificateId }) => CertificateId ?? []);
  const added = current.filter((id) => fresh.includes(id));
  const ids = added.length > 0 ? added : current;
  const answers = useQueries({ queries: ids.map((id) => certificateQuery(environmentId, id)) });
  if (ids.length === 0) return null;
  const certificates = answers.flatMap(({ data }) => data ?? []);
  const ready = certificates.length === ids.length;
  const groups = byFingerprint(certificates);
  const text = partnerMessage(profile.As2Id ?? '', groups.map(announced));
  const pem = groups.flatMap(([first]) => first?.Certificate?.trim() ?? []).join('\n');
  return (
    <Section
      title="To send to partners"
      description={
        added.length > 0
          ? 'The certificates that were just added; partners must install them before they count.'
          : 'Our certificates that count now or will, without their private keys.'
      }
      actions={
        ready && (
          <>
            <CopyButton value={text} label="the message" text="Copy message" />
            <Button size="sm" onClick={() => saveText(`${pem}\n`, `${profile.As2Id}.pem`)}>
              <Download aria-hidden className="size-3.5" />
              Download PEM
            </Button>
          </>
        )
      }
    >
      {ready ? <CodeBlock label="message" code={text} wrap={false} /> : <Skeleton className="h-32" />}
    </Section>
  );
}
