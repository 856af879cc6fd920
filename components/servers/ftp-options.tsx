'use client';
/** How FTP and FTPS make their data connections, for a new server and a present one. Usage: `<FtpOptions form={form} protocols={['FTPS']} />` */
import type { Protocol, TlsSessionResumptionMode } from '@aws-sdk/client-transfer';
import type { UseFormReturn } from 'react-hook-form';
import { RadioCardsField } from '../form/radio-cards-field';
import { TextField } from '../form/text-field';

interface FtpOptionValues {
  PassiveIp: string;
  TlsSessionResumptionMode: TlsSessionResumptionMode;
}

const resumptionChoices = [
  {
    value: 'ENFORCED',
    label: 'Demanded',
    help: 'Nobody can step into a data connection. Some clients cannot.',
  },
  { value: 'ENABLED', label: 'Offered', help: 'For clients that cannot, at some risk.' },
  { value: 'DISABLED', label: 'Off', help: 'For clients that stumble over it.' },
];

export function FtpOptions<Values extends FtpOptionValues, Output>({
  form,
  protocols,
}: {
  form: UseFormReturn<Values, unknown, Output>;
  protocols: readonly Protocol[];
}) {
  const options = form as unknown as UseFormReturn<FtpOptionValues>;
  return (
    <>
      <TextField
        form={options}
        name="PassiveIp"
        label="Passive IP"
        optional
        mono
        autoComplete="off"
        placeholder="AUTO"
        help="The address that clients are sent to for data: AUTO, that of a firewall or load balancer in front, or 0.0.0.0 for the one they used already. In force after the server’s next start."
      />
      {protocols.includes('FTPS') && (
        <RadioCardsField
          form={options}
          name="TlsSessionResumptionMode"
          label="Data connections that resume the login’s TLS session"
          columns={3}
          options={resumptionChoices}
        />
      )}
    </>
  );
}
