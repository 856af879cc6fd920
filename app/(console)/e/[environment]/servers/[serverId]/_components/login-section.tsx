'use client';
// What users read when they log in.

import { PropertyList } from '@/components/property-list';
import { Section } from '@/components/section';
import type { SectionProps } from './server-overview';

function banner(text: string | undefined) {
  return text && <span className="font-mono text-table whitespace-pre-wrap">{text}</span>;
}

export function LoginSection({ server }: SectionProps) {
  const { PreAuthenticationLoginBanner: before, PostAuthenticationLoginBanner: after } = server;
  const shownAfter = server.Protocols?.some((protocol) => protocol === 'FTP' || protocol === 'FTPS') || after;
  return (
    <Section title="Login banner">
      <PropertyList
        items={[
          { name: 'Before login', value: banner(before), wide: true },
          ...(shownAfter ? [{ name: 'After login (FTP and FTPS)', value: banner(after), wide: true }] : []),
        ]}
      />
    </Section>
  );
}
