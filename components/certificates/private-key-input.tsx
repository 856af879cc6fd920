'use client';
/**
 * Takes the private key of a certificate and checks here that the two belong together.
 * Usage: `<PrivateKeyInput name="PrivateKey" certificate={pem} value={text} onChange={setText} error={…} />`
 */
import { CircleCheck } from 'lucide-react';
import type { PastedProblem } from '@/lib/certificates/facts';
import { MAX_PASTED } from '@/lib/certificates/pem';
import { mismatch } from '@/lib/certificates/rules';
import { FileDrop } from '../form/file-drop';
import { LockedFile } from './locked-file';
import { ProblemNote } from './problem-note';
import { readFile, useReadCertificates, useReadPrivateKey } from './use-read';

const locked: ReadonlySet<PastedProblem['kind']> = new Set(['encrypted-key', 'pkcs12']);

export function PrivateKeyInput({
  name,
  certificate,
  value,
  onChange,
  error,
}: {
  name: string;
  /** The text of the certificate that it must belong to. */
  certificate: string;
  value: string;
  onChange: (text: string) => void;
  error?: string;
}) {
  const key = useReadPrivateKey(value);
  const read = useReadCertificates(certificate);
  const misfit = read?.ok && key?.ok ? mismatch(read.chain[0], key.key) : undefined;
  const problem = key && !key.ok ? key.problem : misfit;
  return (
    <div className="flex flex-col gap-3">
      <FileDrop
        name={name}
        label="Private key"
        value={value}
        onChange={onChange}
        readFile={readFile}
        maxBytes={MAX_PASTED}
        accept=".pem,.key,.der,.p8,.p12,.pfx,application/x-pkcs12"
        placeholder="-----BEGIN PRIVATE KEY-----"
        rows={4}
        help="PEM or DER, without a password. It is compared with the certificate here, goes to AWS once, and is kept nowhere else."
        error={key ? undefined : error}
      />
      <div aria-live="polite" className="flex flex-col gap-3 empty:hidden">
        {problem && locked.has(problem.kind) && (
          <LockedFile
            key={value}
            text={value}
            title={problem.title}
            onOpened={({ privateKey }) => privateKey && onChange(privateKey)}
          />
        )}
        {problem && !locked.has(problem.kind) && <ProblemNote problem={problem} />}
        {read?.ok && key?.ok && !misfit && (
          <p className="flex items-center gap-1.5 text-table">
            <CircleCheck aria-hidden className="size-4 shrink-0 text-ok" />
            It belongs to the certificate: RSA {key.key.bits} bits.
          </p>
        )}
      </div>
    </div>
  );
}
