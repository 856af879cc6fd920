// Files over SFTP with OpenSSH's own client: the emulator against sshd on the same machine, where it is installed.
import { execFileSync, spawn } from 'node:child_process';
import { chmodSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { userInfo } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { CreateUserCommand, ImportSshPublicKeyCommand } from '@aws-sdk/client-transfer';
import { freePort } from '../scripts/children.mjs';
import { findProgram, runCommand } from '../scripts/command.mjs';
import { emulatorIn, onlineServer, role, temporaryFolder } from './world.mjs';

const LARGE_MB = 200;
const SMALL_FILES = 1_000;
const POLL_MS = 50;
const ROUNDS = 3;

/** @typedef {{ port: number, user: string, folder: string }} Target */

/** @param {string} folder @param {string} name */
function makeKey(folder, name) {
  const file = join(folder, name);
  execFileSync('ssh-keygen', ['-q', '-t', 'ed25519', '-N', '', '-f', file]);
  return file;
}

/** @param {string} folder */
function makeFiles(folder) {
  mkdirSync(join(folder, 'small'));
  mkdirSync(join(folder, 'back'));
  writeFileSync(join(folder, 'large'), Buffer.alloc(LARGE_MB * 1024 * 1024, 'transfer '));
  for (let i = 0; i < SMALL_FILES; i++)
    writeFileSync(join(folder, 'small', `file-${i}`), Buffer.alloc(1024, i % 256));
}

/** Runs a batch of sftp commands and gives the seconds it took. @param {string} folder @param {string} key @param {Target} target @param {string} batch */
async function timed(folder, key, target, batch) {
  const file = join(folder, 'batch');
  writeFileSync(file, batch);
  const known = [
    '-oStrictHostKeyChecking=no',
    `-oUserKnownHostsFile=${join(folder, 'known_hosts')}`,
    '-oIdentitiesOnly=yes',
  ];
  const args = ['-q', '-b', file, '-i', key, '-P', String(target.port), ...known, `${target.user}@127.0.0.1`];
  const start = performance.now();
  const { code, output } = await runCommand('sftp', args, { quiet: true });
  if (code !== 0) throw new Error(`sftp failed on port ${target.port}:\n${output.slice(-2000)}`);
  return (performance.now() - start) / 1000;
}

/** @param {string} folder @param {string} key @param {Target} target */
async function times(folder, key, target) {
  const there = target.folder;
  const from = join(folder, 'small');
  const back = join(folder, 'back');
  /** @type {[string, string][]} */
  const batches = [
    ['put 200 MB', `put ${join(folder, 'large')} ${there}large`],
    ['get 200 MB', `get ${there}large ${join(back, 'large')}`],
    ['put 1,000 files of 1 KB', `-mkdir ${there}small\nput ${from}/* ${there}small/`],
    ['get 1,000 files of 1 KB', `get ${there}small/* ${back}/`],
  ];
  /** @type {Map<string, number>} */
  const best = new Map();
  for (let round = 0; round < ROUNDS; round++) {
    for (const [name, batch] of batches) {
      const seconds = await timed(folder, key, target, batch);
      best.set(name, Math.min(seconds, best.get(name) ?? Number.POSITIVE_INFINITY));
    }
  }
  return best;
}

/** @param {string} folder @param {string} key */
async function startSshd(folder, key) {
  const program = findProgram(['sshd'], ['/usr/sbin', '/usr/local/sbin']);
  if (!program) return undefined;
  const port = await freePort();
  if (process.getuid?.() === 0) mkdirSync('/run/sshd', { recursive: true });
  const authorized = join(folder, 'authorized_keys');
  writeFileSync(authorized, readFileSync(`${key}.pub`));
  chmodSync(authorized, 0o600);
  const config = [
    `Port ${port}`,
    'ListenAddress 127.0.0.1',
    `HostKey ${makeKey(folder, 'sshd-host-key')}`,
    `AuthorizedKeysFile ${authorized}`,
    `PidFile ${join(folder, 'sshd.pid')}`,
    'StrictModes no',
    'UsePAM no',
    'PermitRootLogin yes',
    'Subsystem sftp internal-sftp',
  ];
  const file = join(folder, 'sshd_config');
  writeFileSync(file, config.join('\n'));
  const server = spawn(program, ['-D', '-e', '-f', file], { stdio: 'ignore' });
  const root = join(folder, 'sshd');
  mkdirSync(root);
  const target = { port, user: userInfo().username, folder: `${root}/` };
  for (let tries = 0; tries < 100 && server.exitCode === null; tries++) {
    try {
      await timed(folder, key, target, 'pwd');
      return { target, stop: () => server.kill() };
    } catch {
      await wait(POLL_MS);
    }
  }
  server.kill();
  return undefined;
}

export async function measure() {
  if (!findProgram(['sftp'])) return [{ what: 'SFTP', figure: 'not measured: no sftp client here' }];
  const { path, remove } = temporaryFolder();
  const emulator = await emulatorIn(path);
  /** @type {Awaited<ReturnType<typeof startSshd>>} */
  let sshd;
  try {
    const key = makeKey(path, 'client-key');
    makeFiles(path);
    const ServerId = await onlineServer(emulator.client);
    const user = { ServerId, UserName: 'bench' };
    await emulator.client.send(new CreateUserCommand({ ...user, Role: role, HomeDirectory: '/bench/home' }));
    const SshPublicKeyBody = readFileSync(`${key}.pub`, 'utf8').trim();
    await emulator.client.send(new ImportSshPublicKeyCommand({ ...user, SshPublicKeyBody }));
    const endpoints = await (await fetch(`${emulator.url}/_emulator/endpoints`)).json();
    const ours = await times(path, key, { port: endpoints[ServerId].SFTP.port, user: 'bench', folder: '' });
    sshd = await startSshd(path, key);
    const theirs = sshd && (await times(path, key, sshd.target));
    return [...ours].map(([name, seconds]) => {
      const other = theirs?.get(name);
      const ratio = other && other / seconds;
      const speed = name.includes('MB')
        ? `${(LARGE_MB / seconds).toFixed(0)} MB/s`
        : `${(SMALL_FILES / seconds).toFixed(0)} files/s`;
      const large = name.includes('MB');
      return {
        what: `SFTP: ${name}`,
        figure: ratio ? `${speed}, ${ratio.toFixed(2)} × sshd` : `${speed} (no sshd here)`,
        ...(large && ratio ? { aim: '1 × sshd', met: ratio >= 1 } : {}),
      };
    });
  } finally {
    sshd?.stop();
    await emulator.stop();
    remove();
  }
}
