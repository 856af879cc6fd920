'use client';
// What users read when they log in.

import dynamic from 'next/dynamic';
import { PropertyList } from '@/components/property-list';
import { EditSection, type SectionProps } from './edit-section';

const BannerForm = dynamic(() => import('./banner-form').then((module) => module.BannerForm));

function banner(text: string | undefined) {
  return text && <span className="font-mono text-table whitespace-pre-wrap">{text}</span>;
}

export function LoginSection({ environmentId, server }: SectionProps) {
  const { PreAuthenticationLoginBanner: before, PostAuthenticationLoginBanner: after } = server;
  const shownAfter = server.Protocols?.some((protocol) => protocol === 'FTP' || protocol === 'FTPS') || after;
  return (
    <EditSection title="Login banner" form={BannerForm} environmentId={environmentId} server={server}>
      <PropertyList
        items={[
          { name: 'Before login', value: banner(before), wide: true },
          ...(shownAfter ? [{ name: 'After login (FTP and FTPS)', value: banner(after), wide: true }] : []),
        ]}
      />
    </EditSection>
  );
}
