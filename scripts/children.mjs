// Starts the emulator and the console as children that end with their parent, and waits until they answer.
import { fork } from 'node:child_process';
import { createServer } from 'node:net';
import { createInterface } from 'node:readline';
import { setTimeout as wait } from 'node:timers/promises';
import { buildConsole } from './build.mjs';
import { inRoot, Refusal } from './project.mjs';

const START_MS = 60_000;
const STOP_MS = 5_000;
const POLL_MS = 50;
// A page makes and drops a few megabytes: with Node's 16 MB for young objects a tenth of the time goes to collecting them.
const CONSOLE_FLAGS = ['--max-semi-space-size=64'];

/** @typedef {{ url: string, port: number, pid: number, exited: Promise<number>, stop: () => Promise<void>, kill: () => Promise<void> }} Child */

/** A port that is free now; for tests and benchmarks only. @returns {Promise<number>} */
export function freePort() {
  return new Promise((resolve, reject) => {
    const server = createServer().on('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      const port = typeof address === 'object' && address ? address.port : 0;
      server.close(() => resolve(port));
    });
  });
}

/** @param {string} url */
async function answers(url) {
  try {
    const response = await fetch(url, { redirect: 'manual', signal: AbortSignal.timeout(START_MS) });
    await response.body?.cancel();
    return true;
  } catch {
    return false;
  }
}

/**
 * @param {{ name: string, script: string, args: string[], env: Record<string, string | undefined>, url: string, port: number,
 *   healthPath: string, flags?: string[], onLine: (line: string) => void }} options
 * @returns {Promise<Child>}
 */
async function start({ name, script, args, env, url, port, healthPath, flags = [], onLine }) {
  const child = fork(inRoot('scripts', script), args, {
    cwd: inRoot(),
    env: { ...process.env, ...env },
    execArgv: [...process.execArgv, ...flags],
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  for (const stream of [child.stdout, child.stderr]) {
    if (stream) createInterface({ input: stream }).on('line', onLine);
  }
  let ended = false;
  /** @type {Promise<number>} */
  const exited = new Promise((resolve) => {
    child.on('close', (code) => {
      ended = true;
      resolve(code ?? 1);
    });
  });
  const kill = async () => {
    child.kill('SIGKILL');
    await exited;
  };
  const stop = async () => {
    child.kill('SIGTERM');
    const late = new AbortController();
    await Promise.race([exited, wait(STOP_MS, undefined, { signal: late.signal }).then(kill)]);
    late.abort();
  };

  const deadline = Date.now() + START_MS;
  while (!(await answers(url + healthPath))) {
    if (ended) throw new Refusal(`The ${name} did not start; its own words are above.`);
    if (Date.now() > deadline) {
      await kill();
      throw new Refusal(`The ${name} did not answer at ${url} within ${START_MS / 1000} seconds.`);
    }
    await wait(POLL_MS);
  }
  return { url, port, pid: child.pid ?? 0, exited, stop, kill };
}

/**
 * @param {{ port: number, dataDir: string, sftpPorts: string, stateDelayMs?: number, args?: string[], onLine: (line: string) => void }} options
 */
export function startEmulator({ port, dataDir, sftpPorts, stateDelayMs, args: more = [], onLine }) {
  const args = ['--port', String(port), '--data', dataDir, '--sftp-ports', sftpPorts, ...more];
  if (stateDelayMs !== undefined) args.push('--state-delay-ms', String(stateDelayMs));
  const url = `http://127.0.0.1:${port}`;
  const healthPath = '/_emulator/health';
  return start({
    name: 'emulator',
    script: 'run-emulator.mjs',
    args,
    env: {},
    url,
    port,
    healthPath,
    onLine,
  });
}

/**
 * Builds first, where anything changed: the limit on a start is no limit on a build.
 * @param {{ port: number, host?: string, dev?: boolean, env: Record<string, string | undefined>, onLine: (line: string) => void }} options
 */
export async function startConsole({ port, host = '127.0.0.1', dev = false, env, onLine }) {
  if (!dev) await buildConsole();
  const args = [dev ? 'dev' : 'start', '--port', String(port), '--hostname', host];
  const open = host === '0.0.0.0' || host === '::';
  const url = `http://${open ? '127.0.0.1' : host.includes(':') ? `[${host}]` : host}:${port}`;
  const ports = { PORT: String(port), CONSOLE_HOST: host };
  const all = { ...env, ...ports };
  return start({
    name: 'console',
    script: 'run-console.mjs',
    args,
    env: all,
    url,
    port,
    healthPath: '/sign-in',
    flags: CONSOLE_FLAGS,
    onLine,
  });
}
