// Where a member's role is another than the base role: kept by environment, and read anew with every request.

import 'server-only';
import type { Kysely } from 'kysely';
import { getDatabase } from '@/lib/db/database';
import type { Database } from '@/lib/db/tables';
import {
  type EnvironmentRole,
  type EnvironmentRoles,
  limitedRoles,
  type Role,
  roleIn,
  roles,
} from '@/lib/permissions';

/** What this version does not know is no access, never the base role. */
export function toEnvironmentRole(text: unknown): EnvironmentRole {
  return limitedRoles.find((name) => name === text) ?? 'none';
}

export async function environmentRolesOf(userId: string): Promise<EnvironmentRoles> {
  const rows = await getDatabase()
    .selectFrom('environmentRole')
    .select(['environment', 'role'])
    .where('userId', '=', userId)
    .execute();
  return Object.fromEntries(rows.map(({ environment, role }) => [environment, toEnvironmentRole(role)]));
}

/** Takes the place of all that was set before. */
export async function setEnvironmentRoles(
  db: Kysely<Database>,
  userId: string,
  environmentRoles: EnvironmentRoles,
): Promise<void> {
  await db.deleteFrom('environmentRole').where('userId', '=', userId).execute();
  const rows = Object.entries(environmentRoles).map(([environment, role]) => ({ userId, environment, role }));
  if (rows.length > 0) await db.insertInto('environmentRole').values(rows).execute();
}

/** For what goes on without its member's request: the role of now, and undefined where there is no access any more. */
export async function roleOfMember(userId: string, environmentId: string): Promise<Role | undefined> {
  const user = await getDatabase()
    .selectFrom('user')
    .select(['role', 'state'])
    .where('id', '=', userId)
    .executeTakeFirst();
  const role = roles.find((name) => name === user?.role);
  if (!role || user?.state === 'disabled') return undefined;
  return roleIn({ role, environmentRoles: await environmentRolesOf(userId) }, environmentId);
}
