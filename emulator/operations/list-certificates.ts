// Answers ListCertificates, by id.

import type { ListCertificatesRequest, ListCertificatesResponse } from '@aws-sdk/client-transfer';
import { certificateStatus } from '../certificates/status';
import { epochSeconds, type Operation } from './operation';
import { readPage } from './paging';

export const listCertificates: Operation<ListCertificatesRequest, ListCertificatesResponse> = (
  input,
  context,
) => {
  const { clock, store } = context.services;
  const now = clock.now();
  const { items, NextToken } = readPage(context, 'ListCertificates', input, (after, limit) =>
    store.certificates.page(after, limit, context.region),
  );
  return {
    NextToken,
    Certificates: items.map((certificate) => ({
      Arn: certificate.Arn,
      CertificateId: certificate.CertificateId,
      Usage: certificate.Usage,
      Status: certificateStatus(certificate, now),
      ActiveDate: epochSeconds(certificate.ActiveDate),
      InactiveDate: epochSeconds(certificate.InactiveDate),
      Type: certificate.Type,
      Description: certificate.Description,
    })),
  };
};
