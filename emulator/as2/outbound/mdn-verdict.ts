// Decides what a partner's MDN says of a message: processed as it was sent, or not and why.

import type { TransferFileRecord } from '../../store/transfer-records';
import type { ReadMdn } from '../jobs';
import { SendingFailure } from './transfer-failure';

const longestModifier = 80;

/** Throws unless the MDN is about the message, says that it was processed, and repeats its MIC. */
export function requireProcessed(mdn: ReadMdn, file: TransferFileRecord, signatureAsked: boolean): void {
  const { kind, text } = mdn.modifier ?? {};
  if (bare(mdn.originalMessageId) !== undefined && bare(mdn.originalMessageId) !== file.MessageId) {
    throw new SendingFailure(
      'VERIFICATION_FAILED',
      `The MDN is about another message than ${file.MessageId}`,
    );
  }
  if (kind === 'error' || kind === 'failure') throw refused(text ?? '', mdn);
  if (!/^processed\b/i.test(mdn.disposition)) throw refused('', mdn);
  if (signatureAsked && !mdn.signed) throw unverified(file, 'the MDN is not signed');
  if (!isMicRight(mdn, file)) throw unverified(file, 'the MIC of the MDN is another');
}

/** A warning tells of a duplicate, which the partner did not process again and owes no MIC for. */
function isMicRight({ mic, modifier, signed }: ReadMdn, { Mic }: TransferFileRecord): boolean {
  if (!Mic) return true;
  if (!mic) return modifier?.kind === 'warning' || !(signed || Mic.signed);
  // An unsigned message names no algorithm, so the partner may have chosen one.
  if (mic.algorithm !== Mic.algorithm) return !Mic.signed;
  return mic.value === Mic.value;
}

/** The documented codes are named like the modifiers; those of other modifiers are made in the same way. */
function refused(modifier: string, { disposition, text }: ReadMdn): SendingFailure {
  const named = modifier
    .slice(0, longestModifier)
    .replace(/[^a-z]+/g, '_')
    .replace(/^_|_$/g, '');
  const said = text ? `: ${text.slice(0, 500)}` : '';
  return new SendingFailure(
    `MDN_RESPONSE_INDICATES_${(named || 'failure').toUpperCase()}`,
    `The partner answered "${disposition.slice(0, 200)}"${said}`,
  );
}

function unverified({ MessageId }: TransferFileRecord, why: string): SendingFailure {
  return new SendingFailure(
    'VERIFICATION_FAILED',
    `Signature verification failed for AS2 message ${MessageId} or a MIC code did not match (${why})`,
  );
}

/** A Message-ID without its angle brackets. */
export function bare(messageId: string | undefined): string | undefined {
  return messageId?.trim().replace(/^<|>$/g, '');
}
