// Whether a private key is the one that a certificate was made for.

import type { CertificateFacts, PastedProblem } from './facts';

/** Undefined where the key is the one that the certificate was made for. */
export function mismatch(certificate: CertificateFacts, key: { modulus: string }): PastedProblem | undefined {
  if (certificate.modulus === key.modulus) return undefined;
  return {
    kind: 'mismatch',
    title: 'This private key does not belong to the certificate',
    advice:
      'They were made as different pairs, so nothing signed with this key could be verified with that certificate. Look for the key that was made together with it.',
  };
}
