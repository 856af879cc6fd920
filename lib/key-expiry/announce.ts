// Tells people that a key ends: the partner's contacts by mail, or the administrators where the user has no partner.

import 'server-only';
import { getDatabase } from '@/lib/db/database';
import { getSettings } from '@/lib/env';
import { utc, utcDay } from '@/lib/format';
import type { KeyNote } from '@/lib/key-notes/store';
import { type MailOutcome, tryMail } from '@/lib/mail/try-mail';
import { type End, removalAt } from './rules';

interface Recipient {
  email: string;
  /** Whether the link leads to the portal. */
  isContact: boolean;
}

async function contactsFor({ environment, serverId, userName }: KeyNote, now: number): Promise<string[]> {
  const rows = await getDatabase()
    .selectFrom('partnerGrant')
    .innerJoin('partner', 'partner.id', 'partnerGrant.partnerId')
    .innerJoin('contact', 'contact.partnerId', 'partner.id')
    .select('contact.email')
    .distinct()
    .where('environment', '=', environment)
    .where('serverId', '=', serverId)
    .where('userName', '=', userName)
    .where('contact.userId', 'is not', null)
    .where('contact.suspendedAt', 'is', null)
    .where('partner.suspendedAt', 'is', null)
    .where((is) => is.or([is('partner.expiresAt', 'is', null), is('partner.expiresAt', '>', now)]))
    .execute();
  return rows.map(({ email }) => email);
}

async function recipientsFor(note: KeyNote, now: number): Promise<Recipient[]> {
  const contacts = await contactsFor(note, now);
  if (contacts.length > 0) return contacts.map((email) => ({ email, isContact: true }));
  const rows = await getDatabase().selectFrom('user').select('email').where('role', '=', 'admin').execute();
  return rows.map(({ email }) => ({ email, isContact: false }));
}

function textFor(note: KeyNote, end: End, now: number, isContact: boolean): string {
  const { at, removes } = end;
  const { consoleUrl } = getSettings();
  const { environment, serverId, userName } = note;
  const path = `/e/${environment}/servers/${serverId}/users/${encodeURIComponent(userName)}`;
  const ended = at <= now;
  return [
    `The SSH key ${note.label ? `“${note.label}” ` : ''}of ${userName} ${ended ? 'expired' : 'expires'} on ${utcDay(at)} (UTC):`,
    note.fingerprint,
    '',
    removes
      ? `It is removed on ${utc(removalAt(end, now))}, unless it is the user’s last key. Whoever uses it can no longer sign in.`
      : 'It goes on working for now, but should be replaced.',
    '',
    isContact ? `Add a new key in the portal: ${consoleUrl}/portal` : `The user: ${consoleUrl}${path}`,
    '',
  ].join('\n');
}

/** False where there is somebody to be told by mail and nobody could be: then it is tried again, and nothing is removed. */
export async function announce(note: KeyNote, end: End, now: number): Promise<boolean> {
  const ended = end.at <= now;
  const subject = `The SSH key of ${note.userName} ${ended ? 'has expired' : `expires on ${utcDay(end.at)}`}`;
  const outcomes: MailOutcome['state'][] = [];
  for (const { email, isContact } of await recipientsFor(note, now)) {
    const mail = { to: email, subject, text: textFor(note, end, now, isContact) };
    outcomes.push((await tryMail(mail)).state);
  }
  return outcomes.length === 0 || outcomes.some((state) => state !== 'failed');
}
