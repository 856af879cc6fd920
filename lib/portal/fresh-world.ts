// For tests: two partners with a grant each, and one session cookie for everyone who may come to the console.

import 'server-only';
import { getAuth } from '@/lib/auth/auth';
import { getDatabase } from '@/lib/db/database';
import { createAccount } from '@/lib/members/accounts';
import { PARTNER_ROLE, type Role, roles } from '@/lib/permissions';

const PASSWORD = 'correct horse battery';
const DAY_MS = 86_400_000;

export type Visitor =
  | Role
  | 'partner'
  | 'other partner'
  | 'suspended partner'
  | 'expired partner'
  | 'stranger';

/** Members by their role, then those who are nobody to each other. */
export const visitors: readonly Visitor[] = [
  ...roles,
  'partner',
  'other partner',
  'suspended partner',
  'expired partner',
  'stranger',
];

async function cookieOf(email: string): Promise<string> {
  const body = { email, password: PASSWORD };
  const { headers } = await getAuth().api.signInEmail({ body, returnHeaders: true });
  return headers.get('set-cookie')?.split(';')[0] ?? '';
}

interface PartnerState {
  suspendedAt?: number;
  expiresAt?: number;
}

export interface SharedWith {
  serverId: string;
  userName: string;
  /** One for each of mayUpload, mayDelete, mayGenerate and needsApproval. */
  rights?: readonly [number, number, number, number];
}

/** A partner with one contact and one grant, all named after `id`; its cookie. */
export async function makePartner(id: string, shared: SharedWith, state: PartnerState = {}): Promise<string> {
  const db = getDatabase();
  const email = `${id}@partner.example`;
  const person = { name: `Contact of ${id}`, email, password: PASSWORD, role: PARTNER_ROLE } as const;
  const userId = await createAccount(person);
  const made = { suspendedAt: null, expiresAt: null, createdAt: 1, createdBy: 'Ana' };
  await db
    .insertInto('partner')
    .values({ id, name: `Company ${id}`, ...made })
    .execute();
  const contact = { id: `contact-${id}`, partnerId: id, email, name: person.name, userId };
  await db
    .insertInto('contact')
    .values({ ...contact, suspendedAt: null, invitedAt: 1, lastSeenAt: null })
    .execute();
  const [mayUpload, mayDelete, mayGenerate, needsApproval] = shared.rights ?? [1, 1, 1, 0];
  const rights = { mayUpload, mayDelete, mayGenerate, needsApproval };
  const { serverId, userName } = shared;
  const of = { partnerId: id, environment: 'local', serverId, userName };
  await db
    .insertInto('partnerGrant')
    .values({ id: `grant-${id}`, ...of, ...rights, createdAt: 1 })
    .execute();
  const cookie = await cookieOf(email);
  // Afterwards, since nobody signs in whose access is over.
  const { suspendedAt = null, expiresAt = null } = state;
  await db.updateTable('partner').set({ suspendedAt, expiresAt }).where('id', '=', id).execute();
  return cookie;
}

/** Cookies of all visitors; the stranger's is empty. */
export async function makeVisitors(): Promise<Record<Visitor, string>> {
  const cookies: Partial<Record<Visitor, string>> = { stranger: '' };
  for (const role of roles) {
    const email = `${role}@example.com`;
    await createAccount({ name: role, email, password: PASSWORD, role });
    cookies[role] = await cookieOf(email);
  }
  const server = 's-0123456789abcdef0';
  const share = (userName: string) => ({ serverId: server, userName });
  cookies.partner = await makePartner('one', share('alice'));
  cookies['other partner'] = await makePartner('two', share('bob'));
  cookies['suspended partner'] = await makePartner('three', share('carol'), {
    suspendedAt: Date.now() - DAY_MS,
  });
  cookies['expired partner'] = await makePartner('four', share('dave'), { expiresAt: Date.now() - DAY_MS });
  return cookies as Record<Visitor, string>;
}
