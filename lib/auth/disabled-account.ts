// A disabled account opens no session, and the answer is that of a wrong password; a partner's contact whose password was right hears that the access is over.

import 'server-only';
import { APIError } from 'better-auth/api';
import { getDatabase } from '@/lib/db/database';
import { PARTNER_ROLE } from '@/lib/permissions';

export class DisabledAccount extends APIError {
  constructor() {
    super('UNAUTHORIZED', { code: 'INVALID_EMAIL_OR_PASSWORD', message: 'Invalid email or password' });
  }
}

/** Told only to whoever knew the password, and nothing beside it: not whose access it was, nor why it is over. */
export class EndedAccess extends APIError {
  constructor() {
    super('FORBIDDEN', { code: 'ACCESS_ENDED', message: 'Your access is suspended or over.' });
  }
}

/** Asked before every new session, once the password was right. */
export async function refuseDisabled({ userId }: { userId: string }): Promise<void> {
  const user = await getDatabase()
    .selectFrom('user')
    .select(['state', 'role'])
    .where('id', '=', userId)
    .executeTakeFirst();
  if (user?.state === 'disabled') throw new DisabledAccount();
  if (user?.role === PARTNER_ROLE && !(await hasAccess(userId))) throw new EndedAccess();
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
