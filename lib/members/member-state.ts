// Disables and enables accounts, ends their sessions, and takes away a second factor that was lost.

import 'server-only';
import type { Transaction } from 'kysely';
import { endPendingSignIns, removeSecondFactor } from '@/lib/auth/second-factor';
import { getDatabase } from '@/lib/db/database';
import type { Database } from '@/lib/db/tables';
import { endInvitationsOf, leaveAnAdministrator, type MemberRef, requireMember } from './accounts';

function endSessions(trx: Transaction<Database>, memberId: string) {
  return trx.deleteFrom('session').where('userId', '=', memberId).execute();
}

/** Nothing of the account is lost, but from the next request on its sessions are none. */
export async function disableAccount(member: MemberRef): Promise<void> {
  const { memberId } = member;
  await getDatabase()
    .transaction()
    .execute(async (trx) => {
      await leaveAnAdministrator(trx, memberId);
      await requireMember(trx, member);
      await endInvitationsOf(trx, memberId);
      await trx.updateTable('user').set({ state: 'disabled' }).where('id', '=', memberId).execute();
      await endSessions(trx, memberId);
    });
  await endPendingSignIns(memberId);
}

export async function enableAccount(member: MemberRef): Promise<void> {
  const { memberId } = member;
  await getDatabase()
    .transaction()
    .execute(async (trx) => {
      await requireMember(trx, member);
      await trx.updateTable('user').set({ state: 'active' }).where('id', '=', memberId).execute();
    });
}

export async function endSessionsOf(member: MemberRef): Promise<void> {
  await getDatabase()
    .transaction()
    .execute(async (trx) => {
      await requireMember(trx, member);
      await endSessions(trx, member.memberId);
    });
  await endPendingSignIns(member.memberId);
}

/** For whoever lost the device: the password alone signs in, or leads to setting up another where the role demands one. */
export async function takeSecondFactor(member: MemberRef): Promise<void> {
  await getDatabase()
    .transaction()
    .execute((trx) => requireMember(trx, member));
  await removeSecondFactor(member.memberId);
  await endPendingSignIns(member.memberId);
}
