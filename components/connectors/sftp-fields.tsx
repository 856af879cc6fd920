'use client';
/** The fields of an SFTP connector, new or edited. Usage: `<SftpFields form={form} environmentId={environmentId} />` inside a `Form`. */
import { useQuery } from '@tanstack/react-query';
import { type UseFormReturn, useWatch } from 'react-hook-form';
import { urlWarning } from '@/lib/connectors/rules';
import {
  connectionCounts,
  DEFAULT_CONNECTOR_POLICY,
  serverUrlProblem,
  trustedKeyLines,
} from '@/lib/connectors/sftp-rules';
import type { CreateSftpConnectorForm } from '@/lib/connectors/sftp-schema';
import { plural } from '@/lib/format';
import { securityPoliciesQuery } from '@/lib/security-policies/queries';
import { isServerPolicy } from '@/lib/security-policies/rules';
import { Callout } from '../callout';
import { FormSection } from '../form/form-section';
import { RadioCardsField } from '../form/radio-cards-field';
import { SelectField } from '../form/select-field';
import { TextField } from '../form/text-field';
import { TextareaField } from '../form/textarea-field';
import { UsedValueField } from '../search-index/used-value-field';

export type SftpFormValues = Omit<CreateSftpConnectorForm, 'Tags'>;
export type SftpForm = UseFormReturn<SftpFormValues, unknown, unknown>;

export function SftpFields({ form, environmentId }: { form: SftpForm; environmentId: string }) {
  return (
    <>
      <ServerFields form={form} />
      <UsedValueField
        form={form}
        name="SftpConfig.UserSecretId"
        kind="secret"
        usedBy="connector"
        label="Secret of the login"
        mono
        autoComplete="off"
        placeholder="partner/sftp"
        help={
          'Name or ARN in Secrets Manager, holding {"Username": "…"} with a "PrivateKey" (RSA or ECDSA, no passphrase), a "Password", or both. The console never reads it.'
        }
      />
      <UsedValueField
        form={form}
        name="AccessRole"
        kind="role"
        usedBy="connector"
        label="Role"
        mono
        autoComplete="off"
        placeholder="arn:aws:iam::111122223333:role/sftp-connector"
        help="The IAM role that reads the secret and reads and writes your buckets. It must trust transfer.amazonaws.com."
      />
      <HostKeyFields form={form} />
      <ConnectionFields form={form} environmentId={environmentId} />
      <LoggingFields form={form} />
    </>
  );
}

function ServerFields({ form }: { form: SftpForm }) {
  const [egress, url] = useWatch({ control: form.control, name: ['EgressType', 'Url'] });
  const warning = serverUrlProblem(url.trim()) ? undefined : urlWarning(url);
  return (
    <>
      <RadioCardsField
        form={form}
        name="EgressType"
        label="How the server is reached"
        options={[
          {
            value: 'SERVICE_MANAGED',
            label: 'Over the internet',
            help: 'From static addresses of AWS, which the partner can let in.',
          },
          {
            value: 'VPC_LATTICE',
            label: 'Through your VPC',
            help: 'By a resource of VPC Lattice. It takes minutes to set up, and Lattice has a price.',
          },
        ]}
      />
      {egress === 'VPC_LATTICE' ? (
        <>
          <TextField
            form={form}
            name="EgressConfig.VpcLattice.ResourceConfigurationArn"
            label="Resource configuration"
            mono
            autoComplete="off"
            placeholder="arn:aws:vpc-lattice:eu-west-1:111122223333:resourceconfiguration/rcfg-…"
            help="Names the server inside your network."
          />
          <TextField form={form} name="EgressConfig.VpcLattice.PortNumber" label="Port" number />
        </>
      ) : (
        <>
          <TextField
            form={form}
            name="Url"
            label="Address of the server"
            mono
            autoComplete="off"
            inputMode="url"
            placeholder="sftp://sftp.partner.example"
            help="With a port where it is not 22: sftp://sftp.partner.example:2222."
          />
          {warning && <Callout tone="warn">{warning}</Callout>}
        </>
      )}
    </>
  );
}

function HostKeyFields({ form }: { form: SftpForm }) {
  const text = useWatch({ control: form.control, name: 'SftpConfig.TrustedHostKeys' });
  const count = trustedKeyLines(text).length;
  return (
    <FormSection
      title="Trusted host keys"
      folded
      summary={count > 0 ? plural(count, 'key') : 'None yet: learn the key from a test'}
    >
      <TextareaField
        form={form}
        name="SftpConfig.TrustedHostKeys"
        label="Keys"
        optional
        mono
        rows={3}
        placeholder="ssh-rsa AAAA…"
        help="A line each, as ssh-keyscan prints them: RSA or ECDSA, without a comment. Left empty, nothing is transferred until a test has shown the server’s key and you trust it."
      />
    </FormSection>
  );
}

function ConnectionFields({ form, environmentId }: { form: SftpForm; environmentId: string }) {
  const { data = [] } = useQuery(securityPoliciesQuery(environmentId));
  const [policy, count] = useWatch({
    control: form.control,
    name: ['SecurityPolicyName', 'SftpConfig.MaxConcurrentConnections'],
  });
  const known = data.filter((name) => !isServerPolicy(name) && name.includes('Connector'));
  const names = [...new Set([...known, ...(policy ? [policy] : [])])];
  return (
    <FormSection
      title="Connection"
      folded
      summary={`${plural(Number(count), 'connection')} at once, ${policy.replace(/^.*Policy-/, '')}`}
    >
      <SelectField
        form={form}
        name="SftpConfig.MaxConcurrentConnections"
        label="Connections at once"
        options={connectionCounts.map((value) => ({ value, label: value }))}
        help="More make many files faster; some servers allow few."
      />
      <SelectField
        form={form}
        name="SecurityPolicyName"
        label="Security policy"
        options={names.map((value) => ({
          value,
          label: value === DEFAULT_CONNECTOR_POLICY ? `${value} (recommended)` : value,
        }))}
        help="The algorithms that the connector offers to the server."
      />
    </FormSection>
  );
}

function LoggingFields({ form }: { form: SftpForm }) {
  const role = useWatch({ control: form.control, name: 'LoggingRole' });
  return (
    <FormSection
      title="Logging"
      folded
      summary={
        role ? (role.split('/').at(-1) ?? role) : 'Off: what became of moves and deletions is not told'
      }
    >
      <UsedValueField
        form={form}
        name="LoggingRole"
        kind="role"
        usedBy="connector-logging"
        label="Logging role"
        optional
        mono
        autoComplete="off"
        placeholder="arn:aws:iam::111122223333:role/transfer-logging"
        help="Writes each task to CloudWatch Logs, which alone tells whether a listing, a move or a deletion worked. It can be changed, but not removed again."
      />
    </FormSection>
  );
}
