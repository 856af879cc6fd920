// The account of a partner's contact: its password and its sessions.

import 'server-only';
import { isAPIError } from 'better-auth/api';
import { headers } from 'next/headers';
import { getAuth } from '@/lib/auth/auth';
import { countAttempt, forgetAttempts } from '@/lib/auth/sign-in-guard';
import { getDatabase } from '@/lib/db/database';
import type { PartnerCaller } from '@/lib/partner-caller';
import { TransferFailure } from '@/lib/transfer/errors';

function wrongPassword(code: string, message: string): TransferFailure {
  const fields = [{ path: 'currentPassword', message }];
  return new TransferFailure({ code, kind: 'validation', message, fields });
}

/** All other sessions end; guesses of the present password count as failed sign-ins. */
export async function changeOwnPassword(
  { email, address }: PartnerCaller,
  { currentPassword, newPassword }: { currentPassword: string; newPassword: string },
): Promise<void> {
  if ((await countAttempt(email, address)) !== 'allowed')
    throw wrongPassword('TooManyFailures', 'Too many failed attempts. Wait 15 minutes and try again.');
  const body = { currentPassword, newPassword, revokeOtherSessions: true };
  try {
    await getAuth().api.changePassword({ body, headers: await headers() });
  } catch (error) {
    if (!isAPIError(error) || error.body?.code !== 'INVALID_PASSWORD') throw error;
    throw wrongPassword('WrongPassword', 'This is not your present password.');
  }
  await forgetAttempts(email, address);
}

/** One session of the caller; without an id, all but the present one. */
export async function endSessionsOf(
  { userId, sessionId: own }: PartnerCaller,
  sessionId?: string,
): Promise<void> {
  const query = getDatabase().deleteFrom('session').where('userId', '=', userId);
  await (sessionId === undefined
    ? query.where('id', '!=', own)
    : query.where('id', '=', sessionId)
  ).execute();
}

export interface OwnSession {
  id: string;
  startedAt: number;
  address: string | null;
  userAgent: string | null;
  isCurrent: boolean;
}

export async function sessionsOf({ userId, sessionId }: PartnerCaller): Promise<OwnSession[]> {
  const rows = await getDatabase()
    .selectFrom('session')
    .select(['id', 'createdAt', 'expiresAt', 'ipAddress', 'userAgent'])
    .where('userId', '=', userId)
    .execute();
  return rows
    .filter((row) => new Date(row.expiresAt).getTime() > Date.now())
    .map((row) => ({
      id: row.id,
      startedAt: new Date(row.createdAt).getTime(),
      address: row.ipAddress || null,
      userAgent: row.userAgent,
      isCurrent: row.id === sessionId,
    }))
    .sort((a, b) => b.startedAt - a.startedAt);
}
