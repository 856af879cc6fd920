// Whom single sign-on lets in: by groups, by an open invitation, or to an account that is theirs already.

import 'server-only';
import type { BetterAuthOptions } from 'better-auth';
import { getAdapter } from 'better-auth/db/adapter';
import type { Transaction } from 'kysely';
import type { Intent, Outcome } from '@/lib/audit/record';
import { getDatabase } from '@/lib/db/database';
import type { Database } from '@/lib/db/tables';
import { getSettings, type SingleSignOn } from '@/lib/env';
import { type EnvironmentRoles, PARTNER_ROLE, type Role, roles } from '@/lib/permissions';
import { setEnvironmentRoles, toEnvironmentRole } from './environment-roles';
import { type Identity, mappedRole } from './identity';

/** Under which better-auth knows the provider; part of the callback's address. */
export const PROVIDER_ID = 'oidc';

export type RefusalCode = 'no_email' | 'email_not_verified' | 'not_a_member' | 'not_linked' | 'no_role';

/** What the trail tells administrators; the person is told less. */
const REASONS: Record<RefusalCode, string> = {
  no_email: 'The provider named no e-mail address.',
  email_not_verified: 'The provider does not vouch for the e-mail address.',
  not_a_member:
    'No group gives a role, and there is no invitation for an address that the provider vouches for.',
  not_linked: 'The account of this e-mail address may not be joined with this identity.',
  no_role: 'No group gives a role any more; all sessions of the account were ended.',
};

export type Event = Intent & Outcome;
export type Admission =
  | { admitted: true; userId: string; role: Role; events: Event[] }
  | { admitted: false; code: RefusalCode; reason: string };

interface Entry {
  trx: Transaction<Database>;
  /** Writes as better-auth does, whose adapter knows how each engine keeps dates and booleans. */
  adapter: Awaited<ReturnType<typeof getAdapter>>;
  identity: Identity;
  role: Role | undefined;
}

const refuse = (code: RefusalCode, reason = REASONS[code]): Admission => ({ admitted: false, code, reason });

/** Told as to a stranger: whoever was shut out learns no more. */
const refuseDisabled = () => refuse('not_a_member', 'The account is disabled.');

const asRole = (text: string): Role => roles.find((role) => role === text) ?? 'viewer';

/** A link that a former administrator kept must not let anyone in. */
async function endInvitationsOf(trx: Transaction<Database>, userId: string): Promise<void> {
  await trx.deleteFrom('invitation').where('inviterId', '=', userId).execute();
  await trx.deleteFrom('contactInvitation').where('inviterId', '=', userId).execute();
}

/** An account that groups made has the role that they give now, or none and no sessions either. */
async function comeBack({ trx, role }: Entry, userId: string): Promise<Admission> {
  const user = await trx
    .selectFrom('user')
    .select(['email', 'role', 'roleFrom', 'state'])
    .where('id', '=', userId)
    .executeTakeFirstOrThrow();
  if (user.state === 'disabled') return refuseDisabled();
  const before = asRole(user.role);
  if (user.roleFrom !== 'groups') return { admitted: true, userId, role: before, events: [] };
  if (role && role === before) return { admitted: true, userId, role, events: [] };
  if (before === 'admin') await endInvitationsOf(trx, userId);
  if (!role) {
    await trx.deleteFrom('session').where('userId', '=', userId).execute();
    return refuse('no_role');
  }
  await trx.updateTable('user').set({ role }).where('id', '=', userId).execute();
  const input = { role, before, by: 'groups' };
  const event: Event = { operation: 'ChangeMemberRole', target: user.email, input, result: 'succeeded' };
  return { admitted: true, userId, role, events: [event] };
}

async function link({ adapter, identity }: Entry, userId: string): Promise<void> {
  const now = { createdAt: new Date(), updatedAt: new Date() };
  const data = { userId, providerId: PROVIDER_ID, accountId: identity.subject, ...now };
  await adapter.create({ model: 'account', data });
}

/** Joins the identity with the account of its address; the rule stands in docs/security.md. */
async function joinAccount(entry: Entry, userId: string, email: string): Promise<Admission> {
  const { trx, identity, role } = entry;
  if (identity.emailVerified !== true) return refuse(role ? 'email_not_verified' : 'not_a_member');
  const query = trx.selectFrom('user').select(['role', 'state', 'twoFactorEnabled']).where('id', '=', userId);
  const user = await (getSettings().databaseUrl ? query.forUpdate() : query).executeTakeFirstOrThrow();
  const linked = await trx
    .selectFrom('account')
    .select('id')
    .where('userId', '=', userId)
    .where('providerId', '=', PROVIDER_ID)
    .executeTakeFirst();
  if (user.state === 'disabled') return refuseDisabled();
  // Contacts of partners are no members, and joining would leave a second factor out.
  if (linked || user.role === PARTNER_ROLE || user.twoFactorEnabled) return refuse('not_linked');
  await link(entry, userId);
  const event: Event = { operation: 'LinkSingleSignOn', target: email, result: 'succeeded' };
  return { admitted: true, userId, role: asRole(user.role), events: [event] };
}

async function createMember(
  entry: Entry,
  email: string,
  role: Role,
  roleFrom: string | null,
): Promise<string> {
  const { name } = entry.identity;
  const now = { createdAt: new Date(), updatedAt: new Date() };
  const data = { name, email, role, roleFrom, emailVerified: entry.identity.emailVerified === true, ...now };
  const { id } = await entry.adapter.create({ model: 'user', data });
  await link(entry, id);
  return id;
}

function readEnvironmentRoles(text: string | null): EnvironmentRoles {
  const entries = Object.entries(JSON.parse(text ?? '{}') as Record<string, unknown>);
  return Object.fromEntries(entries.map(([environment, role]) => [environment, toEnvironmentRole(role)]));
}

async function isContact({ trx }: Entry, email: string): Promise<boolean> {
  const found = await trx.selectFrom('contact').select('id').where('email', '=', email).executeTakeFirst();
  return found !== undefined;
}

async function comeAnew(entry: Entry, email: string): Promise<Admission> {
  const { trx, identity, role } = entry;
  // Invited to the portal and not there yet: an address is of a member or of a contact.
  if (await isContact(entry, email)) return refuse('not_linked');
  const invitation = identity.emailVerified
    ? await trx
        .deleteFrom('invitation')
        .where('email', '=', email)
        .where('expiresAt', '>', Date.now())
        .returning(['role', 'environmentRoles'])
        .executeTakeFirst()
    : undefined;
  if (invitation) {
    const invited = asRole(invitation.role);
    const userId = await createMember(entry, email, invited, null);
    await setEnvironmentRoles(trx, userId, readEnvironmentRoles(invitation.environmentRoles));
    const input = { name: identity.name, role: invited };
    const event: Event = { operation: 'AcceptInvitation', target: email, input, result: 'succeeded' };
    return { admitted: true, userId, role: invited, events: [event] };
  }
  if (!role) return refuse('not_a_member');
  if (identity.emailVerified === false) return refuse('email_not_verified');
  const userId = await createMember(entry, email, role, 'groups');
  const input = { name: identity.name, role };
  const event: Event = { operation: 'JoinByGroup', target: email, input, result: 'succeeded' };
  return { admitted: true, userId, role, events: [event] };
}

async function decide(entry: Entry): Promise<Admission> {
  const { trx, identity } = entry;
  const known = await trx
    .selectFrom('account')
    .select('userId')
    .where('providerId', '=', PROVIDER_ID)
    .where('accountId', '=', identity.subject)
    .executeTakeFirst();
  if (known) return comeBack(entry, known.userId);
  const { email } = identity;
  if (!email) return refuse('no_email');
  // Whoever holds this account must be able to come in without the provider, and only so.
  if (email === getSettings().breakGlassEmail) return refuse('not_linked');
  const user = await trx.selectFrom('user').select('id').where('email', '=', email).executeTakeFirst();
  return user ? joinAccount(entry, user.id, email) : comeAnew(entry, email);
}

function isTakenMeanwhile(error: unknown): boolean {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  return code === '23505' || code === 'SQLITE_CONSTRAINT_UNIQUE';
}

/** Decides and writes in one transaction: a console that ends meanwhile leaves all of it or nothing. */
export async function admit(
  identity: Identity,
  settings: SingleSignOn,
  options: BetterAuthOptions,
): Promise<Admission> {
  const type = getSettings().databaseUrl ? ('postgres' as const) : ('sqlite' as const);
  const attempt = () =>
    getDatabase()
      .transaction()
      .execute(async (trx) => {
        const adapter = await getAdapter({ ...options, database: { db: trx, type } });
        return decide({ trx, adapter, identity, role: mappedRole(identity.groups, settings) });
      });
  try {
    return await attempt();
  } catch (error) {
    // The same person in two windows: by now the account is there.
    if (isTakenMeanwhile(error)) return attempt();
    throw error;
  }
}
