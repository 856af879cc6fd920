'use client';
// The head that both lists of messages share.

import { PageHeader } from '@/components/page-header';
import { SendButton } from '@/components/transfers/send-button';
import { Tabs } from '@/components/ui/tabs';

export function TransfersHeader({ environmentId }: { environmentId: string }) {
  const path = `/e/${environmentId}/transfers`;
  return (
    <>
      <PageHeader title="Transfers" actions={<SendButton environmentId={environmentId} primary />} />
      <Tabs
        label="Transfers"
        tabs={[
          { href: path, label: 'Sent', exact: true },
          { href: `${path}/received`, label: 'Received' },
        ]}
      />
    </>
  );
}
