// Keeps what was last parsed: certificates and keys are the same for message after message.

import { createPrivateKey } from 'node:crypto';

const MOST = 50;

/** The same as `parse`, which is asked again only for texts that were not among the last few. */
export function remembered<T>(parse: (text: string) => T): (text: string) => T {
  const known = new Map<string, T>();
  return (text) => {
    const found = known.get(text);
    if (found !== undefined) return found;
    const [oldest] = known.keys();
    if (known.size >= MOST && oldest !== undefined) known.delete(oldest);
    const parsed = parse(text);
    known.set(text, parsed);
    return parsed;
  };
}

export const privateKeyOf = remembered((pem) => createPrivateKey(pem));
