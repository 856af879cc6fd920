// Keeps members and partners' contacts apart: an e-mail address is of one or the other.

import 'server-only';
import { getDatabase } from '@/lib/db/database';
import { TransferFailure } from '@/lib/transfer/errors';
import { hasAccount } from './accounts';

function refuse(code: string, message: string): never {
  const fields = [{ path: 'email', message }];
  throw new TransferFailure({ code, kind: 'conflict', message, fields });
}

/** For whoever is to become a member. */
export async function refuseContactAddress(email: string): Promise<void> {
  const contact = await getDatabase()
    .selectFrom('contact')
    .innerJoin('partner', 'partner.id', 'contact.partnerId')
    .select('partner.name')
    .where('contact.email', '=', email.toLowerCase())
    .executeTakeFirst();
  if (contact) refuse('ContactExists', `This is the address of a contact of ${contact.name}.`);
}

/** For whoever is to become a contact: neither a member nor one who is invited to be. */
export async function refuseMemberAddress(email: string): Promise<void> {
  await refuseContactAddress(email);
  const invited = await getDatabase()
    .selectFrom('invitation')
    .select('email')
    .where('email', '=', email.toLowerCase())
    .where('expiresAt', '>', Date.now())
    .executeTakeFirst();
  if (invited || (await hasAccount(email))) {
    refuse('MemberExists', 'This is the address of a member, who cannot be a contact too.');
  }
}
