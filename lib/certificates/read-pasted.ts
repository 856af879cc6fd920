// Reads what someone gave as a certificate: one, or one with its chain; or says what it is instead and what to do.

import { blocksOf, certificatesOfPkcs7 } from './containers';
import type { CertificateFacts, PastedProblem } from './facts';
import { decodeBase64, holdsPrivateKey, MAX_PASTED, type PemBlock } from './pem';
import { readCertificate } from './read-certificate';

export type ReadCertificates =
  | {
      ok: true;
      /** The certificate itself, then its issuers as far as they were given. */
      chain: [CertificateFacts, ...CertificateFacts[]];
    }
  | { ok: false; problem: PastedProblem };

const refusals: Record<string, Omit<PastedProblem, 'kind'> & Pick<PastedProblem, 'kind'>> = {
  PKCS12: {
    kind: 'pkcs12',
    title: 'This is a PKCS#12 file: a certificate together with its private key',
    advice: 'Open it here with its password, or take the certificate out of it with:',
    command: 'openssl pkcs12 -in partner.p12 -nokeys -clcerts -out certificate.pem',
  },
  'CERTIFICATE REQUEST': {
    kind: 'request',
    title: 'This is a request for a certificate, not the certificate',
    advice: 'Its authority answers it with the certificate: import that one.',
  },
  'NEW CERTIFICATE REQUEST': {
    kind: 'request',
    title: 'This is a request for a certificate, not the certificate',
    advice: 'Its authority answers it with the certificate: import that one.',
  },
  'PUBLIC KEY': {
    kind: 'public-key',
    title: 'This is a bare public key, not a certificate',
    advice: 'Ask for the X.509 certificate, usually a file that ends in .cer, .crt or .pem.',
  },
  'JAVA KEYSTORE': {
    kind: 'keystore',
    title: 'This is a Java key store',
    advice: 'Take the certificate out of it with:',
    command: 'keytool -exportcert -rfc -keystore store.jks -alias NAME -file certificate.pem',
  },
};

const PRIVATE: PastedProblem = {
  kind: 'private',
  title: 'This holds a private key',
  advice:
    'A certificate is public, its private key is not, and a partner never needs yours. Give the certificate alone here: the block from -----BEGIN CERTIFICATE----- to -----END CERTIFICATE-----.',
};

const UNKNOWN: PastedProblem = {
  kind: 'unknown',
  title: 'This is no certificate',
  advice:
    'A certificate in PEM form begins with -----BEGIN CERTIFICATE----- and ends with -----END CERTIFICATE-----. A file in DER form (.cer, .der) can be chosen or dropped.',
};

function refuse(problem: PastedProblem): ReadCertificates {
  return { ok: false, problem };
}

export function readPasted(text: string): ReadCertificates {
  if (text.length > MAX_PASTED) {
    return refuse({
      kind: 'too-long',
      title: 'This is too long for a certificate',
      advice: 'Give one certificate, with its chain if it has one.',
    });
  }
  if (holdsPrivateKey(text)) return refuse(PRIVATE);
  const blocks = blocksOf(text);
  const found = blocks.find(({ label }) => refusals[label] !== undefined);
  if (blocks.some(({ label }) => label.endsWith('PRIVATE KEY'))) return refuse(PRIVATE);
  if (found) return refuse(refusals[found.label] ?? UNKNOWN);
  if (/^\s*(ssh|ecdsa)-\S+ AAAA/.test(text)) {
    return refuse({
      kind: 'ssh',
      title: 'This is an SSH public key',
      advice: 'It belongs to a user of an SFTP server. AS2 needs an X.509 certificate.',
    });
  }
  const chain = readBlocks(blocks);
  if (!chain) return refuse(damaged);
  const [first, ...others] = chain;
  if (!first) return refuse(UNKNOWN);
  return others.length === 0 ? { ok: true, chain: [first] } : inOrder([first, ...others]);
}

const damaged: PastedProblem = {
  kind: 'damaged',
  title: 'The certificate is damaged',
  advice: 'Part of it is missing or was changed on the way, often by a mail program. Ask for it as a file.',
};

/** Undefined where one of them cannot be read. */
function readBlocks(blocks: readonly PemBlock[]): CertificateFacts[] | undefined {
  try {
    return blocks.flatMap(({ label, body }) => {
      const der = decodeBase64(body);
      if (!der) throw new RangeError('no base64');
      if (label === 'PKCS7' || label === 'CMS') return certificatesOfPkcs7(der).map(readCertificate);
      return /^(X509 |TRUSTED )?CERTIFICATE$/.test(label) ? [readCertificate(der)] : [];
    });
  } catch {
    return undefined;
  }
}

/** Files hold chains in any order; the certificate itself is the one that issued none of the others. */
function inOrder(all: [CertificateFacts, ...CertificateFacts[]]): ReadCertificates {
  const distinct = all.filter(
    (one, index) => all.findIndex(({ fingerprint }) => fingerprint === one.fingerprint) === index,
  );
  const leaves = distinct.filter(
    (one) => !distinct.some((other) => other !== one && other.issuer === one.subject),
  );
  const [leaf, ...strays] = leaves;
  if (!leaf || strays.length > 0) {
    const names = leaves.map(({ commonName, subject }) => commonName ?? subject).slice(0, 5);
    return refuse({
      kind: 'several',
      title: `These are ${leaves.length || distinct.length} certificates that do not belong to one chain`,
      advice: `${names.length > 0 ? `${names.join(', ')}. ` : ''}Import them one at a time.`,
    });
  }
  const chain: [CertificateFacts, ...CertificateFacts[]] = [leaf];
  let last = leaf;
  for (;;) {
    const issuer = distinct.find((one) => one.subject === last.issuer && !chain.includes(one));
    if (!issuer) return { ok: true, chain };
    chain.push(issuer);
    last = issuer;
  }
}
