'use client';
// What clients must speak and recognise: security policy and host key.

import { PropertyList } from '@/components/property-list';
import { Section } from '@/components/section';
import { AppLink } from '@/components/ui/app-link';
import { asSshKeygenPrints } from '@/lib/host-keys/rules';
import type { SectionProps } from './edit-section';

export function SecuritySection({ environmentId, server }: SectionProps) {
  const here = `/e/${environmentId}/servers/${server.ServerId}`;
  const fingerprint = server.HostKeyFingerprint && asSshKeygenPrints(server.HostKeyFingerprint);
  const speaksSftp = server.Protocols?.includes('SFTP') ?? true;
  return (
    <Section title="Security">
      <PropertyList
        items={[
          {
            name: 'Security policy',
            value: (
              <AppLink href={`${here}/security-policy`} className="underline underline-offset-3">
                {server.SecurityPolicyName}
              </AppLink>
            ),
          },
          ...(speaksSftp
            ? [{ name: 'Host key', value: fingerprint, copy: fingerprint, mono: true, wide: true }]
            : []),
        ]}
      />
    </Section>
  );
}
