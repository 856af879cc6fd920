'use client';
/**
 * Asks before a server is stopped or deleted; one set for a list or a page.
 * Usage: `const actions = useServerActions(environmentId, { onDeleted }); <Menu items={actions.items(server)} />{actions.dialogs}`
 */
import type { Protocol } from '@aws-sdk/client-transfer';
import { useState } from 'react';
import { plural } from '@/lib/format';
import { reasonAgainst } from '@/lib/permissions';
import { useDeleteServer, useStartServer, useStopServer } from '@/lib/servers/mutations';
import { takesLogins } from '@/lib/servers/protocol-rules';
import { reasonAgainstStart, reasonAgainstStop, type ServerState } from '@/lib/servers/rules';
import { useCaller } from '../caller';
import { useClone } from '../clones/use-clone';
import { ConfirmDialog } from '../confirm-dialog';
import { copyText } from '../copy-button';
import type { MenuItem } from '../ui/menu';
import { useToast } from '../ui/toast';

/** What the actions must know of a server. */
export interface ActionServer {
  id: string;
  name: string | undefined;
  state: ServerState;
  users: number;
  /** Users of an outside identity provider are not counted by AWS and not deleted either. */
  managesUsers: boolean;
  protocols: readonly Protocol[];
}

type Asked = { kind: 'start' | 'stop' | 'delete'; server: ActionServer };

export function useServerActions(environmentId: string, { onDeleted }: { onDeleted?: () => void } = {}) {
  const { role } = useCaller();
  const toast = useToast();
  const copyId = async ({ id }: ActionServer) => {
    if (await copyText(id)) toast.success(`Copied ${id}`);
    else toast.error('Could not copy', { description: id });
  };
  const [asked, setAsked] = useState<Asked>();
  const [open, setOpen] = useState(false);
  const clone = useClone();
  const start = useStartServer(environmentId);
  const stop = useStopServer(environmentId);
  const remove = useDeleteServer(environmentId);
  const ask = (kind: Asked['kind'], server: ActionServer) => {
    for (const mutation of [start, stop, remove]) mutation.reset();
    setAsked({ kind, server });
    setOpen(true);
  };
  const close = () => setOpen(false);
  const shared = { open, onOpenChange: setOpen };

  const startReason = (server: ActionServer) =>
    reasonAgainst(role, 'StartServer') ?? reasonAgainstStart(server.state);
  const stopReason = (server: ActionServer) =>
    reasonAgainst(role, 'StopServer') ?? reasonAgainstStop(server.state);
  const deleteReason = reasonAgainst(role, 'DeleteServer');

  const items = (server: ActionServer): MenuItem[] => [
    { label: 'Start', disabledReason: startReason(server), onSelect: () => ask('start', server) },
    { label: 'Stop', disabledReason: stopReason(server), onSelect: () => ask('stop', server) },
    { label: 'Copy id', onSelect: () => void copyId(server) },
    {
      label: 'Clone',
      onSelect: () => clone.ask({ kind: 'server', name: label(server), from: [environmentId, server.id] }),
    },
    'separator',
    {
      label: 'Delete',
      danger: true,
      disabledReason: deleteReason,
      onSelect: () => ask('delete', server),
    },
  ];

  const dialogs = asked && (
    <>
      <ConfirmDialog
        {...shared}
        open={open && asked.kind === 'start'}
        title={`Start ${label(asked.server)}`}
        consequences={[
          takesLogins(asked.server.protocols)
            ? 'Users can log in again as soon as it is online.'
            : 'Partners can send messages again as soon as it is online.',
        ]}
        danger={false}
        confirmLabel="Start server"
        pending={start.isPending}
        error={start.error?.error}
        onConfirm={() => start.mutate({ serverId: asked.server.id }, { onSuccess: close })}
      />
      <ConfirmDialog
        {...shared}
        open={open && asked.kind === 'stop'}
        title={`Stop ${label(asked.server)}`}
        consequences={[
          takesLogins(asked.server.protocols)
            ? 'Open sessions end and nobody can log in until it is started again.'
            : 'Partners cannot send messages until it is started again.',
          'AWS goes on billing a stopped server by the hour; only deleting it ends that.',
        ]}
        confirmLabel="Stop server"
        pending={stop.isPending}
        error={stop.error?.error}
        onConfirm={() => stop.mutate({ serverId: asked.server.id }, { onSuccess: close })}
      />
      <ConfirmDialog
        {...shared}
        open={open && asked.kind === 'delete'}
        title={`Delete ${label(asked.server)}`}
        consequences={lossOf(asked.server)}
        typed={asked.server.name ?? asked.server.id}
        confirmLabel="Delete server"
        pending={remove.isPending}
        error={remove.error?.error}
        onConfirm={() =>
          remove.mutate(
            { serverId: asked.server.id },
            {
              onSuccess: () => {
                toast.success(`${label(asked.server)} deleted`);
                close();
                onDeleted?.();
              },
            },
          )
        }
      />
    </>
  );

  const all = (
    <>
      {clone.dialog}
      {dialogs}
    </>
  );
  return { items, dialogs: all, ask, startReason, stopReason, deleteReason };
}

function label({ id, name }: ActionServer): string {
  return name ? `${name} (${id})` : id;
}

function lossOf({ users, managesUsers, protocols }: ActionServer): string[] {
  const agreements = 'Its AS2 agreements are deleted with it: partners can send nothing here any more.';
  const logins = takesLogins(protocols) || users > 0;
  return [
    ...(protocols.includes('AS2') ? [agreements] : []),
    ...(logins ? [lossOfUsers(users, managesUsers)] : []),
    'Its host keys and its address go too: a new server has another id and another host name.',
    'The files in S3 or EFS stay.',
  ];
}

function lossOfUsers(users: number, managesUsers: boolean): string {
  return users > 0
    ? `${plural(users, 'user')} with their SSH keys ${users === 1 ? 'is' : 'are'} deleted with it.`
    : managesUsers
      ? 'It has no users that would go with it.'
      : 'Its users live in an outside identity provider and stay there, but cannot log in here any more.';
}
