'use server';
// Writes about members, for administrators.

import { requireSecondFactorOf } from '@/lib/auth/required-factor';
import type { EnvironmentRoles } from '@/lib/permissions';
import { defineConsoleAction } from '@/lib/transfer/action';
import { findEnvironment } from '@/lib/transfer/client';
import { TransferFailure } from '@/lib/transfer/errors';
import * as accounts from './accounts';
import { refuseContactAddress } from './addresses';
import { mailInvitation } from './invitation-mail';
import { issueInvitation, withdrawInvitation } from './invitations';
import * as state from './member-state';
import {
  changeRoleSchema,
  invitationRefSchema,
  inviteSchema,
  memberRefSchema,
  requireSecondFactorSchema,
} from './schema';

/** A limit of an environment that is not there would come to life with one of that name. */
function refuseUnknown(environmentRoles: EnvironmentRoles): void {
  const unknown = Object.keys(environmentRoles).find((id) => !findEnvironment(id));
  if (unknown === undefined) return;
  const message = `The environment ${unknown} does not exist. Reload the page.`;
  throw new TransferFailure({ code: 'UnknownEnvironment', kind: 'not-found', message, fields: [] });
}

/** Returns the link, which is shown this once, whatever became of the mail with it. */
export const inviteMember = defineConsoleAction({
  permission: 'ManageMembers',
  operation: 'InviteMember',
  input: inviteSchema,
  target: ({ email }) => email,
  run: async ({ caller }, invitation) => {
    refuseUnknown(invitation.environmentRoles ?? {});
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
  after: ({ role, environmentRoles }) => ({ role, environmentRoles }),
  run: async (_context, { role, environmentRoles, ...member }) => {
    refuseUnknown(environmentRoles);
    await accounts.changeRole(member, role, environmentRoles);
  },
});

export const removeMember = defineConsoleAction({
  permission: 'ManageMembers',
  operation: 'RemoveMember',
  input: memberRefSchema,
  target: ({ email }) => email,
  run: (_context, member) => accounts.removeAccount(member),
});

export const disableMember = defineConsoleAction({
  permission: 'ManageMembers',
  operation: 'DisableMember',
  input: memberRefSchema,
  target: ({ email }) => email,
  run: (_context, member) => state.disableAccount(member),
});

export const enableMember = defineConsoleAction({
  permission: 'ManageMembers',
  operation: 'EnableMember',
  input: memberRefSchema,
  target: ({ email }) => email,
  run: (_context, member) => state.enableAccount(member),
});

export const endMemberSessions = defineConsoleAction({
  permission: 'ManageMembers',
  operation: 'EndMemberSessions',
  input: memberRefSchema,
  target: ({ email }) => email,
  run: (_context, member) => state.endSessionsOf(member),
});

export const takeMemberSecondFactor = defineConsoleAction({
  permission: 'ManageMembers',
  operation: 'RemoveMemberSecondFactor',
  input: memberRefSchema,
  target: ({ email }) => email,
  run: (_context, member) => state.takeSecondFactor(member),
});

export const requireSecondFactor = defineConsoleAction({
  permission: 'ManageMembers',
  operation: 'RequireSecondFactor',
  input: requireSecondFactorSchema,
  target: () => '',
  run: (_context, { roles }) => requireSecondFactorOf(roles),
});
