// Posts a message to a partner and takes the answer, within bounds of time and size.

import { createReadStream } from 'node:fs';
import { type ClientRequest, request as httpRequest, type IncomingMessage } from 'node:http';
import { pipeline } from 'node:stream/promises';
import { type Headers, MAX_MDN_BYTES } from '../jobs';
import { connectTo, type Destination } from './connect';
import { SendingFailure } from './transfer-failure';

export interface PostOrder {
  to: Destination;
  headers: Record<string, string>;
  /** The file that is the body. */
  body: string;
  size: number;
  messageId: string;
  /** Without a byte for so long, the connection is given up. */
  idleMs: number;
  signal: AbortSignal;
  /** Called before the first byte of the message goes out. */
  onConnected(): Promise<void>;
}

export interface PostAnswer {
  status: number;
  headers: Headers;
  body: Buffer;
}

export async function post(order: PostOrder): Promise<PostAnswer> {
  const { to, headers, size, idleMs, signal } = order;
  const socket = await connectTo(to, idleMs, signal);
  let answered = false;
  try {
    await order.onConnected();
    socket.setTimeout(idleMs, () => socket.destroy(Object.assign(new Error(), { code: 'ETIMEDOUT' })));
    const asked = httpRequest({
      createConnection: () => socket,
      method: 'POST',
      path: `${to.url.pathname}${to.url.search}`,
      headers: { Host: to.url.host, ...headers, 'Content-Length': size, Connection: 'close' },
      signal,
    });
    const answer = answerTo(asked);
    // A partner may refuse before it has read all: then the answer counts, and not the broken pipe.
    pipeline(createReadStream(order.body), asked).catch(() => {});
    const response = await answer;
    answered = true;
    return { status: response.statusCode ?? 0, headers: plain(response), body: await bodyOf(response) };
  } catch (error) {
    if (error instanceof SendingFailure) throw error;
    throw lostConnection(error as NodeJS.ErrnoException, order.messageId, answered);
  } finally {
    socket.destroy();
  }
}

function answerTo(asked: ClientRequest): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    asked.on('response', resolve).on('error', reject);
    asked.on('close', () => reject(Object.assign(new Error(), { code: 'ECONNRESET' })));
  });
}

async function bodyOf(response: IncomingMessage): Promise<Buffer> {
  const pieces: Buffer[] = [];
  let size = 0;
  for await (const piece of response as AsyncIterable<Buffer>) {
    size += piece.length;
    if (size > MAX_MDN_BYTES)
      throw new SendingFailure('INVALID_REQUEST', "The partner's answer is too large");
    pieces.push(piece);
  }
  return Buffer.concat(pieces);
}

function plain({ headers }: IncomingMessage): Headers {
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [
      name,
      Array.isArray(value) ? value.join(', ') : (value ?? ''),
    ]),
  );
}

function lostConnection(
  { code, message }: NodeJS.ErrnoException,
  messageId: string,
  answered: boolean,
): SendingFailure {
  const what = code === 'ETIMEDOUT' ? 'timed out' : `was lost (${code ?? message})`;
  const when = answered ? ' during the answer' : '';
  return new SendingFailure(
    'UNABLE_TO_CONNECT_TO_REMOTE_HOST_OR_IP',
    `Connection to endpoint ${what}${when}; the partner may have received message ${messageId}`,
  );
}
