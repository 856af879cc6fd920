'use client';
// Asks for a new server: what most need first, the rest folded with a summary of what is set.

import { useRouter } from 'next/navigation';
import { type UseFormReturn, useForm } from 'react-hook-form';
import { useCaller } from '@/components/caller';
import { Form } from '@/components/form/form';
import { lazyZodResolver } from '@/components/form/lazy-resolver';
import { RadioCardsField } from '@/components/form/radio-cards-field';
import { TextField } from '@/components/form/text-field';
import { useToast } from '@/components/ui/toast';
import { reasonAgainst } from '@/lib/permissions';
import { DEFAULT_POLICY } from '@/lib/security-policies/rules';
import { useCreateServer } from '@/lib/servers/mutations';
import type { CreateServerForm, CreateServerValues } from '@/lib/servers/schema';
import { HostKeyGroup, LoginGroup, StorageGroup, TagsGroup } from './detail-groups';
import { EndpointGroup } from './endpoint-group';
import { LoggingGroup } from './logging-group';
import { SecurityGroup } from './security-group';

export type ServerForm = UseFormReturn<CreateServerForm, unknown, CreateServerValues>;

const resolver = lazyZodResolver(() =>
  import('@/lib/servers/schema').then((module) => module.createServerSchema),
);

const defaults: CreateServerForm = {
  Name: '',
  Domain: 'S3',
  EndpointType: 'PUBLIC',
  EndpointDetails: { VpcId: '', SubnetIds: '', SecurityGroupIds: '' },
  IpAddressType: 'IPV4',
  SecurityPolicyName: DEFAULT_POLICY,
  StructuredLogDestinations: '',
  LoggingRole: '',
  PreAuthenticationLoginBanner: '',
  SetStatOption: 'DEFAULT',
  OptimiseListing: true,
  HostKey: '',
  Tags: [],
};

export function NewServerForm({ environmentId }: { environmentId: string }) {
  const router = useRouter();
  const toast = useToast();
  const { role } = useCaller();
  const form: ServerForm = useForm({ defaultValues: defaults, resolver, mode: 'onTouched' });
  const create = useCreateServer(environmentId);
  const list = `/e/${environmentId}/servers` as const;
  return (
    <Form
      form={form}
      onSubmit={async (values) => {
        const { serverId } = await create.mutateAsync(values);
        toast.success('Server created', {
          description: 'It is starting and takes logins once it is online.',
        });
        router.push(`${list}/${serverId}`);
      }}
      submitLabel="Create server"
      submitError={create.error?.error}
      submitDisabledReason={reasonAgainst(role, 'CreateServer')}
      cancel={list}
    >
      <TextField
        form={form}
        name="Name"
        label="Name"
        optional
        help="Kept as the tag Name. AWS gives the server an id of its own."
        autoComplete="off"
      />
      <RadioCardsField
        form={form}
        name="EndpointType"
        label="Endpoint"
        options={[
          { value: 'PUBLIC', label: 'Public', help: 'Reached from the internet by a host name of AWS.' },
          {
            value: 'VPC',
            label: 'In a VPC',
            help: 'Reached inside your network; Elastic IP addresses can open it to the internet.',
          },
        ]}
      />
      <RadioCardsField
        form={form}
        name="Domain"
        label="Storage"
        help="Cannot be changed later."
        options={[
          { value: 'S3', label: 'Amazon S3', help: 'Files are objects in your buckets.' },
          { value: 'EFS', label: 'Amazon EFS', help: 'Files lie in your file systems, with POSIX owners.' },
        ]}
      />
      <EndpointGroup form={form} />
      <SecurityGroup form={form} environmentId={environmentId} />
      <LoggingGroup form={form} />
      <StorageGroup form={form} />
      <LoginGroup form={form} />
      <HostKeyGroup form={form} />
      <TagsGroup form={form} />
    </Form>
  );
}
