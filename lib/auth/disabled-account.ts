// A disabled account, and a partner's contact without access, opens no session, however its owner signs in, and the answer is that of a wrong password.

import 'server-only';
import { APIError } from 'better-auth/api';
import { getDatabase } from '@/lib/db/database';
import { PARTNER_ROLE } from '@/lib/permissions';

export class DisabledAccount extends APIError {
  constructor() {
    super('UNAUTHORIZED', { code: 'INVALID_EMAIL_OR_PASSWORD', message: 'Invalid email or password' });
  }
}

/** Asked before every new session. */
export async function refuseDisabled({ userId }: { userId: string }): Promise<void> {
  const user = await getDatabase()
    .selectFrom('user')
    .select(['state', 'role'])
    .where('id', '=', userId)
    .executeTakeFirst();
  if (user?.state === 'disabled') throw new DisabledAccount();
  if (user?.role === PARTNER_ROLE && !(await hasAccess(userId))) throw new DisabledAccount();
}

/** Of a partner's contact: neither of them is suspended, and the access is not over. */
async function hasAccess(userId: string): Promise<boolean> {
  const contact = await getDatabase()
    .selectFrom('contact')
    .innerJoin('partner', 'partner.id', 'contact.partnerId')
    .select('contact.id')
    .where('contact.userId', '=', userId)
    .where('contact.suspendedAt', 'is', null)
    .where('partner.suspendedAt', 'is', null)
    .where((is) => is.or([is('partner.expiresAt', 'is', null), is('partner.expiresAt', '>', Date.now())]))
    .executeTakeFirst();
  return contact !== undefined;
}
