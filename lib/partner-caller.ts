// Who is calling from a partner: the contact behind the session cookie of this request, while the access lasts.

import 'server-only';
import type { Route } from 'next';
import { headers } from 'next/headers';
import { redirect } from 'next/navigation';
import { cache } from 'react';
import { getAuth } from '@/lib/auth/auth';
import { addressOf } from '@/lib/auth/client-address';
import { noteSeen } from '@/lib/auth/last-seen';
import { lacksRequiredFactor } from '@/lib/auth/required-factor';
import { secondFactorPath, signInPath } from '@/lib/auth/return-path';
import { getDatabase } from '@/lib/db/database';
import { PARTNER_ROLE } from '@/lib/permissions';

const SEEN_EVERY_MS = 60_000;

export interface PartnerCaller {
  userId: string;
  name: string;
  email: string;
  role: typeof PARTNER_ROLE;
  sessionId: string;
  address: string | null;
  contactId: string;
  partnerId: string;
  partnerName: string;
}

/** A signed-in contact, who may have to set up a second factor before anything else. */
export interface PartnerVisitor {
  caller: PartnerCaller;
  lacksSecondFactor: boolean;
}

function activeContact(userId: string) {
  const now = Date.now();
  return getDatabase()
    .selectFrom('contact')
    .innerJoin('partner', 'partner.id', 'contact.partnerId')
    .select(['contact.id', 'contact.lastSeenAt', 'partner.id as partnerId', 'partner.name as partnerName'])
    .where('contact.userId', '=', userId)
    .where('contact.suspendedAt', 'is', null)
    .where('partner.suspendedAt', 'is', null)
    .where((is) => is.or([is('partner.expiresAt', 'is', null), is('partner.expiresAt', '>', now)]))
    .executeTakeFirst();
}

async function noteContactSeen(contactId: string, lastSeenAt: number | null): Promise<void> {
  const now = Date.now();
  if (now - (lastSeenAt ?? 0) < SEEN_EVERY_MS) return;
  await getDatabase().updateTable('contact').set({ lastSeenAt: now }).where('id', '=', contactId).execute();
}

/** The session of a contact, whether or not the access lasts. */
const findSession = cache(async () => {
  const found = await getAuth().api.getSession({ headers: await headers() });
  return found?.user.role === PARTNER_ROLE && found.user.state !== 'disabled' ? found : undefined;
});

/** The contact who sent this request; undefined for members, strangers, the suspended and those whose access has run out. */
export const findPartnerVisitor = cache(async (): Promise<PartnerVisitor | undefined> => {
  const found = await findSession();
  const contact = found && (await activeContact(found.user.id));
  if (!contact) return undefined;
  await noteContactSeen(contact.id, contact.lastSeenAt);
  await noteSeen(found.user.id, found.session.id);
  const caller: PartnerCaller = {
    userId: found.user.id,
    name: found.user.name,
    email: found.user.email,
    role: PARTNER_ROLE,
    sessionId: found.session.id,
    address: addressOf(await headers()),
    contactId: contact.id,
    partnerId: contact.partnerId,
    partnerName: contact.partnerName,
  };
  return { caller, lacksSecondFactor: !found.user.twoFactorEnabled && (await lacksRequiredFactor(caller)) };
});

/**
 * For pages of the portal, whose layout has sent members to the console: the contact, or on to the sign-in page, to the
 * set-up of a second factor, or to the page that says that the access is over.
 */
export async function requirePartner(): Promise<PartnerCaller> {
  const visitor = await findPartnerVisitor();
  const from = (await headers()).get('x-console-path');
  if (!visitor) redirect((await findSession()) ? ('/access-ended' as Route) : (signInPath(from) as Route));
  if (visitor.lacksSecondFactor) redirect(secondFactorPath(from));
  return visitor.caller;
}
