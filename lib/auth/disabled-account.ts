// A disabled account opens no session, however its owner signs in, and the answer is that of a wrong password.

import 'server-only';
import { APIError } from 'better-auth/api';
import { getDatabase } from '@/lib/db/database';

export class DisabledAccount extends APIError {
  constructor() {
    super('UNAUTHORIZED', { code: 'INVALID_EMAIL_OR_PASSWORD', message: 'Invalid email or password' });
  }
}

/** Asked before every new session. */
export async function refuseDisabled({ userId }: { userId: string }): Promise<void> {
  const user = await getDatabase()
    .selectFrom('user')
    .select('state')
    .where('id', '=', userId)
    .executeTakeFirst();
  if (user?.state === 'disabled') throw new DisabledAccount();
}
