// A PostgreSQL of its own for a test run, where the machine has one: a fresh cluster in a temporary folder.
import { execFileSync, spawn } from 'node:child_process';
import { chownSync, mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { isRoot } from './browser.mjs';
import { freePort } from './children.mjs';
import { findPostgresProgram } from './postgres-programs.mjs';

const START_TRIES = 100;
const POLL_MS = 100;

/** PostgreSQL refuses to run as root; its packages make a user for it. */
function whoMayRunIt() {
  if (!isRoot) return {};
  /** @param {string} flag */
  const id = (flag) => Number(execFileSync('id', [flag, 'postgres'], { encoding: 'utf8' }));
  return { uid: id('-u'), gid: id('-g') };
}

/** @returns {Promise<{ url: string, stop: () => Promise<void> } | undefined>} undefined where there is no PostgreSQL */
export async function startPostgres() {
  const initdb = findPostgresProgram('initdb');
  if (!initdb) return undefined;
  const folder = mkdtempSync(join(tmpdir(), 'transfer-console-postgres-'));
  try {
    const who = whoMayRunIt();
    if (who.uid !== undefined) chownSync(folder, who.uid, who.gid);
    const data = join(folder, 'data');
    const options = { ...who, cwd: folder, stdio: /** @type {const} */ ('ignore') };
    execFileSync(
      initdb,
      ['-D', data, '-U', 'postgres', '-A', 'trust', '-N', '-E', 'UTF8', '--locale=C'],
      options,
    );
    const port = await freePort();
    // `initdb` on the PATH may be a link into the folder that holds `postgres` too.
    const postgres = join(dirname(realpathSync(initdb)), 'postgres');
    const args = ['-D', data, '-p', String(port), '-k', folder, '-h', '127.0.0.1', '-F'];
    const server = spawn(postgres, args, options);
    const ended = new Promise((resolve) => server.on('close', resolve));
    const stop = async () => {
      server.kill('SIGINT');
      await ended;
      rmSync(folder, { recursive: true, force: true });
    };
    const url = `postgres://postgres@127.0.0.1:${port}/postgres`;
    await answers(url, () => server.exitCode === null);
    return { url, stop };
  } catch (error) {
    rmSync(folder, { recursive: true, force: true });
    console.log(
      `PostgreSQL is installed but did not start: ${error instanceof Error ? error.message : error}`,
    );
    return undefined;
  }
}

/** @param {string} url @param {() => boolean} isRunning */
async function answers(url, isRunning) {
  const { default: pg } = await import('pg');
  for (let tries = 0; tries < START_TRIES && isRunning(); tries++) {
    const client = new pg.Client({ connectionString: url });
    try {
      await client.connect();
      await client.end();
      return;
    } catch {
      await wait(POLL_MS);
    }
  }
  throw new Error('it ended or did not answer');
}
