// Writes the receipt for a message: what became of it, in words and for programs, signed where that was asked for.

import { randomUUID } from 'node:crypto';
import type { ErrorModifier } from '../failure';
import type { BuiltMdn, DigestAlgorithm, Identity, MessageJobs, OpenedMessage } from '../jobs';
import { as2Name, type MessageNames, type ReceiptWish } from './names';

const MODE = 'automatic-action/MDN-sent-automatically';
const AGENT = 'Transfer emulator';
const DEFAULT_DIGEST: DigestAlgorithm = 'SHA256';

export type Outcome =
  | { kind: 'processed'; opened: OpenedMessage }
  | { kind: 'duplicate'; opened: OpenedMessage }
  | { kind: 'failed'; modifier: ErrorModifier };

export interface Receipt extends BuiltMdn {
  messageId: string;
  subject: string;
}

/** One sentence for each kind of failure, whatever its cause, so that a forger learns nothing from it. */
const failureTexts: Record<ErrorModifier, string> = {
  'authentication-failed': 'The sender of the message could not be verified.',
  'decompression-failed': 'The message could not be decompressed.',
  'decryption-failed': 'The message could not be decrypted.',
  'insufficient-message-security': 'The message is not secured as it has to be.',
  'integrity-check-failed': 'The content of the message is not what was signed.',
  'unexpected-processing-error': 'The message could not be processed.',
  'unknown-trading-relationship': 'There is no active agreement between the sender and the receiver.',
};

export function dispositionOf(outcome: Outcome): string {
  if (outcome.kind === 'processed') return `${MODE}; processed`;
  if (outcome.kind === 'duplicate') return `${MODE}; processed/warning: duplicate-document`;
  return `${MODE}; processed/error: ${outcome.modifier}`;
}

export async function writeReceipt(
  jobs: MessageJobs,
  names: MessageNames,
  wish: ReceiptWish,
  outcome: Outcome,
  signer: Identity | undefined,
): Promise<Receipt> {
  const messageId = `<${randomUUID()}@transfer.emulator>`;
  const subject = `Receipt for message ${names.messageId}`;
  const mic = outcome.kind === 'failed' ? undefined : outcome.opened;
  const algorithm = wish.algorithms[0] ?? mic?.micAlgorithm ?? DEFAULT_DIGEST;
  const mdn = await jobs.buildMdn({
    recipient: as2Name(names.to),
    originalMessageId: names.messageId,
    reportingAgent: AGENT,
    text: textOf(outcome),
    disposition: dispositionOf(outcome).slice(`${MODE}; `.length),
    ...(mic && { mic: { value: mic.mic, algorithm: mic.micAlgorithm } }),
    ...(wish.signed && signer && { signing: { ...signer, algorithm } }),
  });
  const headers = {
    'AS2-Version': '1.1',
    'AS2-From': as2Name(names.to),
    'AS2-To': as2Name(names.from),
    'Message-ID': messageId,
    Subject: subject.replace(/[^\x20-\x7e]/g, ' '),
    Date: new Date().toUTCString(),
    ...mdn.headers,
  };
  return { headers, body: mdn.body, messageId, subject };
}

function textOf(outcome: Outcome): string {
  if (outcome.kind === 'processed') return 'The message was received and stored.';
  if (outcome.kind === 'duplicate')
    return 'A message with this id was received before; it was not stored again.';
  return failureTexts[outcome.modifier];
}
