// Makes, changes and removes partners; suspending one ends what its contacts have open.

import 'server-only';
import { randomUUID } from 'node:crypto';
import type { Kysely, Transaction } from 'kysely';
import { getDatabase } from '@/lib/db/database';
import type { Database } from '@/lib/db/tables';
import { TransferFailure } from '@/lib/transfer/errors';

type Db = Kysely<Database>;
export type Trx = Transaction<Database>;

/** Whom a change is about; the name is what the trail says, so it must be that of the very partner. */
export interface PartnerRef {
  partnerId: string;
  partner: string;
}

export function refuse(code: string, kind: 'conflict' | 'not-found', message: string, path?: string): never {
  const fields = path ? [{ path, message }] : [];
  throw new TransferFailure({ code, kind, message, fields });
}

export async function requirePartner(db: Db, { partnerId, partner }: PartnerRef) {
  const row = await db
    .selectFrom('partner')
    .selectAll()
    .where('id', '=', partnerId)
    .where('name', '=', partner)
    .executeTakeFirst();
  return row ?? refuse('PartnerNotFound', 'not-found', 'This partner was removed or renamed meanwhile.');
}

async function refuseTakenName(db: Db, name: string, except?: string): Promise<void> {
  const rows = await db.selectFrom('partner').select(['id', 'name']).execute();
  const taken = rows.some((row) => row.id !== except && row.name.toLowerCase() === name.toLowerCase());
  if (taken) refuse('PartnerExists', 'conflict', 'There is a partner of this name already.', 'name');
}

export async function createPartner(
  { name, expiresAt }: { name: string; expiresAt: number | null },
  createdBy: string,
): Promise<string> {
  const id = randomUUID();
  await inTransaction(async (trx) => {
    await refuseTakenName(trx, name);
    const row = { id, name, expiresAt, suspendedAt: null, createdAt: Date.now(), createdBy };
    await trx.insertInto('partner').values(row).execute();
  });
  return id;
}

export function inTransaction<Value>(run: (trx: Trx) => Promise<Value>): Promise<Value> {
  return getDatabase().transaction().execute(run);
}

export async function changePartner(
  ref: PartnerRef,
  change: { name: string; expiresAt: number | null },
): Promise<void> {
  await inTransaction(async (trx) => {
    await requirePartner(trx, ref);
    await refuseTakenName(trx, change.name, ref.partnerId);
    await trx.updateTable('partner').set(change).where('id', '=', ref.partnerId).execute();
  });
}

/** The accounts of a partner's contacts. */
async function accountsOf(trx: Trx, partnerId: string): Promise<string[]> {
  const rows = await trx
    .selectFrom('contact')
    .select('userId')
    .where('partnerId', '=', partnerId)
    .where('userId', 'is not', null)
    .execute();
  return rows.flatMap(({ userId }) => (userId === null ? [] : [userId]));
}

export async function endSessions(trx: Trx, userIds: readonly string[]): Promise<void> {
  if (userIds.length === 0) return;
  await trx.deleteFrom('session').where('userId', 'in', userIds).execute();
}

/** Open portal pages get no further answer: their sessions are gone. */
export async function suspendPartner(ref: PartnerRef): Promise<void> {
  await inTransaction(async (trx) => {
    const { suspendedAt } = await requirePartner(trx, ref);
    const set = { suspendedAt: suspendedAt ?? Date.now() };
    await trx.updateTable('partner').set(set).where('id', '=', ref.partnerId).execute();
    await endSessions(trx, await accountsOf(trx, ref.partnerId));
  });
}

export async function resumePartner(ref: PartnerRef): Promise<void> {
  await inTransaction(async (trx) => {
    await requirePartner(trx, ref);
    await trx.updateTable('partner').set({ suspendedAt: null }).where('id', '=', ref.partnerId).execute();
  });
}

/** Whatever better-auth keeps of an account goes with it. */
export async function removeAccounts(trx: Trx, userIds: readonly string[]): Promise<void> {
  if (userIds.length === 0) return;
  for (const table of ['session', 'account', 'twoFactor', 'totpUse'] as const) {
    await trx.deleteFrom(table).where('userId', 'in', userIds).execute();
  }
  await trx.deleteFrom('user').where('id', 'in', userIds).execute();
}

/** Its contacts can no longer sign in; keys stay, with the name of who added them. */
export async function deletePartner(ref: PartnerRef): Promise<void> {
  const { partnerId } = ref;
  await inTransaction(async (trx) => {
    await requirePartner(trx, ref);
    await removeAccounts(trx, await accountsOf(trx, partnerId));
    const ofIt = trx.selectFrom('contact').select('id').where('partnerId', '=', partnerId);
    await trx
      .updateTable('keyNote')
      .set({ ownerContactId: null })
      .where('ownerContactId', 'in', ofIt)
      .execute();
    await trx.deleteFrom('contactInvitation').where('contactId', 'in', ofIt).execute();
    for (const table of ['contact', 'partnerGrant', 'keyRequest'] as const) {
      await trx.deleteFrom(table).where('partnerId', '=', partnerId).execute();
    }
    await trx.deleteFrom('partner').where('id', '=', partnerId).execute();
  });
}
