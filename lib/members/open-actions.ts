'use server';
// The two writes that come before a session; their one-time token is the permission.

import { consumeSetupToken, isSetupToken } from '@/lib/auth/setup-token';
import { getSettings } from '@/lib/env';
import type { ActionResult } from '@/lib/transfer/errors';
import { createClaimedAccount, hasAccount } from './accounts';
import { consumeInvitation, findInvitation } from './invitations';
import { opened, openWrite, recordJoin, refuse } from './open-write';
import { type AcceptInvitationValues, acceptInvitationSchema, type SetupValues, setupSchema } from './schema';

/** Where passwords are switched off, one account alone may have one. */
function mayHavePassword(email: string): boolean {
  const { breakGlassEmail } = getSettings();
  return breakGlassEmail === undefined || email.toLowerCase() === breakGlassEmail;
}

export async function createFirstAdministrator(values: SetupValues): Promise<ActionResult<null>> {
  return openWrite(setupSchema, values, async ({ token, password, ...person }) => {
    // Asked first, so that a guess does not cost a password's hash.
    const { found: isOpen, refused } = await opened(async () => (await isSetupToken(token)) || undefined);
    if (refused) return refused;
    if (isOpen && !mayHavePassword(person.email)) {
      const message =
        'Passwords are switched off for all but one administrator: use the address of BREAK_GLASS_EMAIL.';
      return refuse('PasswordsOff', 'denied', message);
    }
    const member =
      isOpen &&
      (await createClaimedAccount(password, async (trx) =>
        (await consumeSetupToken(token, trx)) ? { ...person, role: 'admin' } : undefined,
      ));
    if (!member) {
      const message =
        'This link was used or is too old. Restart the console and open the link that it prints.';
      return refuse('SetupEnded', 'denied', message);
    }
    await recordJoin(member, 'CreateFirstAdministrator');
    return { ok: true, value: null };
  });
}

/** Returns the e-mail address, with which the new member signs in. */
export async function acceptInvitation(
  values: AcceptInvitationValues,
): Promise<ActionResult<{ email: string }>> {
  return openWrite(acceptInvitationSchema, values, async ({ token, name, password }) => {
    const { found: invited, refused } = await opened(() => findInvitation(token));
    if (refused) return refused;
    if (invited && !mayHavePassword(invited.email)) {
      return refuse(
        'PasswordsOff',
        'denied',
        'Passwords are switched off here. Sign in at the identity provider.',
      );
    }
    const member =
      invited &&
      (await createClaimedAccount(password, async (trx) => {
        const invitation = await consumeInvitation(token, trx);
        if (!invitation || (await hasAccount(invitation.email, trx))) return undefined;
        return { ...invitation, name };
      }));
    if (!member) {
      const message = 'This invitation was used, withdrawn or is too old. Ask an administrator for another.';
      return refuse('InvitationEnded', 'denied', message);
    }
    await recordJoin(member, 'AcceptInvitation');
    return { ok: true, value: { email: member.email } };
  });
}
