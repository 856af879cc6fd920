// A partner for connectors under test: an HTTP server that opens messages with its own keys and answers as it is told.

import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import type { BuildMdnOrder, BuiltMdn, Headers, Identity, OpenedMessage } from '../as2/jobs';
import { buildMdn } from '../as2/message/build-mdn';
import { openMessage } from '../as2/message/open';

export interface Received {
  headers: Headers;
  /** As it came over the wire. */
  body: Buffer;
  payload: Buffer;
  opened: OpenedMessage;
  request: IncomingMessage;
  response: ServerResponse;
}

export interface Partner {
  url: string;
  received: Received[];
  /** Instead of a proper MDN. */
  answer: (message: Received) => void | Promise<void>;
  /** A proper MDN for the message, less what is to be wrong with it. */
  mdnFor(message: Received, changes?: Partial<BuildMdnOrder>): BuiltMdn;
  reply(message: Received, mdn: BuiltMdn): void;
  close(): Promise<void>;
}

export interface PartnerKeys {
  /** The partner's, to decrypt with and to sign MDNs. */
  own: Identity;
  /** The sender's certificate. */
  sender: string;
  tls?: Identity;
}

export async function startPartner({ own, sender, tls }: PartnerKeys): Promise<Partner> {
  const folder = mkdtempSync(join(tmpdir(), 'as2-partner-'));
  const received: Received[] = [];

  async function take(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await buffer(request);
    const headers = request.headers as Headers;
    const file = join(folder, `message-${received.length}`);
    writeFileSync(file, body);
    const opened = openMessage({
      headers,
      body: file,
      decryptionKeys: [own],
      signerCertificates: [sender],
      micAlgorithm: 'SHA256',
      output: `${file}.payload`,
    });
    const message = { headers, body, payload: readFileSync(`${file}.payload`), opened, request, response };
    received.push(message);
    await partner.answer(message);
  }

  const listener = (request: IncomingMessage, response: ServerResponse) => {
    take(request, response).catch((error: Error) => {
      response.writeHead(500).end(error.message);
    });
  };
  const server: Server = tls
    ? createTlsServer({ cert: tls.certificate, key: tls.privateKey }, listener)
    : createServer(listener);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;

  const partner: Partner = {
    url: `${tls ? 'https://localhost' : 'http://127.0.0.1'}:${port}/as2`,
    received,
    answer: (message) => partner.reply(message, partner.mdnFor(message)),
    mdnFor: ({ headers, opened }, changes) =>
      buildMdn({
        recipient: headers['as2-to'] ?? '',
        originalMessageId: headers['message-id'] ?? '',
        reportingAgent: 'partner',
        text: 'Thank you.',
        disposition: 'processed',
        mic: { value: opened.mic, algorithm: opened.micAlgorithm },
        signing: { ...own, algorithm: opened.micAlgorithm },
        ...changes,
      }),
    reply({ response }, mdn) {
      response.writeHead(200, { ...mdn.headers, 'Message-ID': '<mdn@partner>', Subject: 'Your MDN' });
      response.end(mdn.body);
    },
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
      rmSync(folder, { recursive: true, force: true });
    },
  };
  return partner;
}
