// How many requests per second the emulator answers on one connection, one after the other.
import { milliseconds } from './figures.mjs';
import { oneConnection } from './wire-client.mjs';
import { addUsers, emulatorIn, onlineServer, temporaryFolder } from './world.mjs';

const MEASURE_MS = 3_000;
const WARM_UP_MS = 1_000;
const USERS = 10_000;
const AIM_PER_SECOND = 4_000;

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
