// What a partner hears of an error: the portal's own sentences as they are, and of all others the kind alone.

import 'server-only';
import { type ErrorKind, type TransferError, TransferFailure, toTransferError } from './errors';

/** AWS's sentences name servers, roles and accounts; only these codes carry sentences that were written for partners. */
const FOR_PARTNERS = new Set([
  'SignedOut',
  'NotPermitted',
  'InvalidInput',
  'UserNotFound',
  'KeyPolicy',
  'KeyPresent',
  'KeyNotFound',
  'LastKey',
  'ChangeUnderWay',
  'RequestPending',
  'TooManyRequests',
  'RequestDecided',
  'WrongPassword',
  'TooManyFailures',
  'WrongCode',
  'UsedCode',
  'SecondFactorExists',
  'SecondFactorRequired',
]);

const SENTENCES: Record<ErrorKind, string> = {
  validation: 'The service refused this.',
  denied: 'This cannot be done at present. Tell the people who invited you.',
  'signed-out': 'Your session has ended. Sign in again.',
  'not-found': 'This is no longer there.',
  conflict: 'This conflicts with another change. Look at the page again, then repeat it.',
  throttled: 'The service is busy. Wait a little, then try again.',
  unreachable: 'The service cannot be reached at present. Nothing was changed.',
  'outcome-unknown':
    'No answer came in time, so it is not known whether this was done. Look at the list before you try again.',
  failed: 'Something went wrong. Try again, and tell the people who invited you if it stays.',
};

export function partnerError(error: TransferError): TransferError {
  const { code, kind, message, fields } = error;
  if (FOR_PARTNERS.has(code)) return { code, kind, message, fields };
  return { code: 'Unavailable', kind, message: SENTENCES[kind], fields: [] };
}

/** Throws what a partner may hear; what went wrong in the console itself is logged. */
export async function toldToPartner<Value>(work: () => Promise<Value>): Promise<Value> {
  try {
    return await work();
  } catch (thrown) {
    const error = toTransferError(thrown);
    if (error.code === 'InternalError') console.error(thrown);
    throw new TransferFailure(partnerError(error));
  }
}
