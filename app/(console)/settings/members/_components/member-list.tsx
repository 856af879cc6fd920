'use client';
// The members with their roles, and the invitations that are still open.

import { useQuery } from '@tanstack/react-query';
import dynamic from 'next/dynamic';
import { useState } from 'react';
import { useCaller } from '@/components/caller';
import { ConfirmDialog } from '@/components/confirm-dialog';
import { DataTable } from '@/components/data-table';
import type { DataColumn } from '@/components/data-table/columns';
import { RelativeTime } from '@/components/relative-time';
import { Badge } from '@/components/ui/badge';
import { Button } from '@/components/ui/button';
import { useRemoveMember } from '@/lib/members/mutations';
import { membersQuery } from '@/lib/members/queries';
import type { Member } from '@/lib/members/reads';
import { reasonAgainst } from '@/lib/permissions';
import { toTransferError } from '@/lib/transfer/errors';
import { InvitationList } from './invitation-list';

const InviteDialog = dynamic(() => import('./invite-dialog').then((module) => module.InviteDialog), {
  ssr: false,
});
const RoleDialog = dynamic(() => import('./role-dialog').then((module) => module.RoleDialog), { ssr: false });

type Asked = { what: 'role' | 'remove'; member: Member };

export function MemberList() {
  const { role, email } = useCaller();
  const members = useQuery(membersQuery());
  const remove = useRemoveMember();
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
      width: '10rem',
      value: (member) => member.role,
      cell: (member) => member.role,
      facet: {},
    },
    {
      id: 'since',
      header: 'Member since',
      width: '10rem',
      value: (member) => new Date(member.createdAt),
      cell: (member) => <RelativeTime moment={member.createdAt} />,
    },
  ];

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
        columns={columns}
        rows={members.data?.members ?? []}
        rowId={(member) => member.id}
        rowLabel={(member) => member.name}
        rowActions={(member) => [
          { label: 'Change role', disabledReason, onSelect: () => setAsked({ what: 'role', member }) },
          {
            label: 'Remove',
            danger: true,
            disabledReason,
            onSelect: () => setAsked({ what: 'remove', member }),
          },
        ]}
        loading={members.isPending}
        error={members.error && toTransferError(members.error)}
        onRetry={() => void members.refetch()}
        empty={{ title: 'No members' }}
      />
      <InvitationList invitations={members.data?.invitations ?? []} />
      {inviting !== undefined && <InviteDialog open={inviting} onOpenChange={setInviting} />}
      {asked?.what === 'role' && <RoleDialog member={asked.member} onClose={close} />}
      <ConfirmDialog
        open={asked?.what === 'remove'}
        onOpenChange={(open) => {
          if (open) return;
          close();
          remove.reset();
        }}
        title={`Remove ${asked?.member.name ?? 'member'}`}
        description={asked?.member.email}
        consequences={[
          'Their sessions end at once, and they can no longer sign in.',
          'What they did stays in the activity.',
        ]}
        confirmLabel="Remove member"
        onConfirm={() =>
          asked &&
          remove.mutate({ memberId: asked.member.id, email: asked.member.email }, { onSuccess: close })
        }
        pending={remove.isPending}
        error={remove.error?.error}
      />
    </>
  );
}
