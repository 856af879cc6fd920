'use client';
// Who may log in and how: identity provider, protocols, security policy, host key.

import { PropertyList } from '@/components/property-list';
import { Section } from '@/components/section';
import { AppLink } from '@/components/ui/app-link';
import { count } from '@/lib/format';
import { asSshKeygenPrints } from '@/lib/host-keys/rules';
import { takesLogins } from '@/lib/servers/protocol-rules';
import { identityProviderName } from '@/lib/servers/rules';
import type { SectionProps } from './edit-section';

export function AccessSection({ environmentId, server }: SectionProps) {
  const here = `/e/${environmentId}/servers/${server.ServerId}`;
  const logins = takesLogins(server.Protocols);
  const details = server.IdentityProviderDetails ?? {};
  const fingerprint = server.HostKeyFingerprint && asSshKeygenPrints(server.HostKeyFingerprint);
  return (
    <Section title="Access">
      <PropertyList
        items={[
          ...(logins
            ? [
                { name: 'Identity provider', value: identityProviderName(server.IdentityProviderType) },
                {
                  name: 'Users',
                  value: (
                    <AppLink href={`${here}/users`} className="underline underline-offset-3">
                      {count(server.UserCount ?? 0)}
                    </AppLink>
                  ),
                },
              ]
            : []),
          {
            name: 'Security policy',
            value: (
              <AppLink href={`${here}/security-policy`} className="underline underline-offset-3">
                {server.SecurityPolicyName}
              </AppLink>
            ),
          },
          ...(logins
            ? [{ name: 'Host key', value: fingerprint, copy: fingerprint, mono: true, wide: true }]
            : []),
          ...(details.DirectoryId
            ? [{ name: 'Directory', value: details.DirectoryId, copy: details.DirectoryId, mono: true }]
            : []),
          ...(details.Function
            ? [{ name: 'Lambda function', value: details.Function, copy: details.Function, mono: true }]
            : []),
          ...(details.Url ? [{ name: 'URL', value: details.Url, copy: details.Url, mono: true }] : []),
          ...(details.InvocationRole
            ? [
                {
                  name: 'Invocation role',
                  value: details.InvocationRole,
                  copy: details.InvocationRole,
                  mono: true,
                },
              ]
            : []),
          ...(details.SftpAuthenticationMethods
            ? [{ name: 'SFTP authentication', value: details.SftpAuthenticationMethods }]
            : []),
          ...(server.Certificate
            ? [
                {
                  name: 'Certificate',
                  value: server.Certificate,
                  copy: server.Certificate,
                  mono: true,
                  wide: true,
                },
              ]
            : []),
        ]}
      />
    </Section>
  );
}
