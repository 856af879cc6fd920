'use client';
// What the certificate itself says, its chain, and its PEM to take away.

import { Download } from 'lucide-react';
import { Callout } from '@/components/callout';
import { Chain, keyName } from '@/components/certificates/facts-card';
import { CodeBlock } from '@/components/code-block';
import { PropertyList } from '@/components/property-list';
import { RelativeTime } from '@/components/relative-time';
import { saveText } from '@/components/save-text';
import { Section } from '@/components/section';
import { Button } from '@/components/ui/button';
import type { CertificateDetail } from '@/lib/certificates/reads';
import { certificateName } from '@/lib/certificates/rules';

export function CertificateContent({ certificate }: { certificate: CertificateDetail }) {
  const [facts, ...issuers] = certificate.chain;
  const pem = [certificate.Certificate, certificate.CertificateChain]
    .flatMap((text) => text?.trim() ?? [])
    .join('\n');
  const fileName = `${certificateName(certificate)}.pem`;
  return (
    <Section
      title="Certificate"
      actions={
        <Button
          size="sm"
          disabledReason={pem ? undefined : 'AWS did not give its text'}
          onClick={() => saveText(`${pem}\n`, fileName)}
        >
          <Download aria-hidden className="size-3.5" />
          Download PEM
        </Button>
      }
    >
      {facts ? (
        <>
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
              { name: 'Extended key usage', value: facts.purposes?.join(', ') ?? 'Not restricted' },
              { name: 'Serial number', value: facts.serial, copy: facts.serial, mono: true, wide: true },
              {
                name: 'SHA-256 fingerprint',
                value: facts.fingerprint,
                copy: facts.fingerprint,
                mono: true,
                wide: true,
              },
            ]}
          />
          {issuers.length > 0 && <Chain issuers={issuers} />}
        </>
      ) : (
        <Callout tone="warn" title="Its text cannot be read here">
          AWS keeps it, but this console cannot tell what it says.
        </Callout>
      )}
      {pem && (
        <details className="mt-4">
          <summary className="text-table text-muted hover:text-ink">Show the PEM</summary>
          <div className="mt-2">
            <CodeBlock label="PEM" code={pem} wrap={false} />
          </div>
        </details>
      )}
    </Section>
  );
}
