'use client';
// Asks for a new server: what most need first, the rest folded with a summary of what is set.

import { useRouter } from 'next/navigation';
import { type UseFormReturn, useForm } from 'react-hook-form';
import { useCaller } from '@/components/caller';
import { Form } from '@/components/form/form';
import { lazyZodResolver } from '@/components/form/lazy-resolver';
import { TextField } from '@/components/form/text-field';
import { useToast } from '@/components/ui/toast';
import { reasonAgainst } from '@/lib/permissions';
import { DEFAULT_POLICY } from '@/lib/security-policies/rules';
import { useCreateServer } from '@/lib/servers/mutations';
import { takesLogins } from '@/lib/servers/protocol-rules';
import { serverName } from '@/lib/servers/rules';
import type { CreateServerForm, CreateServerValues } from '@/lib/servers/schema';
import { Consequences } from './consequences';
import { HostKeyGroup, LoginGroup, StorageGroup, TagsGroup } from './detail-groups';
import { EndpointGroup } from './endpoint-group';
import { HostNameGroup } from './host-name-group';
import { LoggingGroup } from './logging-group';
import { CertificateGroup, FtpGroup, IdentityGroup } from './login-groups';
import { PlaceFields } from './place-fields';
import { PresetRow } from './preset-row';
import { SecurityGroup } from './security-group';

export type ServerForm = UseFormReturn<CreateServerForm, unknown, CreateServerValues>;

const resolver = lazyZodResolver(() =>
  import('@/lib/servers/schema').then((module) => module.createServerSchema),
);

const defaults: CreateServerForm = {
  Name: '',
  Protocols: ['SFTP'],
  IdentityProviderType: 'SERVICE_MANAGED',
  IdentityProviderDetails: {
    DirectoryId: '',
    Function: '',
    Url: '',
    InvocationRole: '',
    SftpAuthenticationMethods: 'PUBLIC_KEY_OR_PASSWORD',
  },
  Certificate: '',
  Domain: 'S3',
  EndpointType: 'PUBLIC',
  EndpointDetails: { VpcId: '', SubnetIds: '', SecurityGroupIds: '' },
  IpAddressType: 'IPV4',
  SecurityPolicyName: DEFAULT_POLICY,
  StructuredLogDestinations: '',
  LoggingRole: '',
  PreAuthenticationLoginBanner: '',
  PostAuthenticationLoginBanner: '',
  PassiveIp: '',
  TlsSessionResumptionMode: 'ENFORCED',
  SetStatOption: 'DEFAULT',
  OptimiseListing: true,
  HostKey: '',
  CustomHostname: '',
  HostedZoneId: '',
  Tags: [],
};

export function NewServerForm({
  environmentId,
  clone,
}: {
  environmentId: string;
  /** What the form begins with. */
  clone?: CreateServerForm | undefined;
}) {
  const router = useRouter();
  const toast = useToast();
  const { role } = useCaller();
  const form: ServerForm = useForm({
    defaultValues: clone ?? defaults,
    resolver,
    mode: 'onTouched',
  });
  const create = useCreateServer(environmentId);
  const list = `/e/${environmentId}/servers` as const;
  return (
    <Form
      form={form}
      onSubmit={async (values) => {
        const { serverId } = await create.mutateAsync(values);
        toast.success('Server created', {
          description: takesLogins(values.Protocols)
            ? 'It is starting and takes logins once it is online.'
            : 'It is starting and takes messages once it has agreements and is online.',
        });
        router.push(`${list}/${serverId}`);
      }}
      submitLabel="Create server"
      submitError={create.error?.error}
      submitDisabledReason={reasonAgainst(role, 'CreateServer')}
      cancel={list}
      equivalent={async (values) => {
        const { toCreateServerInput } = await import('@/lib/servers/schema');
        const source = toCreateServerInput(values);
        return { kind: 'Server', name: serverName(source.Tags) ?? 'server', source };
      }}
    >
      <TextField
        form={form}
        name="Name"
        label="Name"
        optional
        help="Kept as the tag Name. AWS gives the server an id of its own."
        autoComplete="off"
      />
      <PresetRow form={form} />
      <PlaceFields form={form} />
      <IdentityGroup form={form} />
      <CertificateGroup form={form} />
      <EndpointGroup form={form} />
      <HostNameGroup form={form} />
      <SecurityGroup form={form} environmentId={environmentId} />
      <LoggingGroup form={form} />
      <StorageGroup form={form} />
      <FtpGroup form={form} />
      <LoginGroup form={form} />
      <HostKeyGroup form={form} />
      <TagsGroup form={form} />
      <Consequences form={form} />
    </Form>
  );
}
