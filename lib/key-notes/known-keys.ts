// What the console adds to a user's keys where they are shown: the note of each, what speaks against it, and keys that have gone.

import 'server-only';
import { getDatabase } from '@/lib/db/database';
import { ageViolation, violations } from '@/lib/key-policies/rules';
import { policyOf } from '@/lib/key-policies/store';
import { type KeyNote, type KeyUser, reconcile } from './store';

/** A key of the API, as far as its note needs it. */
interface ShownKey {
  SshPublicKeyId: string;
  DateImported: string;
  algorithm: string;
  bits: number;
  fingerprint: string;
}

export interface KnownOfKey {
  label: string;
  ownerContactId: string | null;
  ownerName: string | null;
  /** Null where it was added outside of the console. */
  addedBy: string | null;
  addedAt: number;
  origin: KeyNote['origin'];
  expiresAt: number | null;
  removeAt: number | null;
  /** From when on the console may take it off by itself, unless it is the last one. */
  removal: number | null;
  /** One sentence for each rule of the environment's key policy that it breaks. */
  violations: string[];
}

export interface GoneKey {
  fingerprint: string;
  label: string;
  vanishedAt: number;
}

async function namesOf(contactIds: (string | null)[]): Promise<Map<string, string>> {
  const ids = [...new Set(contactIds.filter((id) => id !== null))];
  if (ids.length === 0) return new Map();
  const rows = await getDatabase()
    .selectFrom('contact')
    .innerJoin('partner', 'partner.id', 'contact.partnerId')
    .select(['contact.id', 'contact.name', 'partner.name as partnerName'])
    .where('contact.id', 'in', ids)
    .execute();
  return new Map(rows.map(({ id, name, partnerName }) => [id, `${name} (${partnerName})`]));
}

/** `askedAt` is when AWS was asked for the keys. */
export async function knownKeys<Key extends ShownKey>(user: KeyUser, keys: readonly Key[], askedAt: number) {
  const present = keys.map(({ fingerprint, SshPublicKeyId, DateImported }) => ({
    fingerprint,
    sshPublicKeyId: SshPublicKeyId,
    importedAt: Date.parse(DateImported) || askedAt,
  }));
  const [notes, policy] = await Promise.all([reconcile(user, present, askedAt), policyOf(user.environment)]);
  const names = await namesOf(notes.map((note) => note.ownerContactId));
  const byFingerprint = new Map(notes.map((note) => [note.fingerprint, note]));
  const beyond = keys.length - (policy.maximumKeys ?? keys.length);
  const known = keys.map((key) => {
    const note = byFingerprint.get(key.fingerprint);
    const addedAt = note?.addedAt ?? askedAt;
    const age = ageViolation(policy, Date.parse(key.DateImported) || addedAt, askedAt);
    const { label = '', ownerContactId = null, addedBy = null, origin = 'outside' } = note ?? {};
    const found: KnownOfKey = {
      ...{ label, ownerContactId, addedBy, addedAt, origin },
      ownerName: ownerContactId === null ? null : (names.get(ownerContactId) ?? 'A former contact'),
      expiresAt: note?.expiresAt ?? null,
      removeAt: note?.removeAt ?? null,
      removal: note?.removeAt ?? (policy.removeExpired ? (note?.expiresAt ?? null) : null),
      violations: [...violations({ ...policy, maximumKeys: null }, key, 0), ...(age ? [age] : [])],
    };
    return { ...key, known: found };
  });
  const gone = notes.flatMap(({ fingerprint, label, vanishedAt }): GoneKey[] =>
    vanishedAt === null ? [] : [{ fingerprint, label, vanishedAt }],
  );
  return { keys: known, gone, maximumKeys: beyond > 0 ? policy.maximumKeys : null };
}
