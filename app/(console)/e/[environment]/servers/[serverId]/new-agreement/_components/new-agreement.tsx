'use client';
// A new agreement, as soon as the server is known to speak AS2.

import { useQuery } from '@tanstack/react-query';
import { EmptyState } from '@/components/empty-state';
import { ErrorPanel } from '@/components/error-panel';
import { PageHeader } from '@/components/page-header';
import { LinkButton } from '@/components/ui/link-button';
import { speaksAs2 } from '@/lib/servers/protocol-rules';
import { serverQuery } from '@/lib/servers/queries';
import { serverName } from '@/lib/servers/rules';
import { toTransferError } from '@/lib/transfer/errors';
import { NewAgreementForm } from './new-agreement-form';

export function NewAgreement({ environmentId, serverId }: { environmentId: string; serverId: string }) {
  const { data: server, error, refetch } = useQuery(serverQuery(environmentId, serverId));
  const list = `/e/${environmentId}/servers`;
  const here = `${list}/${serverId}`;
  return (
    <>
      <PageHeader
        title="Create agreement"
        crumbs={[
          { label: 'Servers', href: list },
          { label: serverName(server?.Tags) ?? serverId, href: here },
          { label: 'Agreements', href: `${here}/agreements` },
        ]}
        description="Lets one partner send AS2 messages to one of our AS2 ids on this server."
      />
      {error && !server && <ErrorPanel error={toTransferError(error)} onRetry={() => void refetch()} />}
      {server && !speaksAs2(server) && (
        <EmptyState
          title="This server does not speak AS2"
          action={<LinkButton href={here}>Protocols</LinkButton>}
        >
          Switch AS2 on among its protocols first.
        </EmptyState>
      )}
      {server && speaksAs2(server) && <NewAgreementForm environmentId={environmentId} serverId={serverId} />}
    </>
  );
}
