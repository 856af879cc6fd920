// Invitations: a link that works once and for seven days, of which only the hash is kept.

import 'server-only';
import { randomBytes } from 'node:crypto';
import type { Kysely } from 'kysely';
import { toEnvironmentRole } from '@/lib/auth/environment-roles';
import { hashToken } from '@/lib/auth/setup-token';
import { getDatabase } from '@/lib/db/database';
import type { Database } from '@/lib/db/tables';
import { getSettings } from '@/lib/env';
import { type EnvironmentRoles, type Role, roles } from '@/lib/permissions';

const VALID_MS = 7 * 24 * 60 * 60_000;

export interface Invitation {
  email: string;
  role: Role;
  environmentRoles?: EnvironmentRoles;
}

/** Returns the link; an earlier invitation of the same address ends. */
export async function issueInvitation(
  { email, role, environmentRoles }: Invitation,
  inviter: { userId: string; name: string },
): Promise<string> {
  const token = randomBytes(24).toString('base64url');
  const createdAt = Date.now();
  const row = {
    tokenHash: hashToken(token),
    email,
    role,
    invitedBy: inviter.name,
    inviterId: inviter.userId,
    createdAt,
    expiresAt: createdAt + VALID_MS,
    environmentRoles: environmentRoles ? JSON.stringify(environmentRoles) : null,
  };
  await getDatabase()
    .transaction()
    .execute(async (trx) => {
      await trx.deleteFrom('invitation').where('email', '=', email).execute();
      await trx.insertInto('invitation').values(row).execute();
    });
  return `${getSettings().consoleUrl}/invite/${token}`;
}

interface Row {
  email: string;
  role: string;
  environmentRoles: string | null;
}

/** The roles by environment that an invitation carries. */
export function toEnvironmentRoles(text: string | null): EnvironmentRoles {
  const entries = Object.entries(JSON.parse(text ?? '{}') as Record<string, unknown>);
  return Object.fromEntries(entries.map(([id, role]) => [id, toEnvironmentRole(role)]));
}

function toInvitation(row: Row | undefined): Invitation | undefined {
  const role = roles.find((name) => name === row?.role);
  if (!row || !role) return undefined;
  const { email, environmentRoles } = row;
  return { email, role, ...(environmentRoles && { environmentRoles: toEnvironmentRoles(environmentRoles) }) };
}

export async function findInvitation(token: string): Promise<Invitation | undefined> {
  const row = await getDatabase()
    .selectFrom('invitation')
    .select(['email', 'role', 'environmentRoles'])
    .where('tokenHash', '=', hashToken(token))
    .where('expiresAt', '>', Date.now())
    .executeTakeFirst();
  return toInvitation(row);
}

/** Takes the invitation out of use; undefined when it is unknown, too old or was used by another request. */
export async function consumeInvitation(
  token: string,
  db: Kysely<Database> = getDatabase(),
): Promise<Invitation | undefined> {
  const row = await db
    .deleteFrom('invitation')
    .where('tokenHash', '=', hashToken(token))
    .where('expiresAt', '>', Date.now())
    .returning(['email', 'role', 'environmentRoles'])
    .executeTakeFirst();
  return toInvitation(row);
}

export async function withdrawInvitation(email: string): Promise<void> {
  await getDatabase().deleteFrom('invitation').where('email', '=', email).execute();
}
