// Reads a private key as far as is needed to tell whether it fits a certificate, before it is sent. Nothing of it is kept.

import { BitString, ObjectIdentifier, OctetString } from 'asn1js';
import { blocksOf } from './containers';
import type { PastedProblem } from './facts';
import { decodeBase64, MAX_PASTED, type PemBlock } from './pem';
import { members, type RsaFacts, rsaPrivateKey } from './rsa';

export type ReadPrivateKey =
  | { ok: true; key: RsaFacts & { pem: string } }
  | { ok: false; problem: PastedProblem };

const RSA = '1.2.840.113549.1.1.1';

const problems = {
  encrypted: {
    kind: 'encrypted-key',
    title: 'This key is encrypted with a password',
    advice: 'Open it here with its password, or write a copy without one with:',
    command: 'openssl pkey -in private.key -out private-plain.pem',
  },
  pkcs12: {
    kind: 'pkcs12',
    title: 'This is a PKCS#12 file',
    advice: 'Open it here with its password, or take the key out of it with:',
    command: 'openssl pkcs12 -in ours.p12 -nocerts -noenc -out private.pem',
  },
  openssh: {
    kind: 'ssh',
    title: 'This is a key in the form of OpenSSH',
    advice: 'If it belongs to the certificate at all, bring a copy of it into PEM form with:',
    command: 'ssh-keygen -p -m PEM -N "" -f private-copy',
  },
  notRsa: {
    kind: 'not-rsa',
    title: 'This is no RSA key',
    advice: 'AS2 on AWS takes RSA keys of 2048 to 4096 bits.',
  },
  damaged: {
    kind: 'damaged',
    title: 'The private key is damaged',
    advice: 'Its parts do not belong together, or some of it is missing.',
  },
  certificate: {
    kind: 'unknown',
    title: 'This is a certificate, not its private key',
    advice: 'The key begins with -----BEGIN PRIVATE KEY----- or -----BEGIN RSA PRIVATE KEY-----.',
  },
  unknown: {
    kind: 'unknown',
    title: 'This is no private key',
    advice: 'It begins with -----BEGIN PRIVATE KEY----- or -----BEGIN RSA PRIVATE KEY-----.',
  },
  tooLong: {
    kind: 'too-long',
    title: 'This is too long for a private key',
    advice: 'AWS takes at most 16,384 characters.',
  },
} satisfies Record<string, PastedProblem>;

function refuse(problem: PastedProblem): ReadPrivateKey {
  return { ok: false, problem };
}

function isEncrypted({ label, body }: PemBlock): boolean {
  return label === 'ENCRYPTED PRIVATE KEY' || /Proc-Type:\s*4,ENCRYPTED/.test(body.slice(0, 200));
}

/** The RSAPrivateKey inside PKCS#8 (RFC 5958); undefined for keys of another kind. */
function insidePkcs8(der: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> | undefined {
  const [, algorithm, key] = members(der);
  const [id] = (algorithm?.valueBlock as { value?: unknown[] } | undefined)?.value ?? [];
  if (!(id instanceof ObjectIdentifier) || id.getValue() !== RSA) return undefined;
  return key instanceof OctetString && !(key instanceof BitString)
    ? new Uint8Array(key.getValue())
    : undefined;
}

function readBlock({ label, body }: PemBlock): ReadPrivateKey {
  const der = decodeBase64(body);
  if (!der) return refuse(problems.damaged);
  if (label !== 'PRIVATE KEY' && label !== 'RSA PRIVATE KEY') return refuse(problems.notRsa);
  try {
    const inner = label === 'PRIVATE KEY' ? insidePkcs8(der) : der;
    if (!inner) return refuse(problems.notRsa);
    const key = rsaPrivateKey(inner);
    const pem = `-----BEGIN ${label}-----\n${body.trim()}\n-----END ${label}-----\n`;
    return key ? { ok: true, key: { ...key, pem } } : refuse(problems.damaged);
  } catch {
    return refuse(problems.damaged);
  }
}

export function readPrivateKey(text: string): ReadPrivateKey {
  if (text.length > MAX_PASTED) return refuse(problems.tooLong);
  const blocks = blocksOf(text);
  const keys = blocks.filter(({ label }) => label.endsWith('PRIVATE KEY'));
  const [key] = keys;
  if (key && keys.length === 1) {
    if (isEncrypted(key)) return refuse(problems.encrypted);
    return key.label.startsWith('OPENSSH') ? refuse(problems.openssh) : readBlock(key);
  }
  if (keys.length > 1) {
    const title = `This holds ${keys.length} private keys`;
    return refuse({ kind: 'several', title, advice: 'Give the one that belongs to the certificate.' });
  }
  if (blocks.some(({ label }) => label === 'PKCS12')) return refuse(problems.pkcs12);
  return refuse(
    blocks.some(({ label }) => label === 'CERTIFICATE') ? problems.certificate : problems.unknown,
  );
}
