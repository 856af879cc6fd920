// The real programs, on free ports and in a temporary folder, for one benchmark.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { CreateServerCommand, CreateUserCommand, DescribeServerCommand } from '@aws-sdk/client-transfer';
import { freePort, startConsole, startEmulator } from '../scripts/children.mjs';
import { emulatorClient } from '../scripts/sdk.mjs';

export const role = 'arn:aws:iam::111122223333:role/transfer-access';
const AT_ONCE = 16;
const POLL_MS = 5;

export function temporaryFolder() {
  const path = mkdtempSync(join(tmpdir(), 'transfer-console-bench-'));
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) };
}

/** `number` tells several emulators at once apart. @param {string} folder @param {number} [number] @param {string[]} [more] */
export async function emulatorIn(folder, number = 0, more = []) {
  const port = await freePort();
  const first = 24_000 + number * 100;
  const emulator = await startEmulator({
    port,
    dataDir: join(folder, `emulator-${number}`),
    sftpPorts: `${first}-${first + 59}`,
    stateDelayMs: 0,
    args: ['--no-quotas', '--as2-ports', `${first + 60}-${first + 79}`, ...more],
    onLine: () => {},
  });
  return { ...emulator, client: emulatorClient(emulator.url) };
}

/** @param {string} folder @param {number} emulatorPort @param {(line: string) => void} onLine */
export async function consoleIn(folder, emulatorPort, onLine) {
  const unset = {
    CONSOLE_ENVIRONMENTS: undefined,
    CONSOLE_URL: undefined,
    DATABASE_URL: undefined,
    EMULATOR_URL: undefined,
  };
  const env = { ...unset, CONSOLE_DATA_DIR: join(folder, 'console'), EMULATOR_PORT: String(emulatorPort) };
  return startConsole({ port: await freePort(), env, onLine });
}

/** @param {import('@aws-sdk/client-transfer').TransferClient} client @param {import('@aws-sdk/client-transfer').CreateServerCommandInput} [input] */
export async function onlineServer(client, input = { Protocols: ['SFTP'] }) {
  const { ServerId = '' } = await client.send(new CreateServerCommand(input));
  for (;;) {
    const { Server } = await client.send(new DescribeServerCommand({ ServerId }));
    if (Server?.State === 'ONLINE') return ServerId;
    if (Server?.State === 'START_FAILED') throw new Error('The server did not start.');
    await wait(POLL_MS);
  }
}

/** After a restart servers are said to be online from the first moment on. @param {string} url @param {string[]} ids */
export async function untilListening(url, ids) {
  for (;;) {
    const endpoints = await (await fetch(`${url}/_emulator/endpoints`)).json();
    if (ids.every((id) => endpoints[id])) return;
    await wait(POLL_MS);
  }
}

/** @param {import('@aws-sdk/client-transfer').TransferClient} client @param {string} ServerId @param {number} count */
export async function addUsers(client, ServerId, count) {
  let next = 0;
  const work = async () => {
    while (next < count) {
      const UserName = `user-${String(next++).padStart(5, '0')}`;
      await client.send(
        new CreateUserCommand({ ServerId, UserName, Role: role, HomeDirectory: `/bench/${UserName}` }),
      );
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
}
