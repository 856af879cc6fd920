'use client';
/**
 * Takes a certificate by paste, from a file or by drop, and says at once what it is and what speaks against it. A private key is refused.
 * Usage: `<CertificateInput name="Certificate" value={text} onChange={setText} usage="SIGNING" error={…} onPrivateKey={…} />`
 */
import { useState } from 'react';
import type { PastedProblem } from '@/lib/certificates/facts';
import { holdsPrivateKey, MAX_PASTED, pemBlocks } from '@/lib/certificates/pem';
import { type Finding, findingsOf, type UsageChoice } from '@/lib/certificates/rules';
import { Callout } from '../callout';
import { FileDrop } from '../form/file-drop';
import { FactsCard } from './facts-card';
import { LockedFile } from './locked-file';
import { ProblemNote } from './problem-note';
import { readFile, useReadCertificates } from './use-read';

const REFUSED: PastedProblem = {
  kind: 'private',
  title: 'This is a private key',
  advice:
    'A partner’s certificate comes without its private key. Give the certificate alone: the block from -----BEGIN CERTIFICATE----- to -----END CERTIFICATE-----.',
};

function certificatesIn(text: string): string {
  return pemBlocks(text)
    .filter(({ label }) => label === 'CERTIFICATE')
    .map(({ label, body }) => `-----BEGIN ${label}-----${body}-----END ${label}-----\n`)
    .join('');
}

function keyIn(text: string): string {
  const key = pemBlocks(text).find(({ label }) => label.endsWith('PRIVATE KEY'));
  return key ? `-----BEGIN ${key.label}-----${key.body}-----END ${key.label}-----\n` : '';
}

export function CertificateInput({
  name,
  value,
  onChange,
  usage,
  error,
  label = 'Certificate',
  help = 'X.509 in PEM or DER, with its chain if it has one. It is read here first; nothing is sent yet.',
  onPrivateKey,
}: {
  name: string;
  value: string;
  onChange: (text: string) => void;
  usage: UsageChoice;
  /** Shown only where what was typed says nothing itself. */
  error?: string;
  label?: string;
  help?: string;
  /** Where the private key is wanted too: it takes the key out of a file that holds both. */
  onPrivateKey?: (pem: string) => void;
}) {
  const [refused, setRefused] = useState<PastedProblem>();
  const [note, setNote] = useState<string>();
  const read = useReadCertificates(value);
  const take = (text: string) => {
    setRefused(undefined);
    setNote(undefined);
    if (!holdsPrivateKey(text)) return onChange(text);
    const certificates = certificatesIn(text);
    const key = keyIn(text);
    if (onPrivateKey && certificates && key) {
      onChange(certificates);
      onPrivateKey(key);
      setNote('The private key in it was put into its own field below.');
      return;
    }
    setRefused(onPrivateKey ? { ...REFUSED, advice: 'The private key has its own field below.' } : REFUSED);
    onChange(certificates);
  };
  const opened = ({ certificates, privateKey }: { certificates: string; privateKey: string }) => {
    if (!certificates) {
      setNote('There was no certificate in it.');
      return;
    }
    onChange(certificates);
    if (privateKey && onPrivateKey) onPrivateKey(privateKey);
    else if (privateKey)
      setNote('It also held the private key, which was left out: a partner never needs to send it.');
  };
  const problem = read && !read.ok ? read.problem : undefined;
  return (
    <div className="flex flex-col gap-3">
      <FileDrop
        name={name}
        label={label}
        value={value}
        onChange={take}
        readFile={readFile}
        maxBytes={MAX_PASTED}
        accept=".pem,.cer,.crt,.der,.p7b,.p7c,.p12,.pfx,application/x-x509-ca-cert,application/x-pkcs12"
        placeholder="-----BEGIN CERTIFICATE-----"
        rows={5}
        help={help}
        error={read || refused ? undefined : error}
      />
      <div role="alert" className="empty:hidden">
        {refused && <ProblemNote problem={refused} removed />}
      </div>
      <div aria-live="polite" className="flex flex-col gap-3 empty:hidden">
        {note && <p className="text-table text-muted">{note}</p>}
        {problem?.kind === 'pkcs12' && (
          <LockedFile key={value} text={value} title="This is a PKCS#12 file" onOpened={opened} />
        )}
        {problem && problem.kind !== 'pkcs12' && <ProblemNote problem={problem} />}
        {read?.ok && <FactsCard chain={read.chain} />}
        {read?.ok && <Findings findings={findingsOf(read.chain[0], usage, Date.now())} />}
      </div>
    </div>
  );
}

const tones = { refusal: 'danger', warning: 'warn', note: 'info' } as const;

export function Findings({ findings }: { findings: readonly Finding[] }) {
  return findings.map(({ level, title, advice }) => (
    <Callout key={title} tone={tones[level]} title={title}>
      {advice}
    </Callout>
  ));
}
