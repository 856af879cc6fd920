// The people who stand for a partner: invited by a link that works once, suspended, resumed and removed.

import 'server-only';
import { randomBytes, randomUUID } from 'node:crypto';
import { endPendingSignIns, removeSecondFactor } from '@/lib/auth/second-factor';
import { hashToken } from '@/lib/auth/setup-token';
import { getDatabase } from '@/lib/db/database';
import { getSettings } from '@/lib/env';
import { createClaimedAccount, hasAccount, type Member } from '@/lib/members/accounts';
import { refuseMemberAddress } from '@/lib/members/addresses';
import { PARTNER_ROLE } from '@/lib/permissions';
import {
  endSessions,
  inTransaction,
  type PartnerRef,
  refuse,
  removeAccounts,
  requirePartner,
  type Trx,
} from './store';

const VALID_MS = 7 * 24 * 60 * 60_000;
const MOST_CONTACTS = 100;

export interface Inviter {
  userId: string;
  name: string;
}

/** The e-mail address is what the trail says, so it must be that of the very contact. */
export type ContactRef = PartnerRef & { contactId: string; email: string };

async function requireContact(trx: Trx, ref: ContactRef) {
  await requirePartner(trx, ref);
  const contact = await trx
    .selectFrom('contact')
    .selectAll()
    .where('id', '=', ref.contactId)
    .where('partnerId', '=', ref.partnerId)
    .where('email', '=', ref.email)
    .executeTakeFirst();
  return contact ?? refuse('ContactNotFound', 'not-found', 'This contact was removed meanwhile.');
}

/** Only the hash is kept; an earlier link of the contact ends. */
async function issueLink(trx: Trx, contactId: string, inviter: Inviter): Promise<string> {
  const token = randomBytes(24).toString('base64url');
  const createdAt = Date.now();
  await trx.deleteFrom('contactInvitation').where('contactId', '=', contactId).execute();
  await trx
    .insertInto('contactInvitation')
    .values({
      tokenHash: hashToken(token),
      contactId,
      inviterId: inviter.userId,
      invitedBy: inviter.name,
      createdAt,
      expiresAt: createdAt + VALID_MS,
    })
    .execute();
  return `${getSettings().consoleUrl}/join/${token}`;
}

/** Returns the link, which is shown this once. */
export async function inviteContact(
  ref: PartnerRef & { name: string; email: string },
  inviter: Inviter,
): Promise<string> {
  const { partnerId, name, email } = ref;
  await refuseMemberAddress(email);
  return inTransaction(async (trx) => {
    await requirePartner(trx, ref);
    const present = await trx.selectFrom('contact').select('id').where('partnerId', '=', partnerId).execute();
    if (present.length >= MOST_CONTACTS) {
      refuse('TooManyContacts', 'conflict', `A partner has at most ${MOST_CONTACTS} contacts.`);
    }
    const id = randomUUID();
    const nothing = { userId: null, suspendedAt: null, lastSeenAt: null };
    const row = { id, partnerId, name, email, invitedAt: Date.now(), ...nothing };
    await trx.insertInto('contact').values(row).execute();
    return issueLink(trx, id, inviter);
  });
}

export function resendInvitation(ref: ContactRef, inviter: Inviter): Promise<string> {
  return inTransaction(async (trx) => {
    const { id, userId } = await requireContact(trx, ref);
    if (userId !== null) refuse('ContactJoined', 'conflict', 'This contact has joined already.');
    await trx.updateTable('contact').set({ invitedAt: Date.now() }).where('id', '=', id).execute();
    return issueLink(trx, id, inviter);
  });
}

/** Withdraws what was not accepted yet, and removes the account of who has joined. */
export async function removeContact(ref: ContactRef): Promise<void> {
  await inTransaction(async (trx) => {
    const { id, userId } = await requireContact(trx, ref);
    if (userId !== null) await removeAccounts(trx, [userId]);
    await trx.deleteFrom('contactInvitation').where('contactId', '=', id).execute();
    await trx.updateTable('keyNote').set({ ownerContactId: null }).where('ownerContactId', '=', id).execute();
    await trx.deleteFrom('contact').where('id', '=', id).execute();
  });
}

/** What the contact has open ends at once. */
export async function suspendContact(ref: ContactRef): Promise<void> {
  await inTransaction(async (trx) => {
    const { id, userId, suspendedAt } = await requireContact(trx, ref);
    const set = { suspendedAt: suspendedAt ?? Date.now() };
    await trx.updateTable('contact').set(set).where('id', '=', id).execute();
    if (userId !== null) await endSessions(trx, [userId]);
  });
}

export async function resumeContact(ref: ContactRef): Promise<void> {
  await inTransaction(async (trx) => {
    const { id } = await requireContact(trx, ref);
    await trx.updateTable('contact').set({ suspendedAt: null }).where('id', '=', id).execute();
  });
}

/** For whoever lost the device: the password alone signs in, or leads to setting up another where contacts must have one. */
export async function takeSecondFactor(ref: ContactRef): Promise<void> {
  const { userId } = await inTransaction((trx) => requireContact(trx, ref));
  if (userId === null) return;
  await removeSecondFactor(userId);
  await endPendingSignIns(userId);
}

export interface ContactInvitation {
  contactId: string;
  name: string;
  email: string;
  partnerName: string;
}

/** Undefined for a link that was used, replaced, withdrawn or is too old, and while the access is suspended or over. */
export async function findContactInvitation(
  token: string,
  db: Pick<Trx, 'selectFrom'> = getDatabase(),
): Promise<ContactInvitation | undefined> {
  const now = Date.now();
  return db
    .selectFrom('contactInvitation')
    .innerJoin('contact', 'contact.id', 'contactInvitation.contactId')
    .innerJoin('partner', 'partner.id', 'contact.partnerId')
    .select(['contact.id as contactId', 'contact.name', 'contact.email', 'partner.name as partnerName'])
    .where('contactInvitation.tokenHash', '=', hashToken(token))
    .where('contactInvitation.expiresAt', '>', now)
    .where('contact.userId', 'is', null)
    .where('contact.suspendedAt', 'is', null)
    .where('partner.suspendedAt', 'is', null)
    .where((is) => is.or([is('partner.expiresAt', 'is', null), is('partner.expiresAt', '>', now)]))
    .executeTakeFirst();
}

/** Makes the account and takes the link out of use, both or neither; undefined where the link no longer counts. */
export async function acceptInvitation(
  token: string,
  { name, password }: { name: string; password: string },
): Promise<Member | undefined> {
  let invitation: ContactInvitation | undefined;
  return createClaimedAccount(
    password,
    async (trx) => {
      invitation = await findContactInvitation(token, trx);
      if (!invitation || (await hasAccount(invitation.email, trx))) return undefined;
      // Of two who open the link at once, one takes the row.
      const taken = await trx
        .deleteFrom('contactInvitation')
        .where('tokenHash', '=', hashToken(token))
        .returning('contactId')
        .executeTakeFirst();
      return taken && { name, email: invitation.email, role: PARTNER_ROLE };
    },
    async (trx, { userId }) => {
      const id = invitation?.contactId ?? '';
      await trx.updateTable('contact').set({ userId, name }).where('id', '=', id).execute();
    },
  );
}
