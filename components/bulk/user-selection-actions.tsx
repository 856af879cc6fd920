'use client';
/** What may be done with selected users. Usage: `<UserSelectionActions environmentId serverId users={rows} />` */
import dynamic from 'next/dynamic';
import { useState } from 'react';
import { plural } from '@/lib/format';
import { reasonAgainst } from '@/lib/permissions';
import type { UserSummary } from '@/lib/users/reads';
import { useCaller } from '../caller';
import type { MenuItem } from '../ui/menu';
import { SelectionMenu, tooMany, useCommonActions } from './selection-actions';

const RoleDialog = dynamic(() => import('./role-dialog').then((module) => module.RoleDialog), { ssr: false });
const KeyDialog = dynamic(() => import('./key-dialog').then((module) => module.KeyDialog), { ssr: false });
const SuspendDialog = dynamic(() => import('./suspend-dialogs').then((module) => module.SuspendDialog), {
  ssr: false,
});
const ResumeDialog = dynamic(() => import('./suspend-dialogs').then((module) => module.ResumeDialog), {
  ssr: false,
});

export function UserSelectionActions({
  environmentId,
  serverId,
  users,
}: {
  environmentId: string;
  serverId: string;
  users: readonly UserSummary[];
}) {
  const { role } = useCaller();
  const [asked, setAsked] = useState<'role' | 'key' | 'suspend' | 'resume'>();
  const names = users.map(({ UserName = '' }) => UserName);
  const selection = {
    environmentId,
    serverId,
    kind: 'user',
    rows: names.map((id) => ({ id, name: id })),
  } as const;
  const { tag, remove, dialogs } = useCommonActions(selection);
  const limit = tooMany(names.length);
  const suspended = users.filter((user) => user.suspended).map(({ UserName = '' }) => UserName);
  const active = users.filter((user) => !user.suspended).map(({ UserName = '' }) => UserName);
  const items: MenuItem[] = [
    ...tag,
    {
      label: 'Change role',
      disabledReason: reasonAgainst(role, 'UpdateUser') ?? limit,
      onSelect: () => setAsked('role'),
    },
    {
      label: 'Add SSH key',
      disabledReason:
        reasonAgainst(role, 'ImportSshPublicKey') ??
        limit ??
        (suspended.length > 0 ? 'A suspended user gets no key. Resume it first.' : undefined),
      onSelect: () => setAsked('key'),
    },
    'separator',
    {
      label: active.length > 0 ? `Suspend ${plural(active.length, 'user')}` : 'Suspend',
      disabledReason:
        reasonAgainst(role, 'SuspendUser') ??
        limit ??
        (active.length === 0 ? 'All of them are suspended already.' : undefined),
      onSelect: () => setAsked('suspend'),
    },
    {
      label: suspended.length > 0 ? `Resume ${plural(suspended.length, 'user')}` : 'Resume',
      disabledReason:
        reasonAgainst(role, 'ResumeUser') ??
        limit ??
        (suspended.length === 0 ? 'None of them is suspended.' : undefined),
      onSelect: () => setAsked('resume'),
    },
    'separator',
    ...remove,
  ];
  const dialog = { environmentId, serverId, onClose: () => setAsked(undefined) };
  return (
    <>
      <SelectionMenu {...selection} items={items} />
      {dialogs}
      {asked === 'role' && <RoleDialog {...dialog} userNames={names} />}
      {asked === 'key' && <KeyDialog {...dialog} userNames={names} />}
      {asked === 'suspend' && <SuspendDialog {...dialog} userNames={active} />}
      {asked === 'resume' && <ResumeDialog {...dialog} userNames={suspended} />}
    </>
  );
}
