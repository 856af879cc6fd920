// Takes a user's keys off and keeps them here, and puts them back: every key is a write of its own in the audit trail.

import 'server-only';
import {
  DeleteSshPublicKeyCommand,
  DescribeUserCommand,
  ImportSshPublicKeyCommand,
} from '@aws-sdk/client-transfer';
import type { Actor } from '@/lib/audit/record';
import { getDatabase } from '@/lib/db/database';
import type { Environment } from '@/lib/env';
import { oneAtATime } from '@/lib/key-notes/one-at-a-time';
import { forgetNote, type KeyNote, type KeyUser, reconcile, restoreNote } from '@/lib/key-notes/store';
import { fingerprintOfLine } from '@/lib/ssh-keys/rules';
import { forget, rememberNew } from '@/lib/ssh-keys/seen-keys';
import { admitted } from '@/lib/transfer/admitted';
import type { Send } from '@/lib/transfer/client';
import { TransferFailure, toTransferError } from '@/lib/transfer/errors';
import { findSuspension, forgetSuspension, keepSuspension, type PutAsideKey } from './store';

export interface Writer {
  actor: Actor;
  environment: Environment;
  send: Send;
}

export interface UserName {
  ServerId: string;
  UserName: string;
}

/** A key that comes while the others go must go too; nobody adds them faster than this. */
const ROUNDS = 3;

function keyUser({ environment }: Writer, { ServerId, UserName }: UserName): KeyUser {
  return { environment: environment.id, serverId: ServerId, userName: UserName };
}

async function presentKeys({ send }: Writer, reference: UserName) {
  const { User } = await send(new DescribeUserCommand(reference));
  return (User?.SshPublicKeys ?? []).map(({ SshPublicKeyId = '', SshPublicKeyBody = '', DateImported }) => ({
    sshPublicKeyId: SshPublicKeyId,
    body: SshPublicKeyBody,
    fingerprint: fingerprintOfLine(SshPublicKeyBody) ?? SshPublicKeyId,
    importedAt: DateImported?.getTime() ?? Date.now(),
  }));
}

/** One write within the whole, with an intent and an outcome of its own; throws its failure. */
async function write<Value>(
  { actor, environment }: Writer,
  operation: 'ImportSshPublicKey' | 'DeleteSshPublicKey',
  target: string,
  input: object,
  run: (send: Send) => Promise<Value>,
): Promise<Value> {
  const parsed = { success: true as const, data: input };
  const answer = await admitted({ actor, environment, operation, target, parsed, refusal: undefined, run });
  if (!answer.ok) throw new TransferFailure(answer.error);
  return answer.value;
}

export async function isSuspended(writer: Writer, reference: UserName): Promise<boolean> {
  const known = await findSuspension(keyUser(writer, reference));
  return known !== undefined && (await presentKeys(writer, reference)).length === 0;
}

/** One that puts keys back beside one that takes them off would lose those that it has put back already. */
export function suspendUser(writer: Writer, reference: UserName): Promise<void> {
  const user = keyUser(writer, reference);
  return oneAtATime(user, () => takeAllOff(writer, reference, user));
}

/** Nothing is taken off that is not kept here first, so that a stop in between loses no key. */
async function takeAllOff(writer: Writer, reference: UserName, user: KeyUser): Promise<void> {
  for (let round = 1; ; round += 1) {
    const askedAt = Date.now();
    const present = await presentKeys(writer, reference);
    if (round > 1 && present.length === 0) return;
    if (round > ROUNDS)
      return refuse('KeysKeepComing', `Keys are added to ${user.userName} as fast as they go.`);
    const notes = new Map((await reconcile(user, present, askedAt)).map((note) => [note.fingerprint, note]));
    const kept = new Map((await findSuspension(user))?.keys.map((key) => [key.fingerprint, key]));
    for (const { fingerprint, body } of present) {
      kept.set(fingerprint, { fingerprint, body, note: notes.get(fingerprint) ?? null });
    }
    await keepSuspension(user, [...kept.values()], writer.actor);
    for (const key of present) await takeOff(writer, reference, key);
    if (present.length === 0) return;
  }
}

async function takeOff(
  writer: Writer,
  reference: UserName,
  { sshPublicKeyId, fingerprint }: { sshPublicKeyId: string; fingerprint: string },
): Promise<void> {
  const user = keyUser(writer, reference);
  const input = { ...reference, SshPublicKeyId: sshPublicKeyId };
  const target = `${user.serverId}/${user.userName}/${sshPublicKeyId}`;
  await write(writer, 'DeleteSshPublicKey', target, input, (send) =>
    send(new DeleteSshPublicKeyCommand(input)).catch((error: unknown) => {
      if (toTransferError(error).kind !== 'not-found') throw error;
    }),
  );
  await forget(user, [sshPublicKeyId]);
  await forgetNote(user, fingerprint);
}

/** A user that is not suspended stays as it is. */
export function resumeUser(writer: Writer, reference: UserName): Promise<void> {
  const user = keyUser(writer, reference);
  return oneAtATime(user, () => putAllBack(writer, reference, user));
}

async function putAllBack(writer: Writer, reference: UserName, user: KeyUser): Promise<void> {
  const found = await findSuspension(user);
  if (!found) return;
  const present = new Map(
    (await presentKeys(writer, reference)).map(({ fingerprint, sshPublicKeyId }) => [
      fingerprint,
      sshPublicKeyId,
    ]),
  );
  for (const key of found.keys) {
    if (await isOver(key.note)) continue;
    await putBack(writer, reference, key, present.get(key.fingerprint));
  }
  await forgetSuspension(user);
}

async function putBack(
  writer: Writer,
  reference: UserName,
  { body, fingerprint, note }: PutAsideKey,
  presentId: string | undefined,
): Promise<void> {
  const user = keyUser(writer, reference);
  const input = { ...reference, SshPublicKeyBody: body };
  const id =
    presentId ??
    (await write(writer, 'ImportSshPublicKey', `${user.serverId}/${user.userName}`, input, async (send) => {
      const { SshPublicKeyId = '' } = await send(new ImportSshPublicKeyCommand(input));
      return SshPublicKeyId;
    }));
  await rememberNew(user, [{ SshPublicKeyId: id, fingerprint }]);
  if (note) await restoreNote(note, id);
}

/** Its day of removal has passed meanwhile, or the partner who added it has no access any more. */
async function isOver(note: KeyNote | null): Promise<boolean> {
  const now = Date.now();
  if (note?.removeAt && note.removeAt <= now) return true;
  if (!note?.addedByPartnerId) return false;
  const partner = await getDatabase()
    .selectFrom('partner')
    .select(['suspendedAt', 'expiresAt'])
    .where('id', '=', note.addedByPartnerId)
    .executeTakeFirst();
  return !partner || partner.suspendedAt !== null || (partner.expiresAt !== null && partner.expiresAt <= now);
}

function refuse(code: string, message: string): never {
  throw new TransferFailure({ code, kind: 'conflict', message, fields: [] });
}
