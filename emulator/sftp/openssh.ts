// Runs OpenSSH's own programs in tests, cut off from the configuration of whoever runs them.

import { spawn, spawnSync } from 'node:child_process';

export interface Outcome {
  code: number | null;
  /** What it printed, errors included. */
  output: string;
}

export interface Target {
  port: number;
  user: string;
  keyFile: string;
  /** The working folder. */
  folder: string;
  /** Further `-o` options. */
  options?: string[];
}

/** Says once that a test leaves something out because a program is not installed. */
export function isInstalled(program: string): boolean {
  const found = spawnSync('which', [program]).status === 0;
  if (!found) console.log(`${program} is not installed here: what needs it is not tested.`);
  return found;
}

export function run(
  program: string,
  args: string[],
  options: { cwd?: string; input?: string } = {},
): Promise<Outcome> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { cwd: options.cwd, stdio: 'pipe' });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (some: string) => {
        output += some;
      });
    }
    child.on('error', reject).on('close', (code) => resolve({ code, output }));
    // It may have ended before it read a word.
    child.stdin.on('error', () => {});
    child.stdin.end(options.input ?? '');
  });
}

/** Runs commands in batch mode: the first that fails ends it with code 1. */
export function sftp(target: Target, ...commands: string[]): Promise<Outcome> {
  const args = [...commonArgs(target), '-P', String(target.port), '-b', '-', `${target.user}@127.0.0.1`];
  return run('sftp', args, { cwd: target.folder, input: `${commands.join('\n')}\n` });
}

export function scp(target: Target, from: string, to: string): Promise<Outcome> {
  const args = [...commonArgs(target), '-s', '-P', String(target.port), from, to];
  return run('scp', args, { cwd: target.folder });
}

export function ssh(target: Target, ...command: string[]): Promise<Outcome> {
  const args = [...commonArgs(target), '-p', String(target.port), `${target.user}@127.0.0.1`, ...command];
  return run('ssh', args, { cwd: target.folder });
}

function commonArgs({ keyFile, options = [] }: Target): string[] {
  const all = [
    `UserKnownHostsFile=${keyFile}.known_hosts`,
    'StrictHostKeyChecking=accept-new',
    'IdentitiesOnly=yes',
    'BatchMode=yes',
    ...options,
  ];
  return ['-F', '/dev/null', '-i', keyFile, ...all.flatMap((option) => ['-o', option])];
}

export async function newKey(file: string, type: string, bits?: number): Promise<void> {
  const size = bits === undefined ? [] : ['-b', String(bits)];
  const { code, output } = await run('ssh-keygen', ['-q', '-t', type, ...size, '-N', '', '-f', file]);
  if (code !== 0) throw new Error(output);
}
