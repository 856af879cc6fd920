'use client';
// The first key of a new user, with what is known against it.

import { useController, useWatch } from 'react-hook-form';
import { KeyInput } from '@/components/ssh-keys/key-input';
import { KeyWarnings } from '@/components/ssh-keys/key-warnings';
import type { NewUserFormShape } from './new-user-form';

export function FirstKey({
  form,
  ...server
}: {
  form: NewUserFormShape;
  environmentId: string;
  serverId: string;
}) {
  const { field, fieldState } = useController({ control: form.control, name: 'SshPublicKeyBody' });
  const userName = useWatch({ control: form.control, name: 'UserName' });
  return (
    <KeyInput
      name="SshPublicKeyBody"
      label="First SSH public key"
      comment={userName}
      optional
      value={field.value}
      onChange={field.onChange}
      error={fieldState.error?.message}
    >
      {(key) => <KeyWarnings {...server} userName={userName} fingerprint={key.fingerprint} present={[]} />}
    </KeyInput>
  );
}
