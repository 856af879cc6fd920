// Starts the real program for a test, and gives real clients for it.

import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { DescribeServerCommand, type State, TransferClient } from '@aws-sdk/client-transfer';
import { expect, vi } from 'vitest';
import { testBuild } from './global-setup';

export interface Emulator {
  endpoint: string;
  dataDir: string;
  process: ChildProcess;
  /** What it printed when it was ready. */
  greeting: string;
  /** Ends it, by SIGTERM unless told otherwise, and keeps the folder. */
  stop(signal?: NodeJS.Signals): Promise<number | null>;
}

interface StartOptions {
  dataDir?: string;
  args?: string[];
}

/** Every file of tests has ports of its own, since files run in parallel; systems give clients those from 32,768 on. */
const firstPort = 20_000 + Number(process.env.VITEST_POOL_ID ?? 0) * 100;
export const sftpPorts = { first: firstPort, last: firstPort + 99 };
export const ftpPorts = { first: firstPort + 2500, last: firstPort + 2549 };
export const ftpPassivePorts = { first: firstPort + 2550, last: firstPort + 2599 };
export const as2Ports = { first: firstPort + 5000, last: firstPort + 5099 };

export function temporaryFolder(): { path: string; remove(): void } {
  const path = mkdtempSync(join(tmpdir(), 'emulator-'));
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) };
}

/** Spawns the program and leaves the rest to the caller; `output` grows with what it prints. */
export function spawnEmulator(args: string[]): { child: ChildProcess; output: string[] } {
  const child = spawn(process.execPath, [join(testBuild, 'main.js'), ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const output: string[] = [];
  for (const stream of [child.stdout, child.stderr]) {
    if (stream) createInterface({ input: stream }).on('line', (line) => output.push(line));
  }
  return { child, output };
}

export async function startEmulator({ dataDir, args = [] }: StartOptions = {}): Promise<Emulator> {
  const folder = dataDir ?? temporaryFolder().path;
  const ports = Object.entries({
    '--sftp-ports': sftpPorts,
    '--ftp-ports': ftpPorts,
    '--ftp-passive-ports': ftpPassivePorts,
    '--as2-ports': as2Ports,
  });
  const ranges = ports.flatMap(([option, { first, last }]) => [option, `${first}-${last}`]);
  const standard = ['--port', '0', '--data', folder, ...ranges, '--state-delay-ms', '0'];
  const { child, output } = spawnEmulator([...standard, '--end-with-parent', ...args]);
  const greeting = await vi.waitUntil(
    () => {
      if (child.exitCode !== null) throw new Error(`The emulator ended: ${output.join('\n')}`);
      return output.find((line) => line.includes(' ready at '));
    },
    { timeout: 20_000, interval: 10 },
  );
  return {
    endpoint: /http:\/\/\S+?:\d+/.exec(greeting)?.[0] ?? '',
    dataDir: folder,
    process: child,
    greeting,
    async stop(signal = 'SIGTERM') {
      if (child.exitCode === null && child.signalCode === null) {
        child.kill(signal);
        await once(child, 'exit');
      }
      return child.exitCode;
    },
  };
}

/** The endpoint under test: another one by TRANSFER_TEST_ENDPOINT, or an emulator of our own. */
export async function startEndpoint(
  options?: StartOptions,
): Promise<{ endpoint: string; stop(): Promise<void> }> {
  const other = process.env.TRANSFER_TEST_ENDPOINT;
  if (other) return { endpoint: other, stop: async () => {} };
  const emulator = await startEmulator(options);
  return {
    endpoint: emulator.endpoint,
    async stop() {
      await emulator.stop();
      rmSync(emulator.dataDir, { recursive: true, force: true });
    },
  };
}

export const region = 'us-east-1';

const anyCredentials = { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'secret' };

export function transferClient(endpoint: string, options: { region?: string } = {}): TransferClient {
  return new TransferClient({ endpoint, region, credentials: anyCredentials, maxAttempts: 1, ...options });
}

export async function waitForState(client: TransferClient, ServerId: string, state: State): Promise<void> {
  await vi.waitUntil(
    async () => (await client.send(new DescribeServerCommand({ ServerId }))).Server?.State === state,
    { timeout: 20_000, interval: 10 },
  );
}

/** The error that a call ends with, as the SDK gives it. */
export async function refusal(call: Promise<unknown>): Promise<Record<string, unknown>> {
  const outcome = await call.then(
    () => undefined,
    (error: unknown) => error,
  );
  expect(outcome, 'The call should have been refused.').toBeInstanceOf(Error);
  const { name, message, $metadata, Resource, ResourceType } = outcome as Record<string, unknown>;
  const status = ($metadata as { httpStatusCode?: number } | undefined)?.httpStatusCode;
  return { name, message, status, ...(Resource ? { Resource, ResourceType } : {}) };
}

/** What `refusal` gives for a modelled error of the caller's doing. */
export const invalidRequest = (message: string) => ({
  name: 'InvalidRequestException',
  message,
  status: 400,
});
