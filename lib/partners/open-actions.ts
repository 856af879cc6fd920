'use server';
// How a contact joins, before there is a session; the one-time link is the permission.

import { opened, openWrite, recordJoin, refuse } from '@/lib/members/open-write';
import type { ActionResult } from '@/lib/transfer/errors';
import { acceptInvitation, findContactInvitation } from './contacts';
import { type AcceptContactValues, acceptContactSchema } from './schema';

/** Returns the e-mail address, with which the contact signs in. */
export async function acceptContactInvitation(
  values: AcceptContactValues,
): Promise<ActionResult<{ email: string }>> {
  return openWrite(acceptContactSchema, values, async ({ token, ...person }) => {
    // Asked first, so that a guess does not cost a password's hash.
    const { found: known, refused } = await opened(() => findContactInvitation(token));
    if (refused) return refused;
    const contact = known && (await acceptInvitation(token, person));
    if (!contact) {
      const message = 'This invitation was used, withdrawn or is too old. Ask who invited you for another.';
      return refuse('InvitationEnded', 'denied', message);
    }
    await recordJoin(contact, 'AcceptContactInvitation');
    return { ok: true, value: { email: contact.email } };
  });
}
