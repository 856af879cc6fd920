// Delivers the receipts that are posted on their own, tries again, and goes on with them after a restart.

import { setTimeout as wait } from 'node:timers/promises';
import type { Clock, LogStore } from '../../services';
import type { S3Storage } from '../../storage/s3-storage';
import type { PendingReceipt } from '../../store/as2-records';
import type { Store } from '../../store/store';
import { usableCertificates } from '../usable-certificates';
import { putObject } from './message-files';
import { type PostFailure, postReceipt } from './receipt-post';
import { logEvent, statusFile } from './status';

/** Before each try, the first of which is at once. */
export const RETRY_AFTER_MS = [0, 5_000, 30_000, 120_000];

export interface AsyncReceiptsOptions {
  store: Store;
  storage: S3Storage;
  logs: LogStore;
  clock: Clock;
  retryAfterMs: readonly number[];
}

export class AsyncReceipts {
  /** One for each server that is online; its abortion leaves what is pending for the next start. */
  private readonly running = new Map<string, AbortController>();

  constructor(private readonly options: AsyncReceiptsOptions) {}

  start(serverId: string): void {
    this.running.set(serverId, new AbortController());
    for (const receipt of this.options.store.pendingReceipts.list(serverId)) this.deliver(receipt);
  }

  stop(serverId: string): void {
    this.running.get(serverId)?.abort();
    this.running.delete(serverId);
  }

  /** Keeps the receipt and begins to deliver it. */
  add(receipt: PendingReceipt): void {
    this.options.store.pendingReceipts.put(receipt);
    this.deliver(receipt);
  }

  private deliver(receipt: PendingReceipt): void {
    const signal = this.running.get(receipt.serverId)?.signal;
    if (!signal) return;
    this.tryAll(receipt, signal).catch((error: Error) => {
      if (!signal.aborted) console.error(`The receipt ${receipt.id} could not be recorded: ${error.message}`);
    });
  }

  private async tryAll(receipt: PendingReceipt, signal: AbortSignal): Promise<void> {
    let failure: PostFailure | undefined;
    for (const delay of this.options.retryAfterMs) {
      await wait(delay, undefined, { signal });
      failure = await postReceipt(receipt.url, receipt.headers, Buffer.from(receipt.body, 'base64'), {
        authorities: this.authorities(receipt),
        signal,
      });
      signal.throwIfAborted();
      if (!failure || failure.code.startsWith('INVALID')) break;
    }
    await this.record(receipt, failure);
  }

  private async record(receipt: PendingReceipt, failure: PostFailure | undefined): Promise<void> {
    const { storage, logs, store, clock } = this.options;
    const { serverId, statusPath } = receipt;
    const known = receipt.status['failure-code'] !== undefined;
    const status = {
      ...receipt.status,
      'status-code': failure || known ? 'FAILED' : 'COMPLETED',
      ...(failure && !known && { 'failure-code': failure.code, 'failure-message': failure.message }),
      timestamp: clock.now().toISOString(),
    };
    if (statusPath) await putObject(storage, statusPath, [statusFile(status)]);
    store.pendingReceipts.delete(receipt.id);
    logs.put([logEvent(serverId, status)]);
  }

  /** Partners' own certificates for TLS are trusted as they stand. */
  private authorities({ partnerProfileId }: PendingReceipt): string[] {
    const { store, clock } = this.options;
    const profile = store.profiles.get(partnerProfileId);
    if (!profile) return [];
    return usableCertificates(store, profile, 'TLS', clock.now()).map(({ Certificate }) => Certificate);
  }
}
