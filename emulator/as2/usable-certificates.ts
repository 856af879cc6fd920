// Chooses among the certificates of a profile: inbound takes all that are usable, outbound the one that lasts longest.

import type { CertificateUsageType } from '@aws-sdk/client-transfer';
import { isUsable } from '../certificates/status';
import type { CertificateRecord, ProfileRecord } from '../store/as2-records';
import type { Store } from '../store/store';
import type { Identity } from './jobs';

type Certificates = Pick<Store, 'certificates'>;

/** Those for the use that are inside both of their windows, the largest InactiveDate first. */
export function usableCertificates(
  store: Certificates,
  profile: ProfileRecord,
  usage: CertificateUsageType,
  now: Date,
): CertificateRecord[] {
  return profile.CertificateIds.flatMap((id) => store.certificates.get(id) ?? [])
    .filter((certificate) => certificate.Usage === usage && isUsable(certificate, now))
    .sort((left, right) => right.InactiveDate - left.InactiveDate);
}

/** The same with their private keys; certificates that have none are left out. */
export function usableIdentities(
  store: Certificates,
  profile: ProfileRecord,
  usage: CertificateUsageType,
  now: Date,
): Identity[] {
  return usableCertificates(store, profile, usage, now).flatMap(({ CertificateId, Certificate }) => {
    const privateKey = store.certificates.privateKey(CertificateId);
    return privateKey === undefined ? [] : [{ certificate: Certificate, privateKey }];
  });
}
