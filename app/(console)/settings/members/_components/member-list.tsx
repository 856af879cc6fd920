'use client';
// The members with their roles, and the invitations that are still open.

import { useQuery } from '@tanstack/react-query';
import dynamic from 'next/dynamic';
import { useState } from 'react';
import { useCaller } from '@/components/caller';
import { DataTable } from '@/components/data-table';
import type { DataColumn } from '@/components/data-table/columns';
import { RelativeTime } from '@/components/relative-time';
import { StateMark } from '@/components/state-mark';
import { Badge } from '@/components/ui/badge';
import { Button } from '@/components/ui/button';
import { toast } from '@/components/ui/toast';
import { useEnableMember } from '@/lib/members/mutations';
import { membersQuery } from '@/lib/members/queries';
import type { Member } from '@/lib/members/reads';
import { reasonAgainst } from '@/lib/permissions';
import { toTransferError } from '@/lib/transfer/errors';
import { describeRole, type EnvironmentName } from './environment-roles';
import { InvitationList } from './invitation-list';
import type { Confirmed } from './member-confirmation';
import { RequiredFactorSection } from './required-factor-section';

const InviteDialog = dynamic(() => import('./invite-dialog').then((module) => module.InviteDialog), {
  ssr: false,
});
const MemberConfirmation = dynamic(
  () => import('./member-confirmation').then((module) => module.MemberConfirmation),
  { ssr: false },
);
const RoleDialog = dynamic(() => import('./role-dialog').then((module) => module.RoleDialog), { ssr: false });

type Asked = { what: 'role' | Confirmed; member: Member };

export function MemberList({ environments }: { environments: readonly EnvironmentName[] }) {
  const { role, email } = useCaller();
  const members = useQuery(membersQuery());
  const enable = useEnableMember();
  const [inviting, setInviting] = useState<boolean>();
  const [asked, setAsked] = useState<Asked>();
  const disabledReason = reasonAgainst(role, 'ManageMembers');
  const close = () => setAsked(undefined);

  const columns: DataColumn<Member>[] = [
    {
      id: 'name',
      header: 'Name',
      value: (member) => member.name,
      cell: (member) => member.name,
      aside: (member) => member.email === email && <Badge tone="accent">You</Badge>,
    },
    {
      id: 'email',
      header: 'E-mail address',
      value: (member) => member.email,
      cell: (member) => member.email,
    },
    {
      id: 'role',
      header: 'Role',
      width: '12rem',
      value: (member) => member.role,
      cell: (member) => describeRole(member.role, member.managed?.environmentRoles ?? {}),
      facet: {},
    },
    {
      id: 'state',
      header: 'State',
      width: '7rem',
      value: (member) => (member.isDisabled ? 'Disabled' : 'Active'),
      cell: (member) => (
        <StateMark
          state={member.isDisabled ? 'Disabled' : 'Active'}
          shape={member.isDisabled ? 'hollow' : 'filled'}
        />
      ),
      facet: {},
    },
    {
      id: 'since',
      header: 'Member since',
      width: '10rem',
      value: (member) => new Date(member.createdAt),
      cell: (member) => <RelativeTime moment={member.createdAt} />,
      hidden: disabledReason === undefined,
    },
  ];
  // What only those are told who manage members.
  const managed: DataColumn<Member>[] = [
    {
      id: 'factor',
      header: 'Second factor',
      width: '8rem',
      value: (member) => (member.managed?.hasSecondFactor ? 'On' : 'Off'),
      cell: (member) => (member.managed?.hasSecondFactor ? 'On' : 'Off'),
      facet: {},
    },
    {
      id: 'seen',
      header: 'Last seen',
      width: '9rem',
      value: (member) => (member.managed?.seenAt ? new Date(member.managed.seenAt) : null),
      cell: (member) => (member.managed?.seenAt ? <RelativeTime moment={member.managed.seenAt} /> : 'Never'),
    },
  ];
  const { rolesWithSecondFactor } = members.data ?? {};
  const self = members.data?.members.find((member) => member.email === email);
  const setEnabled = (member: Member) =>
    enable.mutate(
      { memberId: member.id, email: member.email },
      {
        onSuccess: () => toast.success(`${member.name} is enabled`),
        onError: ({ error }) => toast.error('The member was not enabled', { description: error.message }),
      },
    );

  return (
    <>
      <div className="mb-4 flex flex-wrap items-center justify-between gap-2">
        <p className="max-w-prose text-muted">Members sign in with an account of this console alone.</p>
        <Button variant="primary" disabledReason={disabledReason} onClick={() => setInviting(true)}>
          Invite member
        </Button>
      </div>
      <DataTable
        caption="Members"
        columns={rolesWithSecondFactor ? [...columns, ...managed] : columns}
        rows={members.data?.members ?? []}
        rowId={(member) => member.id}
        rowLabel={(member) => member.name}
        rowActions={(member) => {
          const ask = (label: string, what: Asked['what'], reason?: string) => ({
            label,
            disabledReason: disabledReason ?? reason,
            onSelect: () => setAsked({ what, member }),
          });
          const noFactor = member.managed?.hasSecondFactor ? undefined : 'There is none.';
          return [
            ask('Change role', 'role'),
            ask('End all sessions', 'sessions'),
            ask('Take away second factor', 'factor', noFactor),
            member.isDisabled
              ? { label: 'Enable', disabledReason, onSelect: () => setEnabled(member) }
              : { ...ask('Disable', 'disable'), danger: true },
            { ...ask('Remove', 'remove'), danger: true },
          ];
        }}
        loading={members.isPending}
        error={members.error && toTransferError(members.error)}
        onRetry={() => void members.refetch()}
        empty={{ title: 'No members' }}
      />
      <InvitationList invitations={members.data?.invitations ?? []} />
      {rolesWithSecondFactor && (
        <RequiredFactorSection
          key={rolesWithSecondFactor.join()}
          required={rolesWithSecondFactor}
          ownFactor={self?.managed?.hasSecondFactor ?? false}
        />
      )}
      {inviting !== undefined && (
        <InviteDialog open={inviting} onOpenChange={setInviting} environments={environments} />
      )}
      {asked?.what === 'role' && (
        <RoleDialog member={asked.member} environments={environments} onClose={close} />
      )}
      {asked && asked.what !== 'role' && (
        <MemberConfirmation what={asked.what} member={asked.member} onClose={close} />
      )}
    </>
  );
}
