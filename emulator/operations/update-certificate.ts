// Answers UpdateCertificate, which changes dates and description, never the certificate itself.

import type { UpdateCertificateRequest, UpdateCertificateResponse } from '@aws-sdk/client-transfer';
import { withDates } from './certificate-rules';
import { existingCertificate } from './existing';
import type { Operation } from './operation';

export const updateCertificate: Operation<UpdateCertificateRequest, UpdateCertificateResponse> = (
  input,
  context,
) => {
  const { CertificateId } = input;
  const certificate = withDates(existingCertificate(context, CertificateId), input);
  const Description = input.Description ?? certificate.Description;
  context.services.store.certificates.put({ ...certificate, Description });
  return { CertificateId };
};
