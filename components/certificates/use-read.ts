// Reads pasted certificates and keys as they change, by code that is fetched with the first of them.

import { useEffect, useState } from 'react';
import type { ReadPrivateKey } from '@/lib/certificates/private-key';
import type { ReadCertificates } from '@/lib/certificates/read-pasted';

function useRead<Result>(text: string, read: (text: string) => Promise<Result>): Result | undefined {
  const [done, setDone] = useState<{ text: string; result: Result }>();
  useEffect(() => {
    if (!text.trim()) return;
    let current = true;
    void read(text).then((result) => current && setDone({ text, result }));
    return () => {
      current = false;
    };
  }, [text, read]);
  return done?.text === text && text.trim() ? done.result : undefined;
}

const readCertificates = async (text: string) =>
  (await import('@/lib/certificates/read-pasted')).readPasted(text);
const readKey = async (text: string) => (await import('@/lib/certificates/private-key')).readPrivateKey(text);

/** Undefined while it is being read, and where there is nothing to read. */
export function useReadCertificates(text: string): ReadCertificates | undefined {
  return useRead(text, readCertificates);
}

export function useReadPrivateKey(text: string): ReadPrivateKey | undefined {
  return useRead(text, readKey);
}

/** DER becomes PEM, so that a box can show it. */
export async function readFile(file: File): Promise<string> {
  const [{ fileText }, bytes] = await Promise.all([
    import('@/lib/certificates/containers'),
    file.arrayBuffer(),
  ]);
  return fileText(new Uint8Array(bytes));
}
