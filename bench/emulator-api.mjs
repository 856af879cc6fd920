// How many requests per second the emulator answers on one connection, one after the other.
import { connect } from 'node:net';
import { milliseconds } from './figures.mjs';
import { addUsers, emulatorIn, onlineServer, temporaryFolder } from './world.mjs';

const MEASURE_MS = 3_000;
const WARM_UP_MS = 1_000;
const USERS = 10_000;
const AIM_PER_SECOND = 4_000;

/** A client with as little of its own as can be, so that the server is what is measured. @param {number} port */
function oneConnection(port) {
  const socket = connect(port, '127.0.0.1').setNoDelay(true);
  let received = Buffer.alloc(0);
  let wanted = -1;
  /** @type {((body: string) => void) | undefined} */
  let answer;
  socket.on('data', (chunk) => {
    received = received.length ? Buffer.concat([received, chunk]) : chunk;
    if (wanted < 0) {
      const end = received.indexOf('\r\n\r\n');
      if (end < 0) return;
      const length = /content-length: (\d+)/i.exec(received.toString('latin1', 0, end))?.[1];
      wanted = end + 4 + Number(length);
    }
    if (received.length < wanted) return;
    const body = received.toString('utf8', received.indexOf('\r\n\r\n') + 4, wanted);
    received = Buffer.alloc(0);
    wanted = -1;
    answer?.(body);
  });
  /** @param {string} operation @param {object} input @returns {Promise<string>} */
  const call = (operation, input) => {
    const stamp = new Date().toISOString().replace(/[-:]|\.\d+/g, '');
    const body = JSON.stringify(input);
    const head = [
      'POST / HTTP/1.1',
      `Host: 127.0.0.1:${port}`,
      'Content-Type: application/x-amz-json-1.1',
      `X-Amz-Target: TransferService.${operation}`,
      `X-Amz-Date: ${stamp}`,
      `Authorization: AWS4-HMAC-SHA256 Credential=local/${stamp.slice(0, 8)}/us-east-1/transfer/aws4_request, SignedHeaders=host;x-amz-date, Signature=${'0'.repeat(64)}`,
      `Content-Length: ${Buffer.byteLength(body)}`,
    ];
    return new Promise((resolve) => {
      answer = resolve;
      socket.write(`${head.join('\r\n')}\r\n\r\n${body}`);
    });
  };
  return { call, close: () => socket.destroy() };
}

/** @param {number} forMs @param {() => Promise<unknown>} work */
async function perSecond(forMs, work) {
  const start = performance.now();
  let count = 0;
  while (performance.now() - start < forMs) {
    await work();
    count++;
  }
  return count / ((performance.now() - start) / 1000);
}

export async function measure() {
  const folder = temporaryFolder();
  const emulator = await emulatorIn(folder.path);
  const connection = oneConnection(emulator.port);
  try {
    const ServerId = await onlineServer(emulator.client);
    const describe = () => connection.call('DescribeServer', { ServerId });
    if (!(await describe()).includes(ServerId)) throw new Error('DescribeServer was refused.');
    await perSecond(WARM_UP_MS, describe);
    const describes = await perSecond(MEASURE_MS, describe);

    const start = performance.now();
    await addUsers(emulator.client, ServerId, USERS);
    const creates = USERS / ((performance.now() - start) / 1000);

    const list = async () => {
      let NextToken;
      let users = 0;
      do {
        /** @type {{ Users: unknown[], NextToken?: string }} */
        const page = JSON.parse(
          await connection.call('ListUsers', { ServerId, MaxResults: 1000, NextToken }),
        );
        users += page.Users.length;
        NextToken = page.NextToken;
      } while (NextToken);
      if (users !== USERS) throw new Error(`ListUsers gave ${users} users instead of ${USERS}.`);
    };
    const lists = await perSecond(MEASURE_MS, list);
    return [
      {
        what: 'emulator: DescribeServer, one connection',
        figure: `${describes.toFixed(0)} /s`,
        aim: `${AIM_PER_SECOND} /s`,
        met: describes >= AIM_PER_SECOND,
      },
      { what: 'emulator: CreateUser through the SDK, 16 at once', figure: `${creates.toFixed(0)} /s` },
      { what: 'emulator: ListUsers, pages of 1,000 out of 10,000', figure: `${(lists * 10).toFixed(0)} /s` },
      { what: 'emulator: ListUsers, all 10,000', figure: milliseconds(1000 / lists) },
    ];
  } finally {
    connection.close();
    await emulator.stop();
    folder.remove();
  }
}
