// Answers the HTTP requests of AS2 partners: messages, and the receipts for ours that they post.

import { randomUUID } from 'node:crypto';
import { mkdirSync, rmSync } from 'node:fs';
import { readFile, rm } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { join } from 'node:path';
import type { TLSSocket } from 'node:tls';
import { type Headers, MAX_BODY_BYTES, MAX_MDN_BYTES } from '../jobs';
import { contentType } from '../mime/part';
import { findAgreement } from './agreement';
import { beginningOf, receiveBody } from './body-file';
import { type MessageNames, readNames, readReceiptWish } from './names';
import { dispositionOf, writeReceipt } from './receipt';
import { type Answer, type Arrival, Receiver, type ReceiveServices } from './receive';
import { logEvent, statusOf } from './status';

/** Of one server, as the service has it. */
const MOST_AT_ONCE = 400;
/** Where the first part of a signed receipt says what it is. */
const BEGINNING = 4096;

export class Requests {
  private readonly receiver: Receiver;
  private readonly underWay = new Map<string, number>();

  constructor(
    private readonly services: ReceiveServices,
    /** For bodies while they are being processed; emptied now. */
    private readonly folder: string,
  ) {
    rmSync(folder, { recursive: true, force: true });
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    this.receiver = new Receiver(services);
  }

  async handle(serverId: string, request: IncomingMessage, response: ServerResponse): Promise<void> {
    for (const stream of [request, response]) stream.on('error', () => {});
    const count = this.underWay.get(serverId) ?? 0;
    this.underWay.set(serverId, count + 1);
    const body = join(this.folder, randomUUID());
    try {
      if (request.method !== 'POST')
        send(response, plain(405, 'AS2 messages are sent by POST.', { Allow: 'POST' }));
      else if (count >= MOST_AT_ONCE) send(response, plain(503, 'Too many messages at once.'));
      else send(response, await this.answer(serverId, request, body));
    } catch (error) {
      // The sender left before its message was whole: there is nobody to answer.
      if (request.destroyed && !request.complete) return;
      console.error('A request to an AS2 server could not be answered.', error);
      send(response, plain(500, 'The message could not be processed.'));
    } finally {
      this.underWay.set(serverId, (this.underWay.get(serverId) ?? 1) - 1);
      await rm(body, { force: true }).catch((error: Error) => console.error(error.message));
    }
  }

  private async answer(serverId: string, request: IncomingMessage, body: string): Promise<Answer> {
    const headers = headersOf(request);
    const names = readNames(headers);
    const match = names && findAgreement(this.services.store, serverId, names);
    // What belongs to no agreement can only be a receipt, and those are small.
    const size = await receiveBody(request, body, match ? MAX_BODY_BYTES : MAX_MDN_BYTES);
    const clientIp = request.socket.remoteAddress ?? '';
    const arrival: Arrival = { serverId, clientIp, headers, body, size, secure: isSecure(request, headers) };
    if (size !== undefined && size <= MAX_MDN_BYTES && (await isReceipt(headers, body))) {
      return this.takeReceipt(arrival);
    }
    if (!names)
      return this.refuse(arrival, {}, 'INVALID_REQUEST', 'AS2-From, AS2-To or Message-ID is missing');
    if (!match) return this.refuse(arrival, names, 'AGREEMENT_NOT_FOUND', 'Agreement was not found');
    return this.receiver.receive(arrival, names, match);
  }

  private async takeReceipt({ serverId, headers, body, clientIp }: Arrival): Promise<Answer> {
    const taken = await this.services.as2.onMdn({ serverId, headers, body: await readFile(body) });
    if (taken) return plain(200, '');
    return this.refuse(
      { serverId, headers, clientIp },
      {},
      'INVALID_REQUEST',
      'The receipt answers no message',
    );
  }

  /** What is not understood or not permitted leaves a log event and no file. */
  private async refuse(
    { serverId, clientIp, headers }: Pick<Arrival, 'serverId' | 'clientIp' | 'headers'>,
    names: Partial<MessageNames>,
    code: 'INVALID_REQUEST' | 'AGREEMENT_NOT_FOUND',
    message: string,
  ): Promise<Answer> {
    const { logs, clock, as2 } = this.services;
    const failure = { code, message };
    const contentType = headers['content-type'];
    const facts = { names, serverId, clientIp, code: 'FAILED', contentType, failure } as const;
    logs.put([logEvent(serverId, statusOf({ ...facts, now: clock.now() }))]);
    const wish = readReceiptWish(headers);
    const { from, to, messageId } = names;
    if (!wish || !from || !to || !messageId) return plain(400, `${message}.`);
    // Nobody of ours is named, so nobody can sign.
    const outcome = { kind: 'failed', modifier: 'unknown-trading-relationship' } as const;
    const receipt = await writeReceipt(as2.jobs, { from, to, messageId }, wish, outcome, undefined);
    return wish.url
      ? plain(400, `${dispositionOf(outcome)}\n`)
      : { status: 400, headers: receipt.headers, body: receipt.body };
  }
}

function headersOf(request: IncomingMessage): Headers {
  const headers = Object.entries(request.headers).map(([name, value]) => [
    name,
    Array.isArray(value) ? value.join(', ') : (value ?? ''),
  ]);
  return Object.fromEntries(headers);
}

function isSecure(request: IncomingMessage, headers: Headers): boolean {
  const forwarded = headers['x-forwarded-proto']?.split(',')[0]?.trim().toLowerCase();
  return (request.socket as TLSSocket).encrypted === true || forwarded === 'https';
}

async function isReceipt(headers: Headers, body: string): Promise<boolean> {
  const { value, parameters } = contentType(headers);
  if (value === 'multipart/report') return true;
  if (value !== 'multipart/signed') return false;
  const beginning = (await beginningOf(body, BEGINNING)).toString('latin1');
  const [, firstPart = ''] = beginning.split(`--${parameters.get('boundary') ?? ''}`, 2);
  const [header = ''] = firstPart.trimStart().split(/\r?\n\r?\n/, 1);
  return /^content-type:\s{0,10}multipart\/report/im.test(header);
}

function plain(status: number, text: string, headers: Record<string, string> = {}): Answer {
  return { status, headers: { 'Content-Type': 'text/plain; charset=utf-8', ...headers }, body: text };
}

/** The service keeps no connection for a next message. */
function send(response: ServerResponse, { status, headers, body }: Answer): void {
  if (response.destroyed) return;
  const length = String(Buffer.byteLength(body));
  response.writeHead(status, { ...headers, 'Content-Length': length, Connection: 'close' });
  response.end(body);
}
