'use client';
/** The certificate that FTPS clients see. Usage: `<CertificateField form={form} />` */
import type { UseFormReturn } from 'react-hook-form';
import { UsedValueField } from '../search-index/used-value-field';

export function CertificateField<Values extends { Certificate: string }, Output>({
  form,
}: {
  form: UseFormReturn<Values, unknown, Output>;
}) {
  return (
    <UsedValueField
      form={form as unknown as UseFormReturn<{ Certificate: string }>}
      kind="certificate"
      usedBy="server"
      name="Certificate"
      label="TLS certificate"
      mono
      autoComplete="off"
      placeholder="arn:aws:acm:eu-west-1:111122223333:certificate/0a1b2c3d-4e5f-6789-abcd-ef0123456789"
      help="In AWS Certificate Manager, in this Region: RSA 2048 or 4096, or EC P-256 to P-521. Its name must be the one that clients connect to."
    />
  );
}
