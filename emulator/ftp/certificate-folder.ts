// Stands for Certificate Manager: the PEM files of a server's certificate, by the id that ends its ARN.

import { createHash, createPrivateKey, X509Certificate } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { selfSigned, type TlsIdentity } from './self-signed';

export interface CertificateFolders {
  /** Somebody else's, with what was put there; absent where nobody named one. */
  given?: string | undefined;
  /** Ours, where self-signed certificates are kept. */
  own: string;
}

/** `<id>.crt` and `<id>.key`; what is in neither folder is made. Throws a sentence where they do not fit. */
export function certificateOf(arn: string, { given, own }: CertificateFolders): TlsIdentity {
  const id = certificateId(arn);
  return (given !== undefined && read(given, id)) || read(own, id) || make(own, id);
}

/** A text that is no ARN of a certificate still names one file, and none outside of the folder. */
export function certificateId(arn: string): string {
  const id = /^arn:[^/]+:certificate\/([\w-]{1,128})$/.exec(arn)?.[1];
  return id ?? createHash('sha256').update(arn).digest('hex').slice(0, 36);
}

function read(folder: string, id: string): TlsIdentity | undefined {
  const [certFile, keyFile] = [join(folder, `${id}.crt`), join(folder, `${id}.key`)];
  const [cert, key] = [textOf(certFile), textOf(keyFile)];
  if (cert === undefined && key === undefined) return undefined;
  if (cert === undefined || key === undefined || !fits(cert, key)) {
    throw new Error(`${keyFile} is not the private key of the certificate in ${certFile}.`);
  }
  return { cert, key };
}

function make(folder: string, id: string): TlsIdentity {
  const made = selfSigned(`Transfer emulator ${id}`.slice(0, 64), new Date());
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  try {
    // The key first: of two servers that make one at the same moment the first wins.
    writeFileSync(join(folder, `${id}.key`), made.key, { mode: 0o600, flag: 'wx' });
    writeFileSync(join(folder, `${id}.crt`), made.cert);
    return made;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    const other = read(folder, id);
    if (!other) throw error;
    return other;
  }
}

function textOf(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

function fits(certificate: string, privateKey: string): boolean {
  try {
    return new X509Certificate(certificate).checkPrivateKey(createPrivateKey(privateKey));
  } catch {
    return false;
  }
}
