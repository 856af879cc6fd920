'use server';
// Writes about members, for administrators.

import { defineConsoleAction } from '@/lib/transfer/action';
import { TransferFailure } from '@/lib/transfer/errors';
import * as accounts from './accounts';
import { refuseContactAddress } from './addresses';
import { mailInvitation } from './invitation-mail';
import { issueInvitation, withdrawInvitation } from './invitations';
import { changeRoleSchema, invitationRefSchema, inviteSchema, memberRefSchema } from './schema';

/** Returns the link, which is shown this once, whatever became of the mail with it. */
export const inviteMember = defineConsoleAction({
  permission: 'ManageMembers',
  operation: 'InviteMember',
  input: inviteSchema,
  target: ({ email }) => email,
  run: async ({ caller }, invitation) => {
    if (await accounts.hasAccount(invitation.email)) {
      const message = 'There is a member with this address already.';
      const fields = [{ path: 'email', message }];
      throw new TransferFailure({ code: 'MemberExists', kind: 'conflict', message, fields });
    }
    await refuseContactAddress(invitation.email);
    const link = await issueInvitation(invitation, caller);
    return { link, mail: await mailInvitation(invitation, link, caller) };
  },
});

export const withdrawMemberInvitation = defineConsoleAction({
  permission: 'ManageMembers',
  operation: 'WithdrawInvitation',
  input: invitationRefSchema,
  target: ({ email }) => email,
  run: (_context, { email }) => withdrawInvitation(email),
});

export const changeMemberRole = defineConsoleAction({
  permission: 'ManageMembers',
  operation: 'ChangeMemberRole',
  input: changeRoleSchema,
  target: ({ email }) => email,
  before: (_context, { memberId }) => accounts.roleOf(memberId),
  after: ({ role }) => ({ role }),
  run: (_context, { role, ...member }) => accounts.changeRole(member, role),
});

export const removeMember = defineConsoleAction({
  permission: 'ManageMembers',
  operation: 'RemoveMember',
  input: memberRefSchema,
  target: ({ email }) => email,
  run: (_context, member) => accounts.removeAccount(member),
});
