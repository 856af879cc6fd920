// Reads about members: who there is, and who is invited.

import 'server-only';
import { z } from 'zod';
import { getDatabase } from '@/lib/db/database';
import { can, PARTNER_ROLE } from '@/lib/permissions';
import { defineConsoleRead } from '@/lib/transfer/read';

export interface Member {
  id: string;
  name: string;
  email: string;
  role: string;
  createdAt: string;
}

export interface PendingInvitation {
  email: string;
  role: string;
  invitedBy: string;
  expiresAt: number;
}

export const listMembers = defineConsoleRead({
  permission: 'ReadMembers',
  input: z.object({}),
  run: async ({ caller }): Promise<{ members: Member[]; invitations: PendingInvitation[] }> => {
    const db = getDatabase();
    const members = await db
      .selectFrom('user')
      .select(['id', 'name', 'email', 'role', 'createdAt'])
      .where('role', '!=', PARTNER_ROLE)
      .orderBy('name')
      .execute();
    const invitations = can(caller.role, 'ManageMembers')
      ? await db
          .selectFrom('invitation')
          .select(['email', 'role', 'invitedBy', 'expiresAt'])
          .where('expiresAt', '>', Date.now())
          .orderBy('createdAt', 'desc')
          .execute()
      : [];
    return {
      members: members.map((member) => ({ ...member, createdAt: new Date(member.createdAt).toISOString() })),
      invitations,
    };
  },
});
