// OpenSSH's own server, serving one folder by SFTP to whoever runs the tests.

import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { userInfo } from 'node:os';
import { join } from 'node:path';
import { vi } from 'vitest';

const program = '/usr/sbin/sshd';

/** Says once that tests leave something out because OpenSSH's server is not installed. */
export const hasOpenSshServer = existsSync(program);
if (!hasOpenSshServer) console.log('sshd is not installed here: connectors are not tested against it.');

export interface OpenSshServer {
  url: string;
  username: string;
  /** The folder that logins begin in. */
  files: string;
  /** `<type> <base64>` of its RSA and of its ECDSA key. */
  hostKeys: { rsa: string; ecdsa: string };
  close(): Promise<void>;
}

export async function startOpenSshServer(options: {
  folder: string;
  port: number;
  /** `<type> <base64>`, one or more. */
  authorizedKeys: string[];
  /** Further lines of its configuration. */
  config?: string[];
}): Promise<OpenSshServer> {
  const { folder, port } = options;
  const files = join(folder, 'files');
  mkdirSync(files, { recursive: true });
  const hostKey = (type: 'rsa' | 'ecdsa') => {
    const file = join(folder, type);
    spawnSync('ssh-keygen', ['-q', '-t', type, '-N', '', '-f', file]);
    return readFileSync(`${file}.pub`, 'utf8').split(' ').slice(0, 2).join(' ');
  };
  const hostKeys = { rsa: hostKey('rsa'), ecdsa: hostKey('ecdsa') };
  writeFileSync(join(folder, 'authorized_keys'), `${options.authorizedKeys.join('\n')}\n`);
  const config = [
    `Port ${port}`,
    'ListenAddress 127.0.0.1',
    `HostKey ${join(folder, 'rsa')}`,
    `HostKey ${join(folder, 'ecdsa')}`,
    `AuthorizedKeysFile ${join(folder, 'authorized_keys')}`,
    `PidFile ${join(folder, 'pid')}`,
    'StrictModes no',
    'UsePAM no',
    'PermitRootLogin yes',
    'PasswordAuthentication no',
    'KbdInteractiveAuthentication no',
    `Subsystem sftp internal-sftp -d ${files}`,
    ...(options.config ?? []),
  ];
  writeFileSync(join(folder, 'sshd_config'), `${config.join('\n')}\n`);
  if (userInfo().uid === 0) mkdirSync('/run/sshd', { recursive: true, mode: 0o755 });
  const child = spawn(program, ['-D', '-e', '-f', join(folder, 'sshd_config')], { stdio: 'pipe' });
  const output: string[] = [];
  child.stderr.setEncoding('utf8').on('data', (text: string) => output.push(text));
  await answering(port, child, output);
  return {
    url: `sftp://127.0.0.1:${port}`,
    username: userInfo().username,
    files,
    hostKeys,
    async close() {
      if (child.exitCode !== null) return;
      child.kill();
      await once(child, 'exit');
    },
  };
}

function answering(port: number, child: ChildProcess, output: string[]): Promise<unknown> {
  return vi.waitUntil(
    () => {
      if (child.exitCode !== null) throw new Error(`sshd ended: ${output.join('')}`);
      return new Promise<boolean>((resolve) => {
        const socket = connect(port, '127.0.0.1')
          .on('connect', () => {
            socket.destroy();
            resolve(true);
          })
          .on('error', () => resolve(false));
      });
    },
    { timeout: 20_000, interval: 20 },
  );
}
