// Answers DeleteCertificate.

import type { DeleteCertificateRequest } from '@aws-sdk/client-transfer';
import { existingCertificate } from './existing';
import { refuseWhileInUse } from './in-use';
import type { Operation } from './operation';

/** Not while a profile holds it. */
export const deleteCertificate: Operation<DeleteCertificateRequest> = ({ CertificateId }, context) => {
  const { store } = context.services;
  existingCertificate(context, CertificateId);
  refuseWhileInUse('Certificate', { profile: store.profiles.withCertificate(CertificateId) });
  store.certificates.delete(CertificateId);
};
