// Makes, changes and removes accounts, and keeps one administrator at any time.

import 'server-only';
import { getAdapter } from 'better-auth/db/adapter';
import type { Kysely, Transaction } from 'kysely';
import { getAuth } from '@/lib/auth/auth';
import { environmentRolesOf, setEnvironmentRoles } from '@/lib/auth/environment-roles';
import { getDatabase } from '@/lib/db/database';
import type { Database } from '@/lib/db/tables';
import { getSettings } from '@/lib/env';
import { type EnvironmentRoles, PARTNER_ROLE, type Role } from '@/lib/permissions';
import { TransferFailure } from '@/lib/transfer/errors';

export interface NewAccount {
  name: string;
  email: string;
  password: string;
  role: Role | typeof PARTNER_ROLE;
}

export async function hasAccount(email: string, db: Kysely<Database> = getDatabase()): Promise<boolean> {
  const found = await db
    .selectFrom('user')
    .select('id')
    .where('email', '=', email.toLowerCase())
    .executeTakeFirst();
  return found !== undefined;
}

export type Person = Omit<NewAccount, 'password'> & { environmentRoles?: EnvironmentRoles };
export type Member = Person & { userId: string };

/**
 * Makes the account of whom `claim` names, in one transaction with whatever the claim takes out of use: a console that
 * ends meanwhile leaves either both or neither. Undefined where the claim names nobody; `joined` writes who it became.
 */
export async function createClaimedAccount(
  password: string,
  claim: (trx: Transaction<Database>) => Promise<Person | undefined>,
  joined?: (trx: Transaction<Database>, member: Member) => Promise<void>,
): Promise<Member | undefined> {
  const { password: passwords } = await getAuth().$context;
  const hash = await passwords.hash(password);
  return getDatabase()
    .transaction()
    .execute(async (trx) => {
      const person = await claim(trx);
      if (!person) return undefined;
      const member = { ...person, userId: await insertAccount(trx, person, hash) };
      await setEnvironmentRoles(trx, member.userId, person.environmentRoles ?? {});
      await joined?.(trx, member);
      return member;
    });
}

/** Writes the two rows as better-auth does, whose adapter knows how each engine keeps dates and booleans. */
async function insertAccount(
  trx: Transaction<Database>,
  { name, email, role }: Person,
  hash: string,
): Promise<string> {
  const type = getSettings().databaseUrl ? ('postgres' as const) : ('sqlite' as const);
  const adapter = await getAdapter({ ...getAuth().options, database: { db: trx, type } });
  const now = { createdAt: new Date(), updatedAt: new Date() };
  const { id } = await adapter.create({
    model: 'user',
    data: { name, email: email.toLowerCase(), role, emailVerified: true, ...now },
  });
  const credential = { userId: id, providerId: 'credential', accountId: id, password: hash };
  await adapter.create({ model: 'account', data: { ...credential, ...now } });
  return id;
}

/** Returns the new member's id. Throws when the e-mail address has an account already. */
export async function createAccount({ password, ...person }: NewAccount): Promise<string> {
  const member = await createClaimedAccount(password, async () => person);
  return member?.userId ?? '';
}

function refuse(code: string, kind: 'conflict' | 'not-found', message: string): never {
  throw new TransferFailure({ code, kind, message, fields: [] });
}

/** Refuses to go on when the member is the last administrator who may sign in; others who ask at the same time wait for this one. */
export async function leaveAnAdministrator(trx: Transaction<Database>, memberId: string): Promise<void> {
  const query = trx
    .selectFrom('user')
    .select('id')
    .where('role', '=', 'admin')
    .where((is) => is.or([is('state', 'is', null), is('state', '=', 'active')]))
    .orderBy('id');
  const administrators = await (getSettings().databaseUrl ? query.forUpdate() : query).execute();
  if (administrators.every(({ id }) => id === memberId)) {
    refuse(
      'LastAdministrator',
      'conflict',
      'This is the last administrator. Make another member administrator first.',
    );
  }
}

/** Whom a change is about. The e-mail address is what the trail names, so it must be that of the very member. */
export interface MemberRef {
  memberId: string;
  email: string;
}

export async function requireMember(
  trx: Transaction<Database>,
  { memberId, email }: MemberRef,
): Promise<void> {
  const member = await trx
    .selectFrom('user')
    .select('id')
    .where('id', '=', memberId)
    .where('email', '=', email.toLowerCase())
    .where('role', '!=', PARTNER_ROLE)
    .executeTakeFirst();
  if (!member) refuse('MemberNotFound', 'not-found', 'This member was removed already.');
}

/** A link that a former administrator kept must not let anyone in again. */
export async function endInvitationsOf(trx: Transaction<Database>, memberId: string): Promise<void> {
  await trx.deleteFrom('invitation').where('inviterId', '=', memberId).execute();
  await trx.deleteFrom('contactInvitation').where('inviterId', '=', memberId).execute();
}

/** The next sign-in would undo it; where the role stays, its limits by environment may change. */
async function refuseWhereGroupsRule(
  trx: Transaction<Database>,
  memberId: string,
  role: Role,
): Promise<void> {
  const mapped = await trx
    .selectFrom('user')
    .select('id')
    .where('id', '=', memberId)
    .where('roleFrom', '=', 'groups')
    .where('role', '!=', role)
    .executeTakeFirst();
  if (!mapped) return;
  const message = 'The role of this member follows their groups at the identity provider. Change it there.';
  refuse('RoleFromGroups', 'conflict', message);
}

/** For the trail: what a change of the role replaces. */
export async function roleOf(memberId: string) {
  const user = await getDatabase()
    .selectFrom('user')
    .select('role')
    .where('id', '=', memberId)
    .executeTakeFirst();
  return { role: user?.role, environmentRoles: await environmentRolesOf(memberId) };
}

/** Counts from the member's next request on, since the role is read with every one. */
export async function changeRole(
  member: MemberRef,
  role: Role,
  environmentRoles: EnvironmentRoles,
): Promise<void> {
  const { memberId } = member;
  await getDatabase()
    .transaction()
    .execute(async (trx) => {
      if (role !== 'admin') await leaveAnAdministrator(trx, memberId);
      await requireMember(trx, member);
      await refuseWhereGroupsRule(trx, memberId, role);
      if (role !== 'admin') await endInvitationsOf(trx, memberId);
      await trx.updateTable('user').set({ role }).where('id', '=', memberId).execute();
      await setEnvironmentRoles(trx, memberId, environmentRoles);
    });
}

/** Their sessions and invitations end with the account. */
export async function removeAccount(member: MemberRef): Promise<void> {
  const { memberId } = member;
  await getDatabase()
    .transaction()
    .execute(async (trx) => {
      await leaveAnAdministrator(trx, memberId);
      await requireMember(trx, member);
      await endInvitationsOf(trx, memberId);
      for (const table of ['session', 'account', 'twoFactor', 'totpUse', 'environmentRole'] as const) {
        await trx.deleteFrom(table).where('userId', '=', memberId).execute();
      }
      await trx.deleteFrom('user').where('id', '=', memberId).execute();
    });
}
