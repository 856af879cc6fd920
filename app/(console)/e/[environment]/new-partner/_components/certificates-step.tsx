'use client';
// Step 2: the partner's certificates, imported here or chosen among those that are there.

import { useWatch } from 'react-hook-form';
import { FormSection } from '@/components/form/form-section';
import { CertificatePlace } from './certificate-place';
import type { StepProps } from './wizard-form';

export function CertificatesStep(props: StepProps) {
  const [Signing, Tls] = useWatch({
    control: props.form.control,
    name: ['PartnerCertificates.Signing.From', 'PartnerCertificates.Tls.From'],
  });
  return (
    <>
      <CertificatePlace
        {...props}
        at="PartnerCertificates.Signing"
        usage="SIGNING"
        owner="partner"
        label="Signing certificate"
        help="Verifies what the partner sends: its messages and its receipts."
        options={['import', 'choose', 'none']}
      />
      <CertificatePlace
        {...props}
        at="PartnerCertificates.Encryption"
        usage="ENCRYPTION"
        owner="partner"
        label="Encryption certificate"
        help="Encrypts what we send, so that only the partner can read it."
        options={['same', 'import', 'choose', 'none']}
        reasonAgainstSame={
          Signing === 'import' ? undefined : 'Only a certificate that is imported here can serve for both.'
        }
      />
      <FormSection
        title="HTTPS certificate"
        folded
        summary={Tls === 'none' ? 'Not needed for public authorities' : 'Given'}
      >
        <CertificatePlace
          {...props}
          at="PartnerCertificates.Tls"
          usage="TLS"
          owner="partner"
          label="HTTPS certificate of the partner’s server"
          help="Only where the partner’s https address has a self-signed certificate, which AWS trusts once it is imported."
          options={['none', 'import', 'choose']}
        />
      </FormSection>
    </>
  );
}
