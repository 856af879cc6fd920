/** Type, size, fingerprint and comment of a key on two lines. Usage: `<KeyFacts storedKey={key} />` */
import { KeyRound } from 'lucide-react';
import { Identifier } from '../identifier';

export interface ShownKey {
  algorithm: string;
  bits: number;
  fingerprint: string;
  comment: string;
}

export function keyName({ algorithm, bits }: Pick<ShownKey, 'algorithm' | 'bits'>): string {
  return bits > 0 ? `${algorithm} ${bits}` : algorithm;
}

export function KeyFacts({ storedKey }: { storedKey: ShownKey }) {
  return (
    <div className="flex min-w-0 items-start gap-2.5 rounded-md border border-line bg-sunken px-3 py-2">
      <KeyRound aria-hidden className="mt-0.5 size-4 shrink-0 text-muted" />
      <div className="min-w-0">
        <p>
          <span className="font-medium">{keyName(storedKey)}</span>
          <span className="text-muted"> · {storedKey.comment || 'no comment'}</span>
        </p>
        <Identifier value={storedKey.fingerprint} label="fingerprint" />
      </div>
    </div>
  );
}
