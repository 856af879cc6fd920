// AS2 messages, signed and encrypted: how many small ones per second, and what a large one takes of time and memory.
import { randomUUID } from 'node:crypto';
import { request } from 'node:http';
import { buffer } from 'node:stream/consumers';
import {
  as2Server,
  connectorTo,
  newIdentity,
  newParties,
  outgoingFile,
  peakMemory,
  sendAll,
  startSink,
} from './as2-world.mjs';
import { emulatorIn, temporaryFolder } from './world.mjs';

const SMALL_BYTES = 10 * 1024;
const LARGE_BYTES = 50 * 1024 * 1024;
const MESSAGES = 500;
const WARM_UP = 50;
const AT_ONCE = 16;

/** Posts a captured message under a new Message-ID, and insists on a receipt that says processed. @param {string} url @param {import('./as2-world.mjs').Message} message */
function replay(url, { headers, body }) {
  const { host, ...kept } = headers;
  return new Promise((resolve, reject) => {
    const sent = { ...kept, 'message-id': `<${randomUUID()}@bench>` };
    const asked = request(url, { method: 'POST', headers: sent, agent: false }, async (answer) => {
      const receipt = (await buffer(answer)).toString('latin1');
      if (/^Disposition:.*; processed\r?$/m.test(receipt)) resolve(undefined);
      else reject(new Error(`The message was not taken: ${answer.statusCode} ${receipt.slice(0, 500)}`));
    });
    asked.on('error', reject);
    asked.end(body);
  });
}

/** @param {string} url @param {import('./as2-world.mjs').Message} message @param {number} count */
async function replayAll(url, message, count) {
  const start = performance.now();
  let next = 0;
  const work = async () => {
    while (next++ < count) await replay(url, message);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  return (performance.now() - start) / 1000;
}

/** @param {string} what @param {number} seconds */
const rate = (what, seconds) => ({ what: `AS2: ${what}`, figure: `${(MESSAGES / seconds).toFixed(0)} /s` });

/** @param {string} what @param {number} pid @param {() => Promise<number>} work */
async function large(what, pid, work) {
  const before = peakMemory(pid) === undefined ? undefined : peakMemory(pid);
  const seconds = await work();
  const after = peakMemory(pid);
  const memory = after === undefined ? '' : `, peak ${after} MB (${before} MB before)`;
  return { what: `AS2: one message of 50 MB, ${what}`, figure: `${seconds.toFixed(2)} s${memory}` };
}

export async function measure() {
  const folder = temporaryFolder();
  const [sender, receiver] = [await emulatorIn(folder.path, 0), await emulatorIn(folder.path, 1)];
  const sink = await startSink();
  try {
    const [alpha, beta] = [newIdentity(folder.path, 'alpha'), newIdentity(folder.path, 'beta')];
    const ours = await newParties(sender, { id: 'ALPHA', own: alpha, partnerId: 'BETA', partner: beta });
    const theirs = await newParties(receiver, { id: 'BETA', own: beta, partnerId: 'ALPHA', partner: alpha });
    const url = await as2Server(receiver, theirs);
    const small = outgoingFile(folder.path, 'small.edi', SMALL_BYTES);
    const big = outgoingFile(folder.path, 'large.edi', LARGE_BYTES);

    const toSink = await connectorTo(sender, ours, sink.url, 'NONE');
    const toReceiver = await connectorTo(sender, ours, url, 'SYNC');
    await sendAll(sender, toSink, small, WARM_UP);
    const outbound = await sendAll(sender, toSink, small, MESSAGES);
    // What was sent without a wish for a receipt is replayed with one.
    const wish = {
      'disposition-notification-to': 'ALPHA',
      'disposition-notification-options':
        'signed-receipt-protocol=optional, pkcs7-signature; signed-receipt-micalg=optional, sha256',
    };
    const captured = () => ({ ...sink.last(), headers: { ...sink.last().headers, ...wish } });
    const message = captured();
    await replayAll(url, message, WARM_UP);
    const inbound = await replayAll(url, message, MESSAGES);
    const both = await sendAll(sender, toReceiver, small, MESSAGES);

    const rows = [
      rate('10 KB sent', outbound),
      rate('10 KB received, with a signed receipt', inbound),
      rate('10 KB from one emulator to another, receipts verified', both),
    ];
    rows.push(await large('sent', sender.pid, () => sendAll(sender, toSink, big, 1)));
    const largeMessage = captured();
    rows.push(await large('received', receiver.pid, () => replayAll(url, largeMessage, 1)));
    return rows;
  } finally {
    sink.close();
    await Promise.all([sender.stop(), receiver.stop()]);
    folder.remove();
  }
}
