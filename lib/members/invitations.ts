// Invitations: a link that works once and for seven days, of which only the hash is kept.

import 'server-only';
import { randomBytes } from 'node:crypto';
import type { Kysely } from 'kysely';
import { hashToken } from '@/lib/auth/setup-token';
import { getDatabase } from '@/lib/db/database';
import type { Database } from '@/lib/db/tables';
import { getSettings } from '@/lib/env';
import { type Role, roles } from '@/lib/permissions';

const VALID_MS = 7 * 24 * 60 * 60_000;

export interface Invitation {
  email: string;
  role: Role;
}

/** Returns the link; an earlier invitation of the same address ends. */
export async function issueInvitation(
  { email, role }: Invitation,
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
  };
  await getDatabase()
    .transaction()
    .execute(async (trx) => {
      await trx.deleteFrom('invitation').where('email', '=', email).execute();
      await trx.insertInto('invitation').values(row).execute();
    });
  return `${getSettings().consoleUrl}/invite/${token}`;
}

function toInvitation(row: { email: string; role: string } | undefined): Invitation | undefined {
  const role = roles.find((name) => name === row?.role);
  return row && role ? { email: row.email, role } : undefined;
}

export async function findInvitation(token: string): Promise<Invitation | undefined> {
  const row = await getDatabase()
    .selectFrom('invitation')
    .select(['email', 'role'])
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
    .returning(['email', 'role'])
    .executeTakeFirst();
  return toInvitation(row);
}

export async function withdrawInvitation(email: string): Promise<void> {
  await getDatabase().deleteFrom('invitation').where('email', '=', email).execute();
}
