// The way of a message in: agreement, keys, opening, rules, files, receipt.

import { randomUUID } from 'node:crypto';
import { rm } from 'node:fs/promises';
import type { As2, Clock, LogStore } from '../../services';
import type { S3Storage } from '../../storage/s3-storage';
import type { Store } from '../../store/store';
import { MessageFailure } from '../failure';
import type { Headers, OpenedMessage } from '../jobs';
import { fileNameOf } from '../mime/part';
import { keysOf, type Match, type MatchKeys } from './agreement';
import type { AsyncReceipts } from './async-receipts';
import { contentOf, type MessageFiles, messageFiles, putObject } from './message-files';
import { type MessageNames, type ReceiptWish, readReceiptWish } from './names';
import { dispositionOf, type Outcome, type Receipt, writeReceipt } from './receipt';
import { logEvent, type Status, statusFile, statusOf } from './status';

export interface ReceiveServices {
  store: Store;
  storage: S3Storage;
  logs: LogStore;
  clock: Clock;
  as2: As2;
  receipts: AsyncReceipts;
}

export interface Arrival {
  serverId: string;
  clientIp: string;
  headers: Headers;
  /** The file that holds the body; it is the caller's to remove. */
  body: string;
  /** Undefined where the body was too large to be kept. */
  size: number | undefined;
  /** It came through TLS, here or at a proxy before us. */
  secure: boolean;
}

/** What the HTTP response is made of. */
export interface Answer {
  status: number;
  headers: Record<string, string>;
  body: string | Uint8Array;
}

/** RFC 4130: of a message that is not signed, where the sender names no other. */
const UNSIGNED_DIGEST = 'SHA1';
/** A sender that repeats an id after this long means another message. */
const REMEMBER_MS = 90 * 86_400_000;

export class Receiver {
  /** Messages with one id are processed one after the other, so that the second is seen as a duplicate. */
  private readonly turns = new Map<string, Promise<unknown>>();

  constructor(private readonly services: ReceiveServices) {}

  receive(arrival: Arrival, names: MessageNames, match: Match): Promise<Answer> {
    const key = `${match.agreement.AgreementId} ${names.messageId}`;
    const turn = (this.turns.get(key) ?? Promise.resolve()).then(() => this.process(arrival, names, match));
    const settled = turn
      .catch(() => {})
      .finally(() => {
        if (this.turns.get(key) === settled) this.turns.delete(key);
      });
    this.turns.set(key, settled);
    return turn;
  }

  private async process(arrival: Arrival, names: MessageNames, match: Match): Promise<Answer> {
    const { store, clock } = this.services;
    const keys = keysOf(store, match, clock.now());
    const wish = readReceiptWish(arrival.headers);
    const payload = `${arrival.body}.payload`;
    const known = store.receivedMessages.has(match.agreement.AgreementId, names.messageId);
    const facts = { arrival, names, match, keys, wish, known };
    try {
      const opened = await this.open(arrival, match, keys, wish, payload);
      const outcome: Outcome = { kind: known ? 'duplicate' : 'processed', opened };
      return await this.conclude({ ...facts, outcome, content: payload });
    } catch (error) {
      const failure = asFailure(error);
      const outcome: Outcome = { kind: 'failed', modifier: failure.modifier };
      return await this.conclude({ ...facts, outcome, failure, content: arrival.body });
    } finally {
      await rm(payload, { force: true });
    }
  }

  /** Ends in a MessageFailure unless the message is all that the agreement asks for. */
  private async open(
    { headers, body, size, secure }: Arrival,
    { agreement }: Match,
    keys: MatchKeys,
    wish: ReceiptWish | undefined,
    output: string,
  ): Promise<OpenedMessage> {
    if (size === undefined)
      throw new MessageFailure('FILE_SIZE_TOO_LARGE', 'The message is larger than 100 MB');
    const opened = await this.services.as2.jobs.open({
      headers,
      body,
      decryptionKeys: keys.decryption,
      signerCertificates: keys.partnerSigners,
      micAlgorithm: wish?.algorithms[0] ?? UNSIGNED_DIGEST,
      output,
    });
    if (!opened.encrypted && !secure) {
      throw new MessageFailure('INSUFFICENT_MESSAGE_SECURITY_UNENCRYPTED', 'Encryption is required');
    }
    if (!opened.signed && agreement.EnforceMessageSigning === 'ENABLED') {
      throw new MessageFailure('INVALID_REQUEST', 'A signature is required', 'insufficient-message-security');
    }
    if (wish?.signed && !keys.signing) {
      throw new MessageFailure(
        'SIGNING_FAILED_NO_SIGNING_KEY_FOUND',
        'The local profile has no active signing certificate for the receipt',
      );
    }
    return opened;
  }

  /** Stores what there is to store, and only then answers. */
  private async conclude(concluded: Concluded): Promise<Answer> {
    const { names, keys, wish, outcome, known } = concluded;
    const { as2, logs } = this.services;
    const receipt = wish && (await writeReceipt(as2.jobs, names, wish, outcome, keys.signing));
    const asynchronous = receipt && wish?.url !== undefined;
    // Whatever comes later under an id that was taken leaves the files of the first as they are.
    const files = known ? undefined : filesOf(concluded);
    const status = this.statusOf(concluded, files, receipt);
    if (files) await this.store(concluded, files, status, receipt);
    logs.put([logEvent(concluded.arrival.serverId, status)]);
    if (asynchronous) this.postLater(concluded, files, status, receipt);
    if (!receipt) {
      if (outcome.kind !== 'failed') return { status: 200, headers: {}, body: '' };
      return { status: 400, headers: {}, body: `${dispositionOf(outcome)}\n` };
    }
    if (asynchronous) return { status: 200, headers: {}, body: '' };
    return { status: 200, headers: receipt.headers, body: receipt.body };
  }

  private async store(
    { arrival, names, match, outcome, content }: Concluded,
    files: MessageFiles,
    status: Status,
    receipt: Receipt | undefined,
  ): Promise<void> {
    const { storage, store, clock } = this.services;
    if (arrival.size !== undefined) await putObject(storage, files.payload, contentOf(content));
    await putObject(storage, files.status, [statusFile(status)]);
    if (receipt) await putObject(storage, files.mdn, [Buffer.from(receipt.body)]);
    if (outcome.kind === 'failed') return;
    const now = clock.now().getTime();
    store.receivedMessages.add(match.agreement.AgreementId, names.messageId, now, now - REMEMBER_MS);
  }

  private postLater(
    { arrival, match, wish }: Concluded,
    files: MessageFiles | undefined,
    status: Status,
    { headers, body }: Receipt,
  ): void {
    this.services.receipts.add({
      id: randomUUID(),
      serverId: arrival.serverId,
      partnerProfileId: match.partner.ProfileId,
      url: wish?.url ?? '',
      headers,
      body: Buffer.from(body).toString('base64'),
      ...(files && { statusPath: files.status }),
      status,
    });
  }

  private statusOf(
    { arrival, names, match, wish, outcome, failure }: Concluded,
    files: MessageFiles | undefined,
    receipt: Receipt | undefined,
  ): Status {
    const opened = outcome.kind === 'failed' ? undefined : outcome.opened;
    const transmitting = receipt && wish?.url !== undefined;
    return statusOf({
      names,
      serverId: arrival.serverId,
      clientIp: arrival.clientIp,
      code: failure ? 'FAILED' : transmitting ? 'MDN_TRANSMIT' : 'COMPLETED',
      agreementId: match.agreement.AgreementId,
      filePath: files?.payload,
      receipt,
      disposition: dispositionOf(outcome),
      fileName: opened?.fileName,
      contentType: opened?.contentType ?? arrival.headers['content-type'],
      size: opened?.size ?? arrival.size,
      failure,
      now: this.services.clock.now(),
    });
  }
}

interface Concluded {
  arrival: Arrival;
  names: MessageNames;
  match: Match;
  keys: MatchKeys;
  wish: ReceiptWish | undefined;
  /** A message with this id was stored before. */
  known: boolean;
  outcome: Outcome;
  failure?: MessageFailure;
  /** The file that is to be stored: the payload, or the message as it came where it failed. */
  content: string;
}

function filesOf({ arrival, names, match, outcome }: Concluded): MessageFiles {
  const failed = outcome.kind === 'failed';
  const fileName = failed ? fileNameOf(arrival.headers) : outcome.opened.fileName;
  return messageFiles(match.agreement, failed ? 'failed' : 'processed', names.messageId, fileName);
}

function asFailure(error: unknown): MessageFailure {
  if (error instanceof MessageFailure) return error;
  console.error('A received message could not be processed.', error);
  return new MessageFailure('UNEXPECTED_PROCESSING_ERROR', 'The message could not be processed');
}
