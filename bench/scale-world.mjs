// Many servers with many users each, and what the programs ask for and hold on their account.
import { execFileSync } from 'node:child_process';
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { inRoot } from '../scripts/project.mjs';
import { oneConnection } from './wire-client.mjs';
import { role } from './world.mjs';

export const CONNECTIONS = 4;
const EVERY_WITH_KEY = 10;
const KEY_TYPE = Buffer.from('\0\0\0\x0bssh-ed25519\0\0\0\x20', 'latin1');

/** @typedef {{ port: number, pid: number, url: string, client: import('@aws-sdk/client-transfer').TransferClient }} Emulator */

/** @param {number} server @param {number} user */
export const nameOf = (server, user) =>
  `user-${String(server).padStart(2, '0')}-${String(user).padStart(5, '0')}`;

/** Well-formed and of its own for every user; no private key belongs to it. @param {number} server @param {number} user */
function publicKey(server, user) {
  const point = Buffer.alloc(32, 7);
  point.writeUInt32BE(server * 1_000_000 + user);
  return `ssh-ed25519 ${Buffer.concat([KEY_TYPE, point]).toString('base64')} ${nameOf(server, user)}`;
}

/** Every tenth user has a key, as every DescribeUser would be a call more. @param {string} ServerId @param {number} server @param {number} user */
function userInput(ServerId, server, user) {
  const UserName = nameOf(server, user);
  const key = user % EVERY_WITH_KEY === 0 ? publicKey(server, user) : undefined;
  return { ServerId, UserName, Role: role, HomeDirectory: `/bench/${UserName}`, SshPublicKeyBody: key };
}

/**
 * Users made one by one through the API; gives how many in a second.
 * @param {Emulator} emulator @param {string} serverId @param {number} users
 */
export async function createUsers({ port }, serverId, users) {
  const start = performance.now();
  let next = 0;
  const work = async () => {
    const connection = oneConnection(port);
    while (next < users) {
      const answer = await connection.call('CreateUser', userInput(serverId, 0, next++));
      if (answer.includes('__type')) throw new Error(`CreateUser was refused: ${answer}`);
    }
    connection.close();
  };
  await Promise.all(Array.from({ length: CONNECTIONS }, work));
  return (users * 1_000) / (performance.now() - start);
}

/** The emulator's own store, bundled, since each call of the API waits for the disk. @param {string} folder */
async function loadStore(folder) {
  const outfile = join(folder, 'store.mjs');
  const contents = "export { openStore } from './emulator/store/sqlite-store'";
  await build({
    stdin: { contents, resolveDir: inRoot(), loader: 'ts' },
    bundle: true,
    platform: 'node',
    format: 'esm',
    packages: 'external',
    outfile,
  });
  return import(pathToFileURL(outfile).href);
}

/**
 * The users of all servers but the first, written into the data folder of an emulator that has ended.
 * @param {string} dataDir @param {string[]} ids @param {number} users
 */
export async function writeUsers(dataDir, ids, users) {
  const program = inRoot('node_modules', '.cache', `bench-scale-${process.pid}`);
  mkdirSync(program, { recursive: true });
  const { openStore } = await loadStore(program);
  rmSync(program, { recursive: true, force: true });
  const store = openStore(dataDir);
  for (const [server, ServerId] of ids.entries()) {
    if (server === 0) continue;
    const { Arn } = store.servers.get(ServerId);
    store.transaction(() => {
      for (let user = 0; user < users; user++) {
        const { SshPublicKeyBody, ...input } = userInput(ServerId, server, user);
        const name = `user/${ServerId}/${input.UserName}`;
        store.users.put({ ...input, Arn: Arn.replace(/server\/.*/, name), HomeDirectoryType: 'PATH' });
        if (!SshPublicKeyBody) continue;
        const SshPublicKeyId = `key-${(server * 1_000_000 + user).toString(16).padStart(17, '0')}`;
        const key = { SshPublicKeyId, SshPublicKeyBody, DateImported: Date.now() };
        store.sshPublicKeys.put(ServerId, input.UserName, key);
      }
    });
  }
  store.close();
}

/** What a program and its children hold, in MB. @param {number} pid */
export function memoryOf(pid) {
  const lines = execFileSync('ps', ['-A', '-o', 'pid=,ppid=,rss='], { encoding: 'utf8' }).trim().split('\n');
  const all = lines.map((line) => line.trim().split(/\s+/).map(Number));
  const family = new Set([pid]);
  for (const [id = 0, parent = 0] of all) if (family.has(parent)) family.add(id);
  const kib = all.reduce((sum, [id = 0, , rss = 0]) => sum + (family.has(id) ? rss : 0), 0);
  return kib / 1024;
}

/** @param {Emulator} emulator @returns {Promise<Record<string, number>>} */
async function callsOf({ url }) {
  return (await fetch(`${url}/_emulator/calls`)).json();
}

/** What the console asks of the API meanwhile, such as `52 (50 DescribeServer)`. @template T @param {Emulator} emulator @param {() => Promise<T>} work */
export async function countingCalls(emulator, work) {
  const before = await callsOf(emulator);
  const result = await work();
  const after = await callsOf(emulator);
  const made = Object.entries(after)
    .map(([name, count]) => ({ name, count: count - (before[name] ?? 0) }))
    .sort((one, other) => other.count - one.count);
  const total = made.reduce((sum, { count }) => sum + count, 0);
  const [most] = made;
  return { result, calls: most ? `${total} (${most.count} ${most.name})` : 'none' };
}
