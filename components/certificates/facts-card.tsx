'use client';
/** What a certificate says of itself, with its chain. Usage: `<FactsCard chain={chain} />` */
import { FileBadge } from 'lucide-react';
import { useId } from 'react';
import type { CertificateFacts } from '@/lib/certificates/facts';
import { CopyButton } from '../copy-button';
import { PropertyList } from '../property-list';
import { RelativeTime } from '../relative-time';

export function keyName({ keyType, bits }: Pick<CertificateFacts, 'keyType' | 'bits'>): string {
  return bits === undefined ? keyType : `${keyType} ${bits} bits`;
}

export function FactsCard({ chain }: { chain: readonly [CertificateFacts, ...CertificateFacts[]] }) {
  const [facts, ...issuers] = chain;
  const id = useId();
  return (
    <section aria-labelledby={id} className="rounded-md border border-line bg-sunken px-4 py-3">
      <p id={id} className="mb-3 flex items-center gap-2 font-medium">
        <FileBadge aria-hidden className="size-4 shrink-0 text-muted" />
        <span className="min-w-0 break-words">{facts.commonName ?? facts.subject}</span>
      </p>
      <PropertyList
        items={[
          { name: 'Subject', value: facts.subject, wide: true },
          { name: 'Issuer', value: facts.selfSigned ? 'Itself (self-signed)' : facts.issuer, wide: true },
          ...(facts.alternativeNames.length > 0
            ? [{ name: 'Alternative names', value: facts.alternativeNames.join(', '), wide: true }]
            : []),
          { name: 'Key', value: keyName(facts) },
          { name: 'Signed by', value: facts.signature },
          { name: 'Valid from', value: <RelativeTime moment={facts.notBefore} /> },
          { name: 'Valid until', value: <RelativeTime moment={facts.notAfter} /> },
          { name: 'Key usage', value: facts.keyUsage?.join(', ') ?? 'Not restricted' },
          { name: 'Serial number', value: facts.serial, mono: true },
          {
            name: 'SHA-256 fingerprint',
            value: facts.fingerprint,
            mono: true,
            copy: facts.fingerprint,
            wide: true,
          },
        ]}
      />
      {issuers.length > 0 && <Chain issuers={issuers} />}
    </section>
  );
}

/** The certificates that came along, from the issuer to the root. */
export function Chain({ issuers }: { issuers: readonly CertificateFacts[] }) {
  return (
    <div className="mt-3.5">
      <p className="text-table text-muted">Chain</p>
      <ol className="mt-0.5 flex flex-col gap-1">
        {issuers.map((issuer, index) => (
          <li key={issuer.fingerprint} className="flex min-w-0 items-center gap-1">
            <span className="min-w-0 break-words" style={{ paddingInlineStart: `${index * 0.75}rem` }}>
              {issuer.commonName ?? issuer.subject}
              <span className="text-muted">
                {' '}
                · {issuer.selfSigned ? 'root' : 'intermediate'}, {keyName(issuer)}
              </span>
            </span>
            <CopyButton
              value={issuer.fingerprint}
              label={`fingerprint of ${issuer.commonName ?? 'issuer'}`}
            />
          </li>
        ))}
      </ol>
    </div>
  );
}
