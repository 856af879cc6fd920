'use client';
// Changes the company's own host name for a server, which AWS keeps in its tags.

import { useForm } from 'react-hook-form';
import { Form } from '@/components/form/form';
import { lazyZodResolver } from '@/components/form/lazy-resolver';
import { HostNameFields } from '@/components/servers/host-name-fields';
import { useToast } from '@/components/ui/toast';
import { customHostName, hostNameChange, type HostNameFields as Values } from '@/lib/servers/host-name';
import { useSaveServerTags } from '@/lib/tags/mutations';
import type { EditFormProps } from './edit-section';

const resolver = lazyZodResolver<Values, Values>(() =>
  import('@/lib/servers/schema').then((module) => module.hostNameSchema),
);

export function HostNameForm({ environmentId, server, onDone }: EditFormProps) {
  const toast = useToast();
  const present = customHostName(server.Tags);
  const form = useForm<Values, unknown, Values>({
    defaultValues: { CustomHostname: present?.host ?? '', HostedZoneId: present?.zone ?? '' },
    resolver,
    mode: 'onTouched',
  });
  const save = useSaveServerTags(environmentId);
  return (
    <Form
      form={form}
      onSubmit={async (values) => {
        const change = hostNameChange(server.Tags, values);
        if (change.set.length + change.remove.length > 0) {
          await save.mutateAsync({ serverId: server.ServerId, arn: server.Arn ?? '', ...change });
        }
        toast.success(values.CustomHostname ? 'Host name saved' : 'Host name removed');
        onDone();
      }}
      submitLabel="Save"
      submitError={save.error?.error}
      cancel={onDone}
      guard={false}
    >
      <HostNameFields form={form} />
    </Form>
  );
}
