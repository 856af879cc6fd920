// What a partner may reach: one user of a server each, and what it may do with that user's keys.

import 'server-only';
import { randomUUID } from 'node:crypto';
import type { GrantRights } from '@/lib/permissions';
import { inTransaction, type PartnerRef, refuse, requirePartner, type Trx } from './store';

interface OfUser {
  environment: string;
  serverId: string;
  userName: string;
}

export type GrantRef = PartnerRef & OfUser & { grantId: string };

function columns({ mayUpload, mayDelete, mayGenerate, needsApproval }: GrantRights) {
  const bit = (right: boolean) => (right ? 1 : 0);
  return {
    mayUpload: bit(mayUpload),
    mayDelete: bit(mayDelete),
    mayGenerate: bit(mayGenerate),
    needsApproval: bit(needsApproval),
  };
}

/** Returns the grant's id. That the user exists is for the caller to know. */
export function addGrant(ref: PartnerRef, user: OfUser, rights: GrantRights): Promise<string> {
  const { partnerId } = ref;
  return inTransaction(async (trx) => {
    await requirePartner(trx, ref);
    const id = randomUUID();
    const row = { id, partnerId, ...user, ...columns(rights), createdAt: Date.now() };
    const added = await trx
      .insertInto('partnerGrant')
      .values(row)
      .onConflict((conflict) => conflict.doNothing())
      .executeTakeFirst();
    if (!added.numInsertedOrUpdatedRows) {
      const message = `${user.userName} is shared with this partner already.`;
      refuse('GrantExists', 'conflict', message, 'UserName');
    }
    return id;
  });
}

async function requireGrant(trx: Trx, ref: GrantRef) {
  await requirePartner(trx, ref);
  const grant = await trx
    .selectFrom('partnerGrant')
    .select('id')
    .where('id', '=', ref.grantId)
    .where('partnerId', '=', ref.partnerId)
    .where('environment', '=', ref.environment)
    .where('serverId', '=', ref.serverId)
    .where('userName', '=', ref.userName)
    .executeTakeFirst();
  return grant ?? refuse('GrantNotFound', 'not-found', 'This user is no longer shared with the partner.');
}

export async function changeGrant(ref: GrantRef, rights: GrantRights): Promise<void> {
  await inTransaction(async (trx) => {
    const { id } = await requireGrant(trx, ref);
    await trx.updateTable('partnerGrant').set(columns(rights)).where('id', '=', id).execute();
  });
}

/** What the partner asked for about this user, and nobody decided on, is withdrawn with it. */
export async function removeGrant(ref: GrantRef): Promise<void> {
  await inTransaction(async (trx) => {
    const { id } = await requireGrant(trx, ref);
    await trx.deleteFrom('partnerGrant').where('id', '=', id).execute();
    await trx
      .updateTable('keyRequest')
      .set({ state: 'withdrawn', decidedAt: Date.now(), reason: 'The user is no longer shared.' })
      .where('partnerId', '=', ref.partnerId)
      .where('environment', '=', ref.environment)
      .where('serverId', '=', ref.serverId)
      .where('userName', '=', ref.userName)
      .where('state', '=', 'pending')
      .execute();
  });
}
