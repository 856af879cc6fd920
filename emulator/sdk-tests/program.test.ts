import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { createServer } from 'node:net';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { openStore } from '../store/sqlite-store';
import { testBuild } from './global-setup';
import { type Emulator, spawnEmulator, startEmulator, temporaryFolder } from './harness';
import { newCertificate, newRsaKey } from './new-certificate';

const folder = temporaryFolder();
let emulator: Emulator;

beforeAll(async () => {
  emulator = await startEmulator({ dataDir: join(folder.path, 'taken') });
});

afterAll(async () => {
  await emulator.stop();
  folder.remove();
});

/** What the program printed and how it ended. */
async function outcome(args: string[]): Promise<{ code: number | null; text: string }> {
  const { child, output } = spawnEmulator(args);
  await once(child, 'close');
  return { code: child.exitCode, text: output.join('\n') };
}

const fresh = () => ['--port', '0', '--data', join(folder.path, 'other')];

test.each([
  ['--port', 'abc', '--port takes a whole number from 0 to 65535, not "abc".'],
  ['--port', '70000', '--port takes a whole number from 0 to 65535, not "70000".'],
  ['--sftp-ports', '2200', '--sftp-ports takes two ports such as 2200-2239, not "2200".'],
  ['--sftp-ports', '2300-2200', '--sftp-ports takes two ports such as 2200-2239, not "2300-2200".'],
  ['--state-delay-ms', '-1', "Option '--state-delay-ms' argument is ambiguous."],
  ['--state-delay-ms', '1.5', '--state-delay-ms takes a whole number from 0 to 3600000, not "1.5".'],
  ['--as2-tls-key', 'x', '--as2-tls-certificate and --as2-tls-key are given together.'],
  ['--wrong', 'x', "Unknown option '--wrong'."],
])('%s %s ends the start with one sentence', async (option, value, sentence) => {
  const { code, text } = await outcome([option, value]);
  expect([code, text.split('\n')[0]]).toEqual([1, sentence]);
});

test('a certificate for AS2 that is not there, or not that of the key, is refused with one sentence', async () => {
  const [one, other] = [newCertificate(), newCertificate({ key: newRsaKey(2048) })];
  const write = (name: string, content: string) => {
    const path = join(folder.path, name);
    writeFileSync(path, content);
    return path;
  };
  const certificate = write('one.pem', one.certificate);
  const key = write('other.key', other.privateKey);
  const options = (path: string) => ['--as2-tls-certificate', path, '--as2-tls-key', key];
  expect(await outcome([...fresh(), ...options(certificate)])).toEqual({
    code: 1,
    text: `${key} is not the private key of the certificate in ${certificate}.`,
  });
  expect(await outcome([...fresh(), ...options(`${key}.none`)])).toEqual({
    code: 1,
    text: `--as2-tls-certificate: ${key}.none cannot be read (ENOENT).`,
  });
});

test('a folder that another emulator holds is refused with one sentence', async () => {
  const dataDir = join(folder.path, 'taken');
  expect(await outcome(['--port', '0', '--data', dataDir])).toEqual({
    code: 1,
    text: `The data folder ${dataDir} is in use by another emulator; stop that one or choose another folder with --data.`,
  });
});

test('a port that is taken is refused with one sentence', async () => {
  const holder = createServer().listen(0, '127.0.0.1');
  await once(holder, 'listening');
  const { port } = holder.address() as AddressInfo;
  expect(await outcome([...fresh(), '--port', String(port)])).toEqual({
    code: 1,
    text: `Port ${port} on 127.0.0.1 is in use; stop its holder or choose another with --port.`,
  });
  holder.close();
});

test('a folder that cannot be made is refused with one sentence', async () => {
  const file = join(folder.path, 'file');
  writeFileSync(file, '');
  const { code, text } = await outcome(['--port', '0', '--data', join(file, 'data')]);
  expect(code).toBe(1);
  expect(text).toMatch(/^The data folder .* is not writable \(.*\); change its rights or choose another.*$/);
});

test('damaged files are refused with one sentence', async () => {
  const dataDir = join(folder.path, 'damaged');
  mkdirSync(dataDir);
  writeFileSync(join(dataDir, 'key'), 'short');
  expect(await outcome(['--port', '0', '--data', dataDir])).toEqual({
    code: 1,
    text: `The key file ${join(dataDir, 'key')} is damaged; restore it from a backup.`,
  });
  rmSync(join(dataDir, 'key'));
  writeFileSync(join(dataDir, 'state.db'), 'no database'.repeat(1000));
  expect(await outcome(['--port', '0', '--data', dataDir])).toEqual({
    code: 1,
    text: `${join(dataDir, 'state.db')} cannot be used (file is not a database); restore it from a backup or choose another folder.`,
  });
});

test('the data of a newer emulator are refused with one sentence', async () => {
  const dataDir = join(folder.path, 'newer');
  openStore(dataDir).close();
  const db = new Database(join(dataDir, 'state.db'));
  db.pragma('user_version = 999');
  db.close();
  const { code, text } = await outcome(['--port', '0', '--data', dataDir]);
  expect(code).toBe(1);
  expect(text).toMatch(
    /^The data folder was written by a newer emulator \(schema 999, this one knows \d+\); .*$/,
  );
});

test('a folder is free again as soon as its emulator was killed', async () => {
  const dataDir = join(folder.path, 'killed');
  await (await startEmulator({ dataDir })).stop('SIGKILL');
  const next = await startEmulator({ dataDir });
  await next.stop();
});

test.each(['SIGTERM', 'SIGINT'] as const)('%s ends it cleanly', async (signal) => {
  const next = await startEmulator({ dataDir: join(folder.path, 'signal') });
  expect(await next.stop(signal)).toBe(0);
  // A clean end leaves no write-ahead log behind.
  expect(() => readFileSync(join(folder.path, 'signal', 'state.db-wal'))).toThrow('ENOENT');
});

test('it ends when its parent is gone, if asked to', async () => {
  const args = [join(testBuild, 'main.js'), ...fresh(), '--end-with-parent'];
  const script = `const child = require('node:child_process').spawn(process.execPath, ${JSON.stringify(args)}, { stdio: ['ignore', 'inherit', 'inherit'] }); console.log('pid ' + child.pid); setInterval(() => {}, 1000);`;
  const parent = spawn(process.execPath, ['-e', script], { stdio: ['ignore', 'pipe', 'inherit'] });
  let output = '';
  parent.stdout.on('data', (chunk) => {
    output += chunk;
  });
  await vi.waitUntil(() => output.includes(' ready at '), { timeout: 20_000, interval: 10 });
  const pid = Number(/pid (\d+)/.exec(output)?.[1]);
  parent.kill('SIGKILL');
  const isGone = () => {
    try {
      // A zombie that nobody reaped yet has ended as well.
      process.kill(pid, 0);
      return readFileSync(`/proc/${pid}/stat`, 'utf8').includes(') Z ');
    } catch {
      return true;
    }
  };
  await vi.waitUntil(isGone, { timeout: 20_000, interval: 20 });
});
