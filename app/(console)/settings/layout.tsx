// The head of the settings pages, with a tab for each.

import type { ReactNode } from 'react';
import { PageHeader } from '@/components/page-header';
import { Tabs } from '@/components/ui/tabs';

const tabs = [
  { href: '/settings/account', label: 'Your account' },
  { href: '/settings/members', label: 'Members' },
  { href: '/settings/partners', label: 'Partners' },
  { href: '/settings/key-policies', label: 'Key policies' },
  { href: '/settings/environments', label: 'Environments' },
  { href: '/settings/search-index', label: 'Search index' },
];

export default function SettingsLayout({ children }: { children: ReactNode }) {
  return (
    <>
      <PageHeader title="Settings" />
      <Tabs label="Settings" tabs={tabs} />
      {children}
    </>
  );
}
