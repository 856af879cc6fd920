// Fills the demo's emulator through the real SDK, so that what it shows could all have been made by hand.
import { createServer } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import {
  CreateServerCommand,
  CreateUserCommand,
  DescribeServerCommand,
  ImportHostKeyCommand,
  ImportSshPublicKeyCommand,
  StartServerCommand,
  StopServerCommand,
} from '@aws-sdk/client-transfer';
import { seedAs2 } from './demo-as2.mjs';
import { seedCertificates } from './demo-certificates.mjs';
import { makeHostKey, makePublicKey } from './demo-keys.mjs';
import { demoServers, transferRole } from './demo-servers.mjs';
import { seedSftpConnectors } from './demo-sftp-connectors.mjs';
import { emulatorClient } from './sdk.mjs';

const STATE_MS = 20_000;
const POLL_MS = 100;
const USERS_AT_ONCE = 8;

/** @typedef {import('./demo-servers.mjs').DemoServer} DemoServer */

/** @param {Record<string, string>} tags */
const tagList = (tags) => Object.entries(tags).map(([Key, Value]) => ({ Key, Value }));

/** One after the other, so that every type of key is met within a few users. @type {[import('./demo-keys.mjs').KeyType, number][]} */
const KEY_KINDS = [
  ['ed25519', 256],
  ['rsa', 2048],
  ['ed25519', 256],
  ['ecdsa', 256],
  ['rsa', 4096],
  ['ecdsa', 384],
  ['ed25519', 256],
  ['ecdsa', 521],
];

/** @param {number} index */
function keysOf(index) {
  // Every ninth has none yet, every fifth is in the middle of a rotation.
  if (index % 9 === 8) return [];
  const kinds = index % 5 === 4 ? [index, index + 1] : [index];
  return kinds.map((kind) => KEY_KINDS[kind % KEY_KINDS.length] ?? KEY_KINDS[0]);
}

/**
 * @param {DemoServer} server
 * @param {string} userName
 * @param {number} index
 */
function homeOf(server, userName, index) {
  if (server.input.Domain === 'EFS') {
    const posix = {
      PosixProfile: { Uid: 2000 + index, Gid: 2000, ...(index % 3 === 0 ? { SecondaryGids: [2100] } : {}) },
    };
    return { HomeDirectory: `/fs-0a1b2c3d4e5f60718/home/${userName}`, ...posix };
  }
  const bucket = server.name.toLowerCase().replaceAll(' ', '-');
  if (index % 3 !== 0) return { HomeDirectory: `/${bucket}/${userName}` };
  return {
    HomeDirectoryType: /** @type {const} */ ('LOGICAL'),
    HomeDirectoryMappings: [
      { Entry: '/inbox', Target: `/${bucket}/${userName}/in` },
      { Entry: '/outbox', Target: `/${bucket}/${userName}/out` },
      { Entry: '/shared/price-lists', Target: `/${bucket}/shared/price-lists` },
    ],
  };
}

/** @param {import('@aws-sdk/client-transfer').TransferClient} client @param {string} serverId @param {string} state */
async function waitForState(client, serverId, state) {
  const deadline = Date.now() + STATE_MS;
  for (;;) {
    const { Server } = await client.send(new DescribeServerCommand({ ServerId: serverId }));
    if (Server?.State === state) return;
    if (Date.now() > deadline)
      throw new Error(`${serverId} is ${Server?.State}, not ${state}, after ${STATE_MS} ms.`);
    await wait(POLL_MS);
  }
}

/**
 * Stops the server, takes its port away, and starts it again: the honest way to START_FAILED.
 * @param {import('@aws-sdk/client-transfer').TransferClient} client
 * @param {string} emulatorUrl
 * @param {string} serverId
 */
async function makeStartFail(client, emulatorUrl, serverId) {
  const endpoints = await (await fetch(`${emulatorUrl}/_emulator/endpoints`)).json();
  const { host, port } = endpoints[serverId].SFTP;
  await client.send(new StopServerCommand({ ServerId: serverId }));
  await waitForState(client, serverId, 'OFFLINE');
  const squatter = createServer();
  await new Promise((resolve, reject) =>
    squatter.on('error', reject).listen(port, host, () => resolve(undefined)),
  );
  await client.send(new StartServerCommand({ ServerId: serverId }));
  await waitForState(client, serverId, 'START_FAILED');
  squatter.close();
}

/**
 * @param {import('@aws-sdk/client-transfer').TransferClient} client
 * @param {DemoServer} server
 * @param {string} serverId
 * @param {string} userName
 * @param {number} index
 */
async function addUser(client, server, serverId, userName, index) {
  const home = homeOf(server, userName, index);
  const tags = index % 4 === 0 ? { Tags: tagList({ contact: `${userName}@example.com` }) } : {};
  await client.send(
    new CreateUserCommand({ ServerId: serverId, UserName: userName, Role: transferRole, ...home, ...tags }),
  );
  for (const [type, bits] of keysOf(index).filter((kind) => kind !== undefined)) {
    const SshPublicKeyBody = makePublicKey(type, bits, `${userName}@${type}`);
    await client.send(
      new ImportSshPublicKeyCommand({ ServerId: serverId, UserName: userName, SshPublicKeyBody }),
    );
  }
}

/** @param {import('@aws-sdk/client-transfer').TransferClient} client @param {string} emulatorUrl @param {DemoServer} server */
async function addServer(client, emulatorUrl, server) {
  const Tags = tagList({ Name: server.name, ...server.tags });
  const { ServerId = '' } = await client.send(
    new CreateServerCommand({ Protocols: ['SFTP'], ...server.input, Tags }),
  );
  await waitForState(client, ServerId, 'ONLINE');
  for (const type of server.hostKeys) {
    const HostKeyBody = makeHostKey(type);
    await client.send(
      new ImportHostKeyCommand({ ServerId, HostKeyBody, Description: `${type}, made for the demo` }),
    );
  }
  const indexed = server.users.map((name, index) => /** @type {const} */ ([name, index]));
  for (let from = 0; from < indexed.length; from += USERS_AT_ONCE) {
    const some = indexed.slice(from, from + USERS_AT_ONCE);
    await Promise.all(some.map(([name, index]) => addUser(client, server, ServerId, name, index)));
  }
  if (server.end === 'OFFLINE') await client.send(new StopServerCommand({ ServerId }));
  if (server.end === 'START_FAILED') await makeStartFail(client, emulatorUrl, ServerId);
}

/** @param {string} emulatorUrl */
export async function seedDemo(emulatorUrl) {
  console.log('Making the sample servers, users, keys and AS2 partners.');
  const client = emulatorClient(emulatorUrl);
  for (const server of demoServers) await addServer(client, emulatorUrl, server);
  const { profiles } = await seedAs2(client);
  await seedCertificates(client, profiles);
  await seedSftpConnectors(client);
  client.destroy();
}
