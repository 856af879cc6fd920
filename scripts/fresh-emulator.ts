// For tests beside the console's code: an emulator of its own with the real SDK on it, and keys as ssh-keygen makes them.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import {
  CreateServerCommand,
  type CreateServerCommandInput,
  CreateUserCommand,
  type CreateUserCommandInput,
  DescribeUserCommand,
  ImportSshPublicKeyCommand,
} from '@aws-sdk/client-transfer';
import { freePort, startEmulator } from './children.mjs';
import { emulatorClient } from './sdk.mjs';

export const ROLE = 'arn:aws:iam::111122223333:role/transfer-access';

export type FreshEmulator = Awaited<ReturnType<typeof openEmulator>>;

export async function openEmulator() {
  const folder = mkdtempSync(path.join(tmpdir(), 'transfer-console-emulator-'));
  const sftpPort = await freePort();
  const ports = { port: await freePort(), sftpPorts: `${sftpPort}-${sftpPort}` };
  const emulator = await startEmulator({ ...ports, dataDir: folder, stateDelayMs: 0, onLine: () => {} });
  const client = emulatorClient(emulator.url);
  let made = 0;
  const keysOf = async (ServerId: string, UserName: string) => {
    const { User } = await client.send(new DescribeUserCommand({ ServerId, UserName }));
    return (User?.SshPublicKeys ?? []).map(({ SshPublicKeyId = '', SshPublicKeyBody = '' }) => ({
      id: SshPublicKeyId,
      body: SshPublicKeyBody,
    }));
  };
  return {
    /** Where the emulator keeps its data. */
    folder,
    url: emulator.url,
    client,
    /** The line of a new public key. */
    newKey: () => {
      made += 1;
      const file = path.join(folder, `key-${made}`);
      execFileSync('ssh-keygen', ['-q', '-t', 'ed25519', '-N', '', '-C', '', '-f', file]);
      return readFileSync(`${file}.pub`, 'utf8').trim();
    },
    /** Its id. */
    server: async (input: CreateServerCommandInput = {}) => {
      const { ServerId = '' } = await client.send(new CreateServerCommand({ Protocols: ['SFTP'], ...input }));
      return ServerId;
    },
    user: async (ServerId: string, UserName: string, more: Partial<CreateUserCommandInput> = {}) => {
      await client.send(new CreateUserCommand({ ServerId, UserName, Role: ROLE, ...more }));
    },
    /** The key's id. */
    importKey: async (ServerId: string, UserName: string, SshPublicKeyBody: string) => {
      const command = new ImportSshPublicKeyCommand({ ServerId, UserName, SshPublicKeyBody });
      return (await client.send(command)).SshPublicKeyId ?? '';
    },
    keysOf,
    close: async () => {
      await emulator.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
