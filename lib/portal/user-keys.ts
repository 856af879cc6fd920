// The keys of a user that was shared, as its partner may see them, and the guard of the last one that works.

import 'server-only';
import { DescribeUserCommand } from '@aws-sdk/client-transfer';
import type { Transaction } from 'kysely';
import { getDatabase } from '@/lib/db/database';
import type { Database } from '@/lib/db/tables';
import { getSettings } from '@/lib/env';
import { type KeyNote, type KeyUser, reconcile } from '@/lib/key-notes/store';
import { keyAcceptance } from '@/lib/security-policies/rules';
import { describeCached } from '@/lib/servers/describe-cache';
import { describeStoredKey } from '@/lib/ssh-keys/rules';
import { rememberKeys } from '@/lib/ssh-keys/seen-keys';
import { refusal } from '@/lib/transfer/admitted';
import { type ErrorKind, TransferFailure } from '@/lib/transfer/errors';
import type { PortalContext } from '@/lib/transfer/portal';
import { reasonAgainstRemoval } from './rules';

export function refuse(code: string, kind: ErrorKind, message: string): never {
  throw new TransferFailure(refusal(code, kind, message));
}

export function keyUserOf({ grant }: Pick<PortalContext, 'grant'>): KeyUser {
  return { environment: grant.environment.id, serverId: grant.serverId, userName: grant.userName };
}

export interface PresentKey {
  SshPublicKeyId: string;
  body: string;
  algorithm: string;
  bits: number;
  fingerprint: string;
  comment: string;
  addedAt: number;
  accepted: boolean;
  note: KeyNote | undefined;
}

/** Algorithms, as ssh-keygen calls them, with which the server lets people in. */
export async function acceptedTypes({ grant, send }: PortalContext): Promise<string[]> {
  const { SecurityPolicyName = '' } = await describeCached(
    { send, environment: grant.environment },
    grant.serverId,
  );
  return ['ED25519', 'ECDSA', 'RSA'].filter((type) => keyAcceptance(SecurityPolicyName, type).accepted);
}

/** Asks AWS, brings the console's notes up to it, and returns all notes with the keys that are present. */
export async function presentKeys(context: PortalContext) {
  const { grant, send } = context;
  const askedAt = Date.now();
  const reference = { ServerId: grant.serverId, UserName: grant.userName };
  const [{ User }, types] = await Promise.all([
    send(new DescribeUserCommand(reference)),
    acceptedTypes(context),
  ]);
  const found = (User?.SshPublicKeys ?? []).map(
    ({ SshPublicKeyId = '', SshPublicKeyBody = '', DateImported }) => ({
      SshPublicKeyId,
      body: SshPublicKeyBody,
      ...describeStoredKey(SshPublicKeyBody),
      importedAt: DateImported?.getTime() ?? askedAt,
    }),
  );
  const user = keyUserOf(context);
  await rememberKeys(user, found);
  const present = found.map(({ fingerprint, SshPublicKeyId, importedAt }) => ({
    fingerprint,
    sshPublicKeyId: SshPublicKeyId,
    importedAt,
  }));
  const notes = await reconcile(user, present, askedAt);
  const byFingerprint = new Map(notes.map((note) => [note.fingerprint, note]));
  const keys = found
    .map(
      ({ importedAt, type: _, ...key }): PresentKey => ({
        ...key,
        addedAt: importedAt,
        accepted: types.includes(key.algorithm),
        note: byFingerprint.get(key.fingerprint),
      }),
    )
    .sort((a, b) => b.addedAt - a.addedAt);
  return { user: User, keys, notes };
}

export function workingKey({ fingerprint, accepted, note }: PresentKey) {
  return { fingerprint, accepted, expiresAt: note?.expiresAt ?? null, removeAt: note?.removeAt ?? null };
}

export function findKey(keys: readonly PresentKey[], SshPublicKeyId: string): PresentKey {
  const key = keys.find((each) => each.SshPublicKeyId === SshPublicKeyId);
  return key ?? refuse('KeyNotFound', 'not-found', 'This key is no longer there.');
}

/** All notes of a user, held until the transaction ends, so that of two removals one sees the other. */
async function holdNotes(trx: Transaction<Database>, user: KeyUser) {
  const query = trx
    .selectFrom('keyNote')
    .select(['fingerprint', 'expiresAt', 'removeAt'])
    .where('environment', '=', user.environment)
    .where('serverId', '=', user.serverId)
    .where('userName', '=', user.userName)
    .where('vanishedAt', 'is', null)
    .orderBy('fingerprint');
  return (getSettings().databaseUrl ? query.forUpdate() : query).execute();
}

/**
 * Marks a key as one that goes at `removeAt`, unless it is the last that works. Returns the date that stood there before.
 * Two who remove two keys at once cannot both succeed: the second sees the mark of the first.
 */
export async function markForRemoval(
  user: KeyUser,
  keys: readonly PresentKey[],
  fingerprint: string,
  removeAt: number,
  removeExpired: boolean,
): Promise<number | null> {
  return getDatabase()
    .transaction()
    .execute(async (trx) => {
      const held = new Map((await holdNotes(trx, user)).map((note) => [note.fingerprint, note]));
      // A key whose note is gone by now is being deleted by someone else.
      const current = keys.flatMap(({ fingerprint: name, accepted }) => {
        const note = held.get(name);
        return note ? [{ ...note, accepted }] : [];
      });
      const own = held.get(fingerprint);
      if (!own) return refuse('KeyNotFound', 'not-found', 'This key is no longer there.');
      const reason = reasonAgainstRemoval(current, fingerprint, removeExpired, Date.now());
      if (reason) refuse('LastKey', 'conflict', reason);
      await trx
        .updateTable('keyNote')
        .set({ removeAt })
        .where('environment', '=', user.environment)
        .where('serverId', '=', user.serverId)
        .where('userName', '=', user.userName)
        .where('fingerprint', '=', fingerprint)
        .execute();
      return own.removeAt;
    });
}
