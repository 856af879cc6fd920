// The frame of the portal: whose it is, a few links, and nothing of the console.

import type { Metadata, Route } from 'next';
import { redirect } from 'next/navigation';
import type { ReactNode } from 'react';
import { findVisitor } from '@/lib/caller';
import { requirePartner } from '@/lib/partner-caller';
import { PortalShell } from './_components/portal-shell';

export const metadata: Metadata = {
  title: { default: 'File transfer', template: '%s · File transfer' },
  description: 'Keys and connections for file transfer',
};

export default async function PortalLayout({ children }: { children: ReactNode }) {
  // Members have the console; the portal is for partners alone.
  if (await findVisitor()) redirect('/' as Route);
  const { name, email, partnerName } = await requirePartner();
  return (
    <PortalShell contact={name} email={email} company={partnerName}>
      {children}
    </PortalShell>
  );
}
