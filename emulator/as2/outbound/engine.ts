// Sends queued files to partners, a bounded number at once, and records what became of each.

import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { LogStore, Outbound, PostedMdn } from '../../services';
import type { TransferFileRecord } from '../../store/transfer-records';
import { MessageFailure } from '../failure';
import { FileStates } from './file-states';
import { bare, requireProcessed } from './mdn-verdict';
import { MdnWaits } from './mdn-waits';
import { logEvent, type ReceivedMdn, writeResultFiles } from './report';
import { findRoute, mdnAlgorithm, partnerSigners, type Route } from './route';
import { type SendingTools, sendMessage } from './send-message';
import { type Failure, SendingFailure } from './transfer-failure';

export interface OutboundOptions extends Omit<SendingTools, 'workFolder'> {
  logs: LogStore;
  /** How long an asynchronous MDN is waited for. */
  mdnWaitMs: number;
}

const mostAtOnce = 16;
const keptMs = 7 * 24 * 60 * 60 * 1000;
const forgetEveryMs = 60 * 60 * 1000;
const longestEndMs = 3000;

export class OutboundEngine implements Outbound {
  private readonly tools: SendingTools;
  private readonly states: FileStates;
  private readonly waiting: TransferFileRecord[] = [];
  private readonly running = new Set<Promise<void>>();
  private readonly ending = new AbortController();
  private readonly waits = new MdnWaits((file) => this.giveUpWaiting(file));
  private forgetting: NodeJS.Timeout | undefined;

  constructor(private readonly options: OutboundOptions) {
    this.states = new FileStates(options.store);
    this.tools = { ...options, workFolder: join(options.dataDir, 'as2', 'outbound') };
    rmSync(this.tools.workFolder, { recursive: true, force: true });
    mkdirSync(this.tools.workFolder, { recursive: true, mode: 0o700 });
  }

  /** Goes on with what an earlier run of the emulator left; what may have gone out is not sent again. */
  resume(): void {
    const { fileTransfers } = this.options.store;
    const forget = () => fileTransfers.forgetBefore(this.options.now().getTime() - keptMs);
    forget();
    this.forgetting = setInterval(forget, forgetEveryMs).unref();
    for (const file of fileTransfers.unfinished()) {
      if (file.MdnDeadline !== undefined)
        this.waits.add(file, file.MdnDeadline - this.options.now().getTime());
      else if (file.Phase === 'SENDING') this.track(this.finish(file, { failure: interrupted(file) }));
      else this.waiting.push(file);
    }
    this.next();
  }

  send(files: TransferFileRecord[]): void {
    this.waiting.push(...files);
    this.next();
  }

  /** Tries the signers of every connector that has its MDNs sent to this server, until the MDN is understood. */
  async receiveMdn({ serverId, headers, body }: PostedMdn): Promise<boolean> {
    const { store, jobs } = this.options;
    for (const connectorId of store.connectors.withServer(serverId)) {
      const route = this.routeOf(connectorId);
      if (!route) continue;
      const signerCertificates = partnerSigners(store, route.partner, this.options.now());
      const mdn: ReceivedMdn = { headers, body };
      let failure: Failure | undefined;
      try {
        mdn.read = await jobs.readMdn({ headers, body, signerCertificates });
      } catch (error) {
        failure = asFailure(error);
      }
      const file = this.awaiting(mdn, connectorId);
      if (!file) continue;
      await this.track(this.conclude(file, route, mdn, failure));
      return true;
    }
    return false;
  }

  /** Gives messages under way a moment, and leaves the others to the next start. */
  async close(): Promise<void> {
    this.waiting.length = 0;
    this.waits.close();
    clearInterval(this.forgetting);
    const timer = setTimeout(() => this.ending.abort(), longestEndMs);
    await Promise.all(this.running);
    clearTimeout(timer);
    this.ending.abort();
  }

  private next(): void {
    while (this.running.size < mostAtOnce) {
      const file = this.waiting.shift();
      if (!file) return;
      void this.track(this.process(file));
    }
  }

  /** Never rejects: what cannot be recorded is for whoever runs the emulator. */
  private track(work: Promise<void>): Promise<void> {
    const settled = work.catch((error) => console.error('A file transfer could not be recorded.', error));
    this.running.add(settled);
    return settled.then(() => {
      this.running.delete(settled);
      this.next();
    });
  }

  private async process(queued: TransferFileRecord): Promise<void> {
    const StartTime = this.options.now().getTime();
    let file: TransferFileRecord = { ...queued, StatusCode: 'IN_PROGRESS', Phase: 'PREPARING', StartTime };
    await this.states.put(file);
    try {
      const route = findRoute(this.options.store, file.ConnectorId);
      const { MdnResponse, SigningAlgorithm } = route.connector.As2Config;
      const answer = await sendMessage(this.tools, file, route, {
        signal: this.ending.signal,
        beforeSending: async ({ mic, micAlgorithm }, Size) => {
          const Mic = { value: mic, algorithm: micAlgorithm, signed: SigningAlgorithm !== 'NONE' };
          const deadline = this.options.now().getTime() + this.options.mdnWaitMs;
          const waits = MdnResponse === 'ASYNC' ? { MdnDeadline: deadline } : {};
          file = { ...file, Phase: 'SENDING', Size, Mic, ...waits };
          await this.states.put(file);
        },
      });
      if (MdnResponse === 'ASYNC') await this.awaitMdn(file);
      else if (MdnResponse === 'NONE') await this.finish(file, { route });
      else await this.judge(file, route, { headers: answer.headers, body: answer.body });
    } catch (error) {
      // When the emulator ends, the next start knows from the phase what can have happened.
      if (this.ending.signal.aborted) return;
      await this.finish(file, { route: this.routeOf(file.ConnectorId), failure: asFailure(error) });
    }
  }

  private async awaitMdn(file: TransferFileRecord): Promise<void> {
    const present = this.options.store.fileTransfers.file(file.TransferId, file.Number);
    // The MDN may have come before the answer to the message itself.
    if (present?.Phase !== 'SENDING' || this.waits.isClaimed(file)) return;
    this.waits.add(file, (file.MdnDeadline ?? 0) - this.options.now().getTime());
    await this.states.put({ ...file, Phase: 'AWAITING_MDN' });
  }

  private async judge(file: TransferFileRecord, route: Route, mdn: ReceivedMdn): Promise<void> {
    const { store, jobs } = this.options;
    let failure: Failure | undefined;
    try {
      const signerCertificates = partnerSigners(store, route.partner, this.options.now());
      mdn.read = await jobs.readMdn({ headers: mdn.headers, body: mdn.body, signerCertificates });
    } catch (error) {
      if (this.ending.signal.aborted) return;
      failure = asFailure(error);
    }
    await this.conclude(file, route, mdn, failure);
  }

  private async conclude(
    file: TransferFileRecord,
    route: Route,
    mdn: ReceivedMdn,
    unreadable: Failure | undefined,
  ): Promise<void> {
    let failure = unreadable;
    try {
      if (mdn.read) requireProcessed(mdn.read, file, mdnAlgorithm(route.connector.As2Config) !== undefined);
    } catch (error) {
      failure = asFailure(error);
    }
    await this.finish(file, { route, failure, mdn });
  }

  /** The first to finish a file is right: an MDN and a lost connection may race. */
  private async finish(
    file: TransferFileRecord,
    result: { route?: Route | undefined; failure?: Failure | undefined; mdn?: ReceivedMdn | undefined },
  ): Promise<void> {
    const { store, storage, logs, now } = this.options;
    const present = store.fileTransfers.file(file.TransferId, file.Number);
    if (!present || isDone(present) || !this.waits.claim(file)) return;
    try {
      const outcome = { file, at: now(), ...result, route: result.route ?? this.routeOf(file.ConnectorId) };
      await writeResultFiles(storage, outcome).catch((error: Error) => {
        console.error(`The result of ${file.FilePath} could not be stored beside it: ${error.message}`);
      });
      const { Phase: _, MdnDeadline: __, ...rest } = file;
      const { failure } = result;
      const failed = failure && { FailureCode: failure.code, FailureMessage: failure.message };
      await this.states.put({ ...rest, StatusCode: failure ? 'FAILED' : 'COMPLETED', ...failed });
      const event = logEvent(outcome);
      if (event) logs.put([event]);
    } finally {
      this.waits.release(file);
    }
  }

  private giveUpWaiting(file: TransferFileRecord): void {
    const minutes = Math.round(this.options.mdnWaitMs / 60_000);
    const message = `No MDN for message ${file.MessageId} arrived within ${minutes} minutes`;
    void this.track(this.finish(file, { failure: new SendingFailure('MDN_NOT_RECEIVED', message) }));
  }

  /** The file that the MDN is about; of one that could not be verified, by the text that is in it all the same. */
  private awaiting({ read, body }: ReceivedMdn, connectorId: string): TransferFileRecord | undefined {
    const text = read ? undefined : Buffer.from(body).toString('latin1');
    const found = text === undefined ? undefined : /^Original-Message-ID:\s*(\S{1,400})/im.exec(text)?.[1];
    const messageId = bare(read?.originalMessageId ?? found);
    const file =
      messageId === undefined ? undefined : this.options.store.fileTransfers.withMessageId(messageId);
    return file && file.ConnectorId === connectorId && file.MdnDeadline !== undefined && !isDone(file)
      ? file
      : undefined;
  }

  private routeOf(connectorId: string): Route | undefined {
    try {
      return findRoute(this.options.store, connectorId);
    } catch {
      return undefined;
    }
  }
}

function isDone({ StatusCode }: TransferFileRecord): boolean {
  return StatusCode === 'COMPLETED' || StatusCode === 'FAILED';
}

function asFailure(error: unknown): Failure {
  if (error instanceof SendingFailure || error instanceof MessageFailure) {
    return { code: error.code, message: error.message };
  }
  console.error('A message could not be sent.', error);
  return { code: 'UNEXPECTED_PROCESSING_ERROR', message: 'The emulator failed; its output has the details' };
}

function interrupted({ MessageId }: TransferFileRecord): Failure {
  return new SendingFailure(
    'TRANSFER_INTERRUPTED',
    `The emulator ended while message ${MessageId} was being sent: the partner may have received it, so it was not sent again`,
  );
}
