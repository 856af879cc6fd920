'use client';
// Asks for the login that is to be tested; the password is forgotten as soon as it was sent.

import type { DescribedServer } from '@aws-sdk/client-transfer';
import { useForm } from 'react-hook-form';
import { useCaller } from '@/components/caller';
import { Form } from '@/components/form/form';
import { lazyZodResolver } from '@/components/form/lazy-resolver';
import { SelectField } from '@/components/form/select-field';
import { TextField } from '@/components/form/text-field';
import { useTestLogin } from '@/lib/login-tests/mutations';
import type { LoginTestForm, LoginTestValues } from '@/lib/login-tests/schema';
import { reasonAgainst } from '@/lib/permissions';

const resolver = lazyZodResolver<LoginTestForm, LoginTestValues>(() =>
  import('@/lib/login-tests/schema').then((module) => module.loginTestSchema),
);

type Tested = LoginTestForm['ServerProtocol'];

export function TestForm({
  environmentId,
  server,
  onTested,
}: {
  environmentId: string;
  server: DescribedServer & { ServerId: string };
  onTested: () => void;
}) {
  const { role } = useCaller();
  const protocols = (server.Protocols ?? []).filter((one): one is Tested => one !== 'AS2');
  const form = useForm<LoginTestForm, unknown, LoginTestValues>({
    defaultValues: {
      ServerId: server.ServerId,
      UserName: '',
      UserPassword: '',
      ServerProtocol: protocols[0] ?? 'SFTP',
      SourceIp: '',
    },
    resolver,
    mode: 'onTouched',
  });
  const test = useTestLogin(environmentId);
  const takesKeys = server.IdentityProviderType !== 'AWS_DIRECTORY_SERVICE' && protocols.includes('SFTP');
  return (
    <Form
      form={form}
      onSubmit={async (values) => {
        await test.mutateAsync(values);
        form.setValue('UserPassword', '');
        onTested();
      }}
      submitLabel="Test login"
      submitError={test.error?.error}
      submitDisabledReason={reasonAgainst(role, 'TestIdentityProvider')}
      guard={false}
    >
      <TextField form={form} name="UserName" label="User name" mono autoComplete="off" />
      <TextField
        form={form}
        name="UserPassword"
        label="Password"
        optional={takesKeys}
        type="password"
        autoComplete="new-password"
        help={
          takesKeys
            ? 'Without one the provider is asked for the user’s public keys. It is sent once and kept nowhere.'
            : 'It is sent once and kept nowhere.'
        }
      />
      <div className="grid gap-5 sm:grid-cols-2">
        <SelectField
          form={form}
          name="ServerProtocol"
          label="Protocol"
          options={protocols.map((value) => ({ value, label: value }))}
        />
        <TextField
          form={form}
          name="SourceIp"
          label="From the address"
          optional
          mono
          autoComplete="off"
          placeholder="203.0.113.7"
        />
      </div>
    </Form>
  );
}
