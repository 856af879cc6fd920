// Answers ImportCertificate.

import type { ImportCertificateRequest, ImportCertificateResponse } from '@aws-sdk/client-transfer';
import { readCertificate } from '../certificates/certificate';
import { readPrivateKey } from '../certificates/private-key';
import { InvalidRequestException } from '../wire/errors';
import { withDates } from './certificate-rules';
import { arn, newId } from './identifiers';
import type { Operation } from './operation';
import { refuseAboveQuota } from './quotas';
import { checkTags } from './tag-rules';

/** The same certificate may come twice, for another usage: each import is a resource of its own. */
export const importCertificate: Operation<ImportCertificateRequest, ImportCertificateResponse> = (
  input,
  context,
) => {
  const { store } = context.services;
  const { Usage, Certificate, CertificateChain, PrivateKey, Description, Tags = [] } = input;
  checkTags(Tags);
  if (Usage === 'TLS' && PrivateKey !== undefined) {
    throw new InvalidRequestException('PrivateKey cannot be specified with Usage: TLS');
  }
  const read = readCertificate(Certificate, CertificateChain);
  const privateKey = PrivateKey === undefined ? undefined : readPrivateKey(PrivateKey, read.certificate);
  const CertificateId = newId('cert');
  const certificate = withDates(
    {
      CertificateId,
      Arn: arn(context, `certificate/${CertificateId}`),
      Usage,
      Type: privateKey === undefined ? 'CERTIFICATE' : 'CERTIFICATE_WITH_PRIVATE_KEY',
      Certificate: read.pem,
      CertificateChain: read.chainPem,
      Serial: read.serial,
      NotBeforeDate: read.notBefore,
      NotAfterDate: read.notAfter,
      ActiveDate: read.notBefore,
      InactiveDate: read.notAfter,
      Description,
    },
    input,
  );
  refuseAboveQuota(context, 'certificates', store.certificates.count(context.region));
  store.transaction(() => {
    store.certificates.put(certificate, privateKey);
    store.tags.put(certificate.Arn, Tags);
  });
  return { CertificateId };
};
