// Reads about members: who there is, and who is invited.

import 'server-only';
import { z } from 'zod';
import { toEnvironmentRole } from '@/lib/auth/environment-roles';
import { rolesWithSecondFactor } from '@/lib/auth/required-factor';
import { getDatabase } from '@/lib/db/database';
import { type AccountRole, can, type EnvironmentRoles, PARTNER_ROLE } from '@/lib/permissions';
import { defineConsoleRead } from '@/lib/transfer/read';
import { toEnvironmentRoles } from './invitations';

export interface Member {
  id: string;
  name: string;
  email: string;
  role: string;
  createdAt: string;
  isDisabled: boolean;
  /** What only those learn who manage members. */
  managed?: {
    hasSecondFactor: boolean;
    seenAt: string | null;
    environmentRoles: EnvironmentRoles;
  };
}

export interface PendingInvitation {
  email: string;
  role: string;
  invitedBy: string;
  expiresAt: number;
  environmentRoles: EnvironmentRoles;
}

export interface MemberList {
  members: Member[];
  invitations: PendingInvitation[];
  /** Roles that must have a second factor; undefined for those who do not manage members. */
  rolesWithSecondFactor?: AccountRole[];
}

function readMembers() {
  return getDatabase()
    .selectFrom('user')
    .select(['id', 'name', 'email', 'role', 'createdAt', 'state', 'twoFactorEnabled', 'seenAt'])
    .where('role', '!=', PARTNER_ROLE)
    .orderBy('name')
    .execute();
}
type Row = Awaited<ReturnType<typeof readMembers>>[number];

function toMember({ id, name, email, role, createdAt, state }: Row): Member {
  const since = new Date(createdAt).toISOString();
  return { id, name, email, role, createdAt: since, isDisabled: state === 'disabled' };
}

async function environmentRolesByMember(): Promise<Map<string, EnvironmentRoles>> {
  const rows = await getDatabase().selectFrom('environmentRole').selectAll().orderBy('environment').execute();
  const found = new Map<string, EnvironmentRoles>();
  for (const { userId, environment, role } of rows) {
    found.set(userId, { ...found.get(userId), [environment]: toEnvironmentRole(role) });
  }
  return found;
}

async function readInvitations(): Promise<PendingInvitation[]> {
  const rows = await getDatabase()
    .selectFrom('invitation')
    .select(['email', 'role', 'invitedBy', 'expiresAt', 'environmentRoles'])
    .where('expiresAt', '>', Date.now())
    .orderBy('createdAt', 'desc')
    .execute();
  return rows.map((row) => ({ ...row, environmentRoles: toEnvironmentRoles(row.environmentRoles) }));
}

export const listMembers = defineConsoleRead({
  permission: 'ReadMembers',
  input: z.object({}),
  run: async ({ caller }): Promise<MemberList> => {
    const rows = await readMembers();
    if (!can(caller.role, 'ManageMembers')) return { members: rows.map(toMember), invitations: [] };
    const environmentRoles = await environmentRolesByMember();
    const members = rows.map((row) => ({
      ...toMember(row),
      managed: {
        hasSecondFactor: Boolean(row.twoFactorEnabled),
        seenAt: row.seenAt ? new Date(Number(row.seenAt)).toISOString() : null,
        environmentRoles: environmentRoles.get(row.id) ?? {},
      },
    }));
    const invitations = await readInvitations();
    return { members, invitations, rolesWithSecondFactor: await rolesWithSecondFactor() };
  },
});
