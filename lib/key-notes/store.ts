// Keeps what AWS does not know of a user's keys: label, who added it, owner, expiry, and whether it came or went outside of the console.

import 'server-only';
import type { Kysely, Selectable } from 'kysely';
import { getDatabase } from '@/lib/db/database';
import type { KeyNoteTable } from '@/lib/db/partner-tables';
import type { Database } from '@/lib/db/tables';

export interface KeyUser {
  environment: string;
  serverId: string;
  userName: string;
}

export type KeyNote = Selectable<KeyNoteTable>;

export interface NewKey {
  fingerprint: string;
  /** Empty where the answer did not tell, as of a user's first key. */
  sshPublicKeyId: string;
  label: string;
  ownerContactId: string | null;
  addedBy: string | null;
  origin: KeyNote['origin'];
  expiresAt: number | null;
}

type Db = Kysely<Database>;

export async function notesOf({ environment, serverId, userName }: KeyUser, db = getDatabase()) {
  return db
    .selectFrom('keyNote')
    .selectAll()
    .where('environment', '=', environment)
    .where('serverId', '=', serverId)
    .where('userName', '=', userName)
    .orderBy('addedAt', 'desc')
    .orderBy('fingerprint')
    .execute();
}

/** The partner whose contact added a key from the portal, so that what it added can be taken off with it. */
async function partnerOf(db: Db, { origin, ownerContactId }: NewKey): Promise<string | null> {
  if (origin !== 'portal' || ownerContactId === null) return null;
  const contact = await db
    .selectFrom('contact')
    .select('partnerId')
    .where('id', '=', ownerContactId)
    .executeTakeFirst();
  return contact?.partnerId ?? null;
}

/** Notes a key that was just imported here; whatever was known of the same key before is over. */
export async function noteNew(
  { environment, serverId, userName }: KeyUser,
  key: NewKey,
  db: Db = getDatabase(),
): Promise<void> {
  const { fingerprint, ...facts } = key;
  const values = {
    ...facts,
    addedByPartnerId: await partnerOf(db, key),
    addedAt: Date.now(),
    removeAt: null,
    vanishedAt: null,
  };
  await db
    .insertInto('keyNote')
    .values({ environment, serverId, userName, fingerprint, ...values })
    .onConflict((conflict) =>
      conflict.columns(['environment', 'serverId', 'userName', 'fingerprint']).doUpdateSet(values),
    )
    .execute();
}

/** Puts back what was known of a key that was taken off for a time; it has another id now. */
export async function restoreNote(note: KeyNote, sshPublicKeyId: string): Promise<void> {
  const values = { ...note, sshPublicKeyId, vanishedAt: null };
  await getDatabase()
    .insertInto('keyNote')
    .values(values)
    .onConflict((conflict) =>
      conflict.columns(['environment', 'serverId', 'userName', 'fingerprint']).doUpdateSet(values),
    )
    .execute();
}

export type Annotation = Partial<Pick<KeyNote, 'label' | 'ownerContactId' | 'expiresAt' | 'removeAt'>>;

/** False where nothing is known of the key. */
export async function annotate(
  { environment, serverId, userName }: KeyUser,
  fingerprint: string,
  { label, ownerContactId, expiresAt, removeAt }: Annotation,
): Promise<boolean> {
  const result = await getDatabase()
    .updateTable('keyNote')
    .set({ label, ownerContactId, expiresAt, removeAt })
    .where('environment', '=', environment)
    .where('serverId', '=', serverId)
    .where('userName', '=', userName)
    .where('fingerprint', '=', fingerprint)
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}

export interface PresentKey {
  fingerprint: string;
  sshPublicKeyId: string;
  importedAt: number;
}

/**
 * Compares the notes with the keys that the user has and returns all notes; writes only where something differs.
 * `askedAt` is when AWS was asked: a key that was added here since is not missed.
 */
export async function reconcile(
  user: KeyUser,
  keys: readonly PresentKey[],
  askedAt: number = Date.now(),
): Promise<KeyNote[]> {
  const known = await notesOf(user);
  const notes = new Map(known.map((note) => [note.fingerprint, note]));
  const present = new Map(keys.map((key) => [key.fingerprint, key]));
  const appeared = [...present.values()].filter(({ fingerprint }) => !notes.has(fingerprint));
  const changed = known.flatMap((note) => {
    const change = changeOf(note, present.get(note.fingerprint), askedAt);
    return change ? [{ fingerprint: note.fingerprint, change }] : [];
  });
  if (appeared.length === 0 && changed.length === 0) return known;
  await getDatabase()
    .transaction()
    .execute(async (trx) => {
      for (const key of appeared) await insertOutside(trx, user, key);
      for (const { fingerprint, change } of changed) await updateNote(trx, user, fingerprint, change);
    });
  return notesOf(user);
}

type Change = Partial<Pick<KeyNote, 'vanishedAt' | 'sshPublicKeyId' | 'origin' | 'addedBy' | 'addedAt'>> & {
  addedByPartnerId?: null;
};

function changeOf(note: KeyNote, key: PresentKey | undefined, askedAt: number): Change | undefined {
  if (!key) {
    return note.vanishedAt === null && note.addedAt < askedAt ? { vanishedAt: askedAt } : undefined;
  }
  if (key.sshPublicKeyId === note.sshPublicKeyId) {
    return note.vanishedAt === null ? undefined : { vanishedAt: null };
  }
  const { sshPublicKeyId, importedAt } = key;
  if (note.sshPublicKeyId === '') return { sshPublicKeyId, vanishedAt: null };
  // The same key under a new id: somebody took it off and added it again elsewhere. Label and dates stay.
  if (importedAt < note.addedAt - CLOCKS_DIFFER_MS) return undefined;
  const origin = 'outside' as const;
  return {
    sshPublicKeyId,
    origin,
    addedBy: null,
    addedByPartnerId: null,
    addedAt: importedAt,
    vanishedAt: null,
  };
}

/** An answer that is older than an import here may still tell of the key's former id. */
const CLOCKS_DIFFER_MS = 60_000;

async function insertOutside(db: Db, user: KeyUser, key: PresentKey): Promise<void> {
  const { environment, serverId, userName } = user;
  const { fingerprint, sshPublicKeyId, importedAt } = key;
  await db
    .insertInto('keyNote')
    .values({
      environment,
      serverId,
      userName,
      fingerprint,
      sshPublicKeyId,
      label: '',
      ownerContactId: null,
      addedBy: null,
      addedByPartnerId: null,
      addedAt: importedAt,
      origin: 'outside',
      expiresAt: null,
      removeAt: null,
      vanishedAt: null,
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

async function updateNote(db: Db, user: KeyUser, fingerprint: string, change: Change): Promise<void> {
  await db
    .updateTable('keyNote')
    .set(change)
    .where('environment', '=', user.environment)
    .where('serverId', '=', user.serverId)
    .where('userName', '=', user.userName)
    .where('fingerprint', '=', fingerprint)
    .execute();
}

/** Forgets a key that was removed here, with the reminders that were sent about it. */
export async function forgetNote(user: KeyUser, fingerprint: string): Promise<void> {
  for (const table of ['keyNote', 'keyReminder'] as const) {
    await getDatabase()
      .deleteFrom(table)
      .where('environment', '=', user.environment)
      .where('serverId', '=', user.serverId)
      .where('userName', '=', user.userName)
      .where('fingerprint', '=', fingerprint)
      .execute();
  }
}

/** The same for a key of which only AWS's id is known. */
export async function forgetNoteOfKey(user: KeyUser, sshPublicKeyId: string): Promise<void> {
  const notes = await notesOf(user);
  for (const note of notes) {
    if (note.sshPublicKeyId === sshPublicKeyId) await forgetNote(user, note.fingerprint);
  }
}
