'use client';
/** The company's own host name for a server and, with Route 53, the zone that holds it. Usage: `<HostNameFields form={form} />` */
import type { UseFormReturn } from 'react-hook-form';
import type { HostNameFields as Values } from '@/lib/servers/host-name';
import { TextField } from '../form/text-field';

export function HostNameFields<FormValues extends Values, Output>({
  form,
}: {
  form: UseFormReturn<FormValues, unknown, Output>;
}) {
  const fields = form as unknown as UseFormReturn<Values>;
  return (
    <>
      <TextField
        form={fields}
        name="CustomHostname"
        label="Custom host name"
        optional
        mono
        autoComplete="off"
        placeholder="sftp.example.com"
        help="AWS only notes it, as a tag. The DNS record that leads it to the server is yours to make."
      />
      <TextField
        form={fields}
        name="HostedZoneId"
        label="Route 53 hosted zone"
        optional
        mono
        autoComplete="off"
        placeholder="Z0123456789ABCDEFGHIJ"
        help="Where Route 53 holds the name; leave it empty for any other DNS."
      />
    </>
  );
}
