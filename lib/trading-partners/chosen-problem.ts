// What speaks against an existing certificate in a place of the wizard. Apart from the other rules, which read certificates.

import { type CertificateRow, ownerOf, statusNames, usageNames } from '@/lib/certificates/rules';
import type { CertificateUsageType } from '@/lib/transfer-model/enums.gen';

export function chosenProblem(
  certificate: CertificateRow,
  owner: 'ours' | 'partner',
  usage: CertificateUsageType,
): string | undefined {
  if (certificate.Usage !== usage) {
    const is = certificate.Usage ? usageNames[certificate.Usage].toLowerCase() : 'another use';
    return `It is for ${is}, not for ${usageNames[usage].toLowerCase()}.`;
  }
  if (ownerOf(certificate.Type) !== owner) {
    return owner === 'ours'
      ? 'It has no private key, so it is a partner’s: we can neither sign nor decrypt with it.'
      : 'It has a private key, so it is one of ours.';
  }
  if (certificate.Status === 'INACTIVE') return `Its status is ${statusNames.INACTIVE}: its time is over.`;
  return undefined;
}
