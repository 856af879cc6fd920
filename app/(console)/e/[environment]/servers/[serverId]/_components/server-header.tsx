'use client';

// Breadcrumb, name, state, actions and tabs of one server.

import type { DescribedServer } from '@aws-sdk/client-transfer';
import { useQuery } from '@tanstack/react-query';
import { useRouter, useSelectedLayoutSegments } from 'next/navigation';
import { CopyButton } from '@/components/copy-button';
import { EquivalentButton } from '@/components/equivalent-button';
import { PageHeader } from '@/components/page-header';
import { useServerActions } from '@/components/servers/server-actions';
import { StateMark } from '@/components/state-mark';
import { Button } from '@/components/ui/button';
import { Menu } from '@/components/ui/menu';
import { Tabs } from '@/components/ui/tabs';
import { count } from '@/lib/format';
import { speaksAs2, takesLogins } from '@/lib/servers/protocol-rules';
import { serverQuery } from '@/lib/servers/queries';
import { isMoving, reasonAgainstStart, serverName } from '@/lib/servers/rules';

export function ServerHeader({ environmentId, serverId }: { environmentId: string; serverId: string }) {
  const router = useRouter();
  const list = `/e/${environmentId}/servers` as const;
  const { data: server } = useQuery(serverQuery(environmentId, serverId));
  const actions = useServerActions(environmentId, { onDeleted: () => router.push(list) });
  const name = serverName(server?.Tags);
  const target = server && {
    id: serverId,
    name,
    state: server.State,
    users: server.UserCount ?? 0,
    managesUsers: server.IdentityProviderType === 'SERVICE_MANAGED',
    protocols: server.Protocols ?? [],
  };
  const here = `${list}/${serverId}`;
  // What AS2 alone does not use is still shown where it is open or not empty.
  const logins = takesLogins(server?.Protocols) || (server?.UserCount ?? 0) > 0;
  // A user, or a form beside the lists, has a head of its own.
  const [section, ...deeper] = useSelectedLayoutSegments();
  if (deeper.length > 0 || /^(new|import)-/.test(section ?? '')) return null;
  return (
    <>
      <PageHeader
        title={name ?? serverId}
        mono={!name}
        crumbs={[{ label: 'Servers', href: list }]}
        state={
          <>
            {server?.State && (
              <span role="status">
                <StateMark state={server.State} />
              </span>
            )}
            {name && <span className="font-mono text-table text-muted">{serverId}</span>}
            <CopyButton value={serverId} label="server id" />
          </>
        }
        actions={
          target && (
            <>
              <EquivalentButton
                of={{ kind: 'Server', name: name ?? 'server', source: server, id: serverId }}
              />
              <StartOrStop actions={actions} server={target} />
              <Menu label="More actions" items={actions.items(target)} variant="secondary" />
            </>
          )
        }
      />
      <Tabs
        label="Server"
        tabs={[
          { href: here, label: 'Overview', exact: true },
          ...(speaksAs2(server) ? [{ href: `${here}/agreements`, label: 'Agreements' }] : []),
          ...(logins ? [...peopleTabs(here, server), { href: `${here}/host-keys`, label: 'Host keys' }] : []),
          { href: `${here}/security-policy`, label: 'Security policy' },
          { href: `${here}/logs`, label: 'Log' },
          { href: `${here}/tags`, label: 'Tags', count: server && count(server.Tags?.length ?? 0) },
        ]}
      />
      {actions.dialogs}
    </>
  );
}

/** Who logs in is kept by AWS, by a directory's groups, or by a provider that can only be asked. */
function peopleTabs(here: string, server: DescribedServer | undefined) {
  const test = { href: `${here}/test-login`, label: 'Test login' };
  switch (server?.IdentityProviderType) {
    case 'AWS_DIRECTORY_SERVICE':
      return [{ href: `${here}/accesses`, label: 'Accesses' }, test];
    case 'AWS_LAMBDA':
    case 'API_GATEWAY':
      return [test];
    default:
      return [{ href: `${here}/users`, label: 'Users', count: server && count(server.UserCount ?? 0) }];
  }
}

type Actions = ReturnType<typeof useServerActions>;

/** The one of the two that makes sense now. */
function StartOrStop({ actions, server }: { actions: Actions; server: Parameters<Actions['items']>[0] }) {
  const starts = reasonAgainstStart(server.state) === undefined || server.state === 'STOPPING';
  const kind = starts ? 'start' : 'stop';
  return (
    <Button
      pending={isMoving(server.state)}
      disabledReason={starts ? actions.startReason(server) : actions.stopReason(server)}
      onClick={() => actions.ask(kind, server)}
    >
      {starts ? 'Start' : 'Stop'}
    </Button>
  );
}
