'use client';
// Browses the server of an SFTP connector, has files moved about, and shows what became of it.

import { useQuery } from '@tanstack/react-query';
import dynamic from 'next/dynamic';
import { parseAsString, useQueryState } from 'nuqs';
import { useState } from 'react';
import { useCaller } from '@/components/caller';
import { Callout } from '@/components/callout';
import { PageHeader } from '@/components/page-header';
import { Button } from '@/components/ui/button';
import { LinkButton } from '@/components/ui/link-button';
import { connectorQuery } from '@/lib/connectors/queries';
import { connectorHref, serverOf } from '@/lib/connectors/rules';
import { reasonAgainst } from '@/lib/permissions';
import type { RemoteEntry } from '@/lib/remote-files/rules';
import { RemoteFolder } from './remote-folder';
import { RemoteHistory } from './remote-history';

const GetDialog = dynamic(() => import('./get-dialog').then((module) => module.GetDialog), { ssr: false });
const SendDialog = dynamic(() => import('./send-dialog').then((module) => module.SendDialog), { ssr: false });
const MoveDialog = dynamic(() => import('./move-dialog').then((module) => module.MoveDialog), { ssr: false });
const DeleteDialog = dynamic(() => import('./delete-dialog').then((module) => module.DeleteDialog), {
  ssr: false,
});

export type Intent =
  | { kind: 'get'; paths: readonly string[] }
  | { kind: 'send'; folder: string }
  | { kind: 'move' | 'delete'; entry: RemoteEntry };

export function RemoteFilesView({
  environmentId,
  connectorId,
}: {
  environmentId: string;
  connectorId: string;
}) {
  const { role } = useCaller();
  const { data: connector } = useQuery(connectorQuery(environmentId, connectorId));
  const [listingId, setListingId] = useQueryState('listing', parseAsString.withDefault(''));
  const [folder, setFolder] = useState('');
  const [intent, setIntent] = useState<Intent>();
  const here = connectorHref(environmentId, connectorId);
  const server = connector ? serverOf(connector) : '';
  const trustsNone = connector && (connector.SftpConfig?.TrustedHostKeys ?? []).length === 0;
  const close = () => setIntent(undefined);
  const dialog = { environmentId, connectorId, onClose: close };
  const reason = reasonAgainst(role, 'StartFileTransfer');
  return (
    <>
      <PageHeader
        title="Files on the server"
        crumbs={[
          { label: 'Connectors', href: `/e/${environmentId}/connectors` },
          { label: server || connectorId, href: here },
        ]}
        actions={
          <>
            <Button disabledReason={reason} onClick={() => setIntent({ kind: 'get', paths: [] })}>
              Get files
            </Button>
            <Button
              variant="primary"
              disabledReason={reason}
              onClick={() => setIntent({ kind: 'send', folder })}
            >
              Send files
            </Button>
          </>
        }
      />
      {trustsNone && (
        <div className="mb-5">
          <Callout tone="warn" title="No host key is trusted yet">
            <p className="mb-2">Every task fails until the key of the server is known and trusted.</p>
            <LinkButton size="sm" href={here}>
              Learn the key from a test
            </LinkButton>
          </Callout>
        </div>
      )}
      <RemoteFolder
        environmentId={environmentId}
        connectorId={connectorId}
        listingId={listingId}
        onListing={setListingId}
        onFolder={setFolder}
        onIntent={setIntent}
      />
      <RemoteHistory
        environmentId={environmentId}
        connectorId={connectorId}
        hasLog={connector?.LoggingRole !== undefined}
      />
      {intent?.kind === 'get' && <GetDialog {...dialog} paths={intent.paths} />}
      {intent?.kind === 'send' && <SendDialog {...dialog} folder={intent.folder} />}
      {intent?.kind === 'move' && <MoveDialog {...dialog} entry={intent.entry} />}
      {intent?.kind === 'delete' && <DeleteDialog {...dialog} entry={intent.entry} />}
    </>
  );
}
