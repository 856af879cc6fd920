'use client';
// Changes who answers for the server's users, and shows first who can no longer log in.

import type { IdentityProviderType } from '@aws-sdk/client-transfer';
import { useWatch } from 'react-hook-form';
import { CheckboxField } from '@/components/form/checkbox-field';
import { IdentityFields } from '@/components/servers/identity-fields';
import type { EditFormProps } from './edit-section';
import { LosersNote } from './losers-note';
import { SaveForm, useSectionForm } from './section-form';

export function IdentityForm({ environmentId, server, onDone }: EditFormProps) {
  const {
    DirectoryId,
    Function: lambda,
    Url,
    InvocationRole,
    SftpAuthenticationMethods,
  } = server.IdentityProviderDetails ?? {};
  const from: IdentityProviderType = server.IdentityProviderType ?? 'SERVICE_MANAGED';
  const form = useSectionForm<'identity'>({
    section: 'identity',
    serverId: server.ServerId,
    from,
    understood: false,
    IdentityProviderType: from,
    IdentityProviderDetails: {
      DirectoryId: DirectoryId ?? '',
      Function: lambda ?? '',
      Url: Url ?? '',
      InvocationRole: InvocationRole ?? '',
      SftpAuthenticationMethods: SftpAuthenticationMethods ?? 'PUBLIC_KEY_OR_PASSWORD',
    },
  });
  const type = useWatch({ control: form.control, name: 'IdentityProviderType' });
  return (
    <SaveForm form={form} environmentId={environmentId} onDone={onDone} saved="Identity provider saved">
      <IdentityFields form={form} protocols={server.Protocols ?? []} />
      {type !== from && (
        <>
          <LosersNote environmentId={environmentId} server={server} />
          <CheckboxField
            form={form}
            name="understood"
            label="I have told them, or they need not know"
            help="The change holds for every login from now on."
          />
        </>
      )}
    </SaveForm>
  );
}
