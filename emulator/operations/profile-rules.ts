// Which certificates a profile may hold.

import type { ProfileRecord } from '../store/as2-records';
import { InvalidRequestException } from '../wire/errors';
import { existingCertificate } from './existing';
import type { Context } from './operation';
import { refuseAboveQuota } from './quotas';

/** Our own side signs and decrypts, which takes private keys; a partner's are none of ours. */
export function checkCertificates(profile: ProfileRecord, context: Context): void {
  const { ProfileType, CertificateIds } = profile;
  refuseAboveQuota(context, 'certificatesPerProfile', CertificateIds.length - 1);
  if (new Set(CertificateIds).size !== CertificateIds.length) {
    refuse('CertificateIds must not contain duplicates');
  }
  for (const id of CertificateIds) {
    const hasKey = existingCertificate(context, id).Type === 'CERTIFICATE_WITH_PRIVATE_KEY';
    if (ProfileType === 'LOCAL' && !hasKey) {
      refuse(`Certificate ${id} has no private key and cannot be used in a profile of ProfileType: LOCAL`);
    }
    if (ProfileType === 'PARTNER' && hasKey) {
      refuse(`Certificate ${id} has a private key and cannot be used in a profile of ProfileType: PARTNER`);
    }
  }
}

/** User guide: an AS2 id has no spaces, though the shape allows them. */
export function checkAs2Id(as2Id: string): void {
  if (/\s/.test(as2Id)) refuse('As2Id must not contain spaces');
}

function refuse(message: string): never {
  throw new InvalidRequestException(message);
}
