'use client';
// Who answers for the server's users, and how many there are where AWS counts them.

import dynamic from 'next/dynamic';
import { PropertyList } from '@/components/property-list';
import { AppLink } from '@/components/ui/app-link';
import { count } from '@/lib/format';
import { authenticationName } from '@/lib/servers/identity-rules';
import { identityProviderName } from '@/lib/servers/rules';
import { EditSection, type SectionProps } from './edit-section';

const IdentityForm = dynamic(() => import('./identity-form').then((module) => module.IdentityForm));

function copied(name: string, value: string | undefined) {
  return value ? [{ name, value, copy: value, mono: true, wide: true }] : [];
}

export function IdentitySection({ environmentId, server }: SectionProps) {
  const here = `/e/${environmentId}/servers/${server.ServerId}`;
  const details = server.IdentityProviderDetails ?? {};
  const managed = server.IdentityProviderType === 'SERVICE_MANAGED';
  return (
    <EditSection title="Identity provider" form={IdentityForm} environmentId={environmentId} server={server}>
      <PropertyList
        items={[
          { name: 'Provider', value: identityProviderName(server.IdentityProviderType) },
          {
            name: 'Users',
            value: managed ? (
              <AppLink href={`${here}/users`} className="underline underline-offset-3">
                {count(server.UserCount ?? 0)}
              </AppLink>
            ) : server.IdentityProviderType === 'AWS_DIRECTORY_SERVICE' ? (
              <AppLink href={`${here}/accesses`} className="underline underline-offset-3">
                Members of groups with an access
              </AppLink>
            ) : (
              <span className="text-muted">Known to the provider only</span>
            ),
          },
          ...copied('Directory', details.DirectoryId),
          ...copied('Function', details.Function),
          ...copied('URL', details.Url),
          ...copied('Invocation role', details.InvocationRole),
          ...(details.SftpAuthenticationMethods
            ? [
                {
                  name: 'SFTP users prove themselves by',
                  value: authenticationName(details.SftpAuthenticationMethods),
                },
              ]
            : []),
        ]}
      />
    </EditSection>
  );
}
