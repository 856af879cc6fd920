// A filled-in partner form, for tests.

import type { As2Objects } from './objects';
import { noObjects } from './objects';
import type { PartnerForm } from './schema';
import { emptyForm } from './steps';

export const ROLE = 'arn:aws:iam::111122223333:role/as2-files';
export const SERVER = 's-0123456789abcdef0';

/** Both directions; our certificates are made by the console. */
export function filledForm(certificate: string): PartnerForm {
  return {
    ...emptyForm,
    Partner: {
      Name: 'Acme Logistics',
      As2Id: 'ACME',
      ContactName: 'Alma Acme',
      ContactEmail: 'as2@acme.example',
      ContactPhone: '',
    },
    PartnerCertificates: {
      ...emptyForm.PartnerCertificates,
      Signing: { From: 'import', Certificate: certificate, CertificateId: '' },
    },
    Ours: { ...emptyForm.Ours, Name: 'Our company', As2Id: 'OURS' },
    Receiving: {
      ...emptyForm.Receiving,
      ServerId: SERVER,
      AccessRole: ROLE,
      BaseDirectory: '/partner-inbox/acme',
    },
    Sending: { ...emptyForm.Sending, Url: 'http://as2.acme.example:4080/', AccessRole: ROLE },
  };
}

export function knownObjects(over: Partial<As2Objects> = {}): As2Objects {
  const server = { ServerId: SERVER, logs: true, As2ServiceManagedEgressIpAddresses: [] };
  return { ...noObjects, servers: [server], readAt: 1, ...over };
}
