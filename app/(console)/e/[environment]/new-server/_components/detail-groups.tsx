'use client';
// The rest of a new server, each folded: storage options, banner, host key, tags.

import { useController, useWatch } from 'react-hook-form';
import { FormSection } from '@/components/form/form-section';
import { TagsField } from '@/components/form/tag-editor';
import { TextareaField } from '@/components/form/textarea-field';
import { HostKeyInput } from '@/components/servers/host-key-input';
import { StorageOptions } from '@/components/servers/storage-options';
import { plural } from '@/lib/format';
import { speaksFtp, takesLogins } from '@/lib/servers/protocol-rules';
import type { ServerForm } from './new-server-form';

export function StorageGroup({ form }: { form: ServerForm }) {
  const [domain, optimised, setStat, protocols] = useWatch({
    control: form.control,
    name: ['Domain', 'OptimiseListing', 'SetStatOption', 'Protocols'],
  });
  if (domain !== 'S3' || !takesLogins(protocols)) return null;
  const summary = [
    optimised ? 'Optimised directory listing' : 'Directory listing as it was before 2023',
    setStat === 'ENABLE_NO_OP' && 'SETSTAT ignored',
  ]
    .filter(Boolean)
    .join(', ');
  return (
    <FormSection title="S3 options" folded summary={summary}>
      <StorageOptions form={form} />
    </FormSection>
  );
}

export function LoginGroup({ form }: { form: ServerForm }) {
  const [banner, protocols] = useWatch({
    control: form.control,
    name: ['PreAuthenticationLoginBanner', 'Protocols'],
  });
  if (!takesLogins(protocols)) return null;
  return (
    <FormSection title="Login banner" folded summary={banner.trim().split('\n')[0] || 'None'}>
      <TextareaField
        form={form}
        name="PreAuthenticationLoginBanner"
        label="Shown before login"
        optional
        mono
        help="Plain ASCII. SFTP clients show it before they ask for a key."
      />
      {speaksFtp(protocols) && (
        <TextareaField
          form={form}
          name="PostAuthenticationLoginBanner"
          label="Shown after login"
          optional
          mono
          help="By FTP and FTPS only."
        />
      )}
    </FormSection>
  );
}

export function HostKeyGroup({ form }: { form: ServerForm }) {
  const { field, fieldState } = useController({ control: form.control, name: 'HostKey' });
  const protocols = useWatch({ control: form.control, name: 'Protocols' });
  if (!protocols.includes('SFTP')) return null;
  return (
    <FormSection
      title="Host key"
      folded
      summary={field.value.trim() ? 'Imported' : 'AWS makes one'}
      description="Import the key of the server that this one replaces, and clients will not notice the change."
    >
      <HostKeyInput
        name="HostKey"
        value={field.value}
        onChange={field.onChange}
        error={fieldState.error?.message}
      />
    </FormSection>
  );
}

export function TagsGroup({ form }: { form: ServerForm }) {
  const tags = useWatch({ control: form.control, name: 'Tags' });
  const set = tags.filter((tag) => tag.Key.trim()).length;
  return (
    <FormSection title="Tags" folded summary={set > 0 ? plural(set, 'tag') : 'None'}>
      <TagsField form={form} name="Tags" label="Tags" />
    </FormSection>
  );
}
