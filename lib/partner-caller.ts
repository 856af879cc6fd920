// Who is calling from a partner: the contact behind the session cookie of this request, while the access lasts.

import 'server-only';
import type { Route } from 'next';
import { headers } from 'next/headers';
import { redirect } from 'next/navigation';
import { cache } from 'react';
import { getAuth } from '@/lib/auth/auth';
import { addressOf } from '@/lib/auth/client-address';
import { signInPath } from '@/lib/auth/return-path';
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

async function noteSeen(contactId: string, lastSeenAt: number | null): Promise<void> {
  const now = Date.now();
  if (now - (lastSeenAt ?? 0) < SEEN_EVERY_MS) return;
  await getDatabase().updateTable('contact').set({ lastSeenAt: now }).where('id', '=', contactId).execute();
}

/** The contact who sent this request; undefined for members, strangers, the suspended and those whose access has run out. */
export const findPartnerCaller = cache(async (): Promise<PartnerCaller | undefined> => {
  const requestHeaders = await headers();
  const found = await getAuth().api.getSession({ headers: requestHeaders });
  if (found?.user.role !== PARTNER_ROLE || found.user.state === 'disabled') return undefined;
  const contact = await activeContact(found.user.id);
  if (!contact) return undefined;
  await noteSeen(contact.id, contact.lastSeenAt);
  return {
    userId: found.user.id,
    name: found.user.name,
    email: found.user.email,
    role: PARTNER_ROLE,
    sessionId: found.session.id,
    address: addressOf(requestHeaders),
    contactId: contact.id,
    partnerId: contact.partnerId,
    partnerName: contact.partnerName,
  };
});

/** For pages of the portal, whose layout has sent members to the console: the contact, or on to the sign-in page. */
export async function requirePartner(): Promise<PartnerCaller> {
  const contact = await findPartnerCaller();
  if (!contact) redirect(signInPath((await headers()).get('x-console-path')) as Route);
  return contact;
}
