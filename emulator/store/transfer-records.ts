// What is kept of file transfers: what was asked for, and how far each of their files has come.

import type { DigestAlgorithm } from '../as2/jobs';
import type { Page } from './store';

export interface TransferRecord {
  TransferId: string;
  ConnectorId: string;
  /** Epoch milliseconds. */
  Created: number;
  CustomHttpHeaders: Record<string, string>;
}

/**
 * PREPARING: nothing has gone out yet. SENDING: the partner may have the message. AWAITING_MDN: the partner has
 * taken it and owes an asynchronous MDN.
 */
export type SendingPhase = 'PREPARING' | 'SENDING' | 'AWAITING_MDN';

export interface TransferFileRecord {
  TransferId: string;
  ConnectorId: string;
  /** From 1, in the order of the request. */
  Number: number;
  FilePath: string;
  StatusCode: 'QUEUED' | 'IN_PROGRESS' | 'COMPLETED' | 'FAILED';
  FailureCode?: string;
  FailureMessage?: string;
  /** Given once, so that no later attempt looks like another message. */
  MessageId: string;
  Phase?: SendingPhase;
  /** Epoch milliseconds. */
  StartTime?: number;
  Size?: number;
  /** What the partner's MDN has to repeat. */
  Mic?: { value: string; algorithm: DigestAlgorithm; signed: boolean };
  /** Epoch milliseconds; later than this an asynchronous MDN is not waited for. */
  MdnDeadline?: number;
}

export interface FileTransferStore {
  add(transfer: TransferRecord, files: TransferFileRecord[]): void;
  get(transferId: string): TransferRecord | undefined;
  files(transferId: string, after: number, limit: number): Page<TransferFileRecord>;
  file(transferId: string, number: number): TransferFileRecord | undefined;
  withMessageId(messageId: string): TransferFileRecord | undefined;
  put(file: TransferFileRecord): void;
  /** QUEUED and IN_PROGRESS, oldest first. */
  unfinished(): TransferFileRecord[];
  countUnfinished(connectorId: string): number;
  /** Forgets transfers that were started before that time and whose files are all done. */
  forgetBefore(time: number): void;
}
