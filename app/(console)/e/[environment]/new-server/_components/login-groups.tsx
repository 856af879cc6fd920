'use client';
// Who logs in to a new server, and what FTP and FTPS need for it; nothing of it for AS2 alone.

import { useWatch } from 'react-hook-form';
import { FormSection } from '@/components/form/form-section';
import { CertificateField } from '@/components/servers/certificate-field';
import { FtpOptions } from '@/components/servers/ftp-options';
import { IdentityFields } from '@/components/servers/identity-fields';
import { speaksFtp, takesLogins } from '@/lib/servers/protocol-rules';
import type { ServerForm } from './new-server-form';

export function IdentityGroup({ form }: { form: ServerForm }) {
  const protocols = useWatch({ control: form.control, name: 'Protocols' });
  return takesLogins(protocols) ? <IdentityFields form={form} protocols={protocols} /> : null;
}

export function CertificateGroup({ form }: { form: ServerForm }) {
  const protocols = useWatch({ control: form.control, name: 'Protocols' });
  return protocols.includes('FTPS') ? <CertificateField form={form} /> : null;
}

const resumption = {
  ENFORCED: 'TLS resumption demanded',
  ENABLED: 'TLS resumption offered',
  DISABLED: 'TLS resumption off',
};

export function FtpGroup({ form }: { form: ServerForm }) {
  const [protocols, passive, mode] = useWatch({
    control: form.control,
    name: ['Protocols', 'PassiveIp', 'TlsSessionResumptionMode'],
  });
  if (!speaksFtp(protocols)) return null;
  const summary = [
    `Passive IP ${passive.trim() || 'AUTO'}`,
    ...(protocols.includes('FTPS') ? [resumption[mode]] : []),
  ].join(', ');
  const title = ['FTPS', 'FTP'].filter((one) => protocols.some((spoken) => spoken === one)).join(' and ');
  return (
    <FormSection title={`${title} options`} folded summary={summary}>
      <FtpOptions form={form} protocols={protocols} />
    </FormSection>
  );
}
