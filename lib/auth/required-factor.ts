// Which roles must have a second factor: an administrator's choice, the same for every process.

import 'server-only';
import { getDatabase } from '@/lib/db/database';
import { type AccountRole, accountRoles } from '@/lib/permissions';

const KEY = 'second-factor-roles';

export async function rolesWithSecondFactor(): Promise<AccountRole[]> {
  const row = await getDatabase()
    .selectFrom('meta')
    .select('value')
    .where('key', '=', KEY)
    .executeTakeFirst();
  const names: unknown = JSON.parse(row?.value ?? '[]');
  return accountRoles.filter((role) => Array.isArray(names) && names.includes(role));
}

export async function requireSecondFactorOf(chosen: readonly AccountRole[]): Promise<void> {
  const value = JSON.stringify(chosen);
  await getDatabase()
    .insertInto('meta')
    .values({ key: KEY, value })
    .onConflict((conflict) => conflict.column('key').doUpdateSet({ value }))
    .execute();
}

/** Whose sign-in is another provider's has no password here, and the second factor is that provider's too. */
async function hasPassword(userId: string): Promise<boolean> {
  const account = await getDatabase()
    .selectFrom('account')
    .select('id')
    .where('userId', '=', userId)
    .where('providerId', '=', 'credential')
    .executeTakeFirst();
  return account !== undefined;
}

/** Asked only about those who have no second factor. */
export async function lacksRequiredFactor({
  userId,
  role,
}: {
  userId: string;
  role: AccountRole;
}): Promise<boolean> {
  return (await rolesWithSecondFactor()).includes(role) && (await hasPassword(userId));
}
