import { scryptSync } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { CreateAccessCommand } from '@aws-sdk/client-transfer';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { isInstalled, run } from '../sftp/openssh';
import { type FtpServer, type FtpWorld, PASSWORD, ROLE, startFtpWorld } from './ftp-world';

let world: FtpWorld;
let server: FtpServer;
let enforcing: FtpServer;

const hasCurl = isInstalled('curl');
const hasLftp = isInstalled('lftp');

beforeAll(async () => {
  world = await startFtpWorld();
  server = await world.newServer(['FTP', 'FTPS'], {
    ProtocolDetails: { TlsSessionResumptionMode: 'ENABLED' },
  });
  enforcing = await world.newServer(['FTPS']);
});
beforeEach(() => world.setAnswer(({ username }) => ({ Role: ROLE, HomeDirectory: `/bucket/${username}` })));
afterAll(() => world.stop());

const DONE = { code: 0 };
const login = (user: string) => ['--user', `${user}:${PASSWORD}`];
const url = (user: string, path: string, { port } = server) =>
  `ftp://127.0.0.1:${port}//bucket/${user}/${path}`;
const tls = ['--ssl-reqd', '--insecure'];

function upload(name: string, size: number): Buffer {
  const content = Buffer.alloc(size, `${name}, and on it goes\n`);
  writeFileSync(join(world.folder, name), content);
  return content;
}

test.runIf(hasCurl)('curl uploads, lists, reads, renames and deletes in the clear', async () => {
  const content = upload('plain.txt', 3_000_000);
  expect(await world.curl(...login('plain'), '-T', 'plain.txt', url('plain', 'a.txt'))).toMatchObject(DONE);
  expect(readFileSync(world.inBucket('plain', 'a.txt')).equals(content)).toBe(true);
  const listed = await world.curl(...login('plain'), url('plain', ''));
  expect(listed.output).toMatch(/^-rw-r--r-- .* 3000000 \w{3} .* a\.txt\r?$/m);
  expect(await world.curl(...login('plain'), '-o', 'got', url('plain', 'a.txt'))).toMatchObject(DONE);
  expect(readFileSync(join(world.folder, 'got')).equals(content)).toBe(true);
  const quotes = ['-Q', 'RNFR a.txt', '-Q', 'RNTO b.txt', '-Q', 'MKD folder', '-Q', 'DELE b.txt'];
  expect(await world.curl(...login('plain'), ...quotes, `ftp://127.0.0.1:${server.port}`)).toMatchObject(
    DONE,
  );
  expect(readdirSync(world.inBucket('plain'))).toEqual(['folder']);
});

test.runIf(hasCurl)('curl does the same under TLS, and the provider is told the protocol', async () => {
  const content = upload('tls.txt', 3_000_000);
  for (const [user, where] of [
    ['tls', server],
    ['enforced', enforcing],
  ] as const) {
    expect(
      await world.curl(...tls, ...login(user), '-T', 'tls.txt', url(user, 'a.txt', where)),
    ).toMatchObject(DONE);
    expect(world.asked.at(-1)).toMatchObject({ username: user, protocol: 'FTPS', sourceIp: '127.0.0.1' });
    expect(readFileSync(world.inBucket(user, 'a.txt')).equals(content)).toBe(true);
    expect(await world.curl(...tls, ...login(user), '-o', 'got', url(user, 'a.txt', where))).toMatchObject(
      DONE,
    );
    expect(readFileSync(join(world.folder, 'got')).equals(content)).toBe(true);
    expect((await world.curl(...tls, ...login(user), '-l', url(user, '', where))).output.trim()).toBe(
      'a.txt',
    );
  }
});

test.runIf(hasCurl)(
  'curl trusts the certificate that was made for the server, by the file in the data folder',
  async () => {
    const [file = ''] = readdirSync(join(world.emulator.dataDir, 'certificates')).filter((name) =>
      name.endsWith('.crt'),
    );
    const trusted = ['--ssl-reqd', '--cacert', join(world.emulator.dataDir, 'certificates', file)];
    mkdirSync(world.inBucket('trusting'), { recursive: true });
    expect(await world.curl(...trusted, ...login('trusting'), url('trusting', ''))).toMatchObject(DONE);
    const unknown = await world.curl('--ssl-reqd', ...login('trusting'), url('trusting', ''));
    expect(unknown.output).toMatch(/certificate|SSL/i);
  },
);

test.runIf(hasCurl)('forty logins in a row under TLS all come through', async () => {
  mkdirSync(world.inBucket('often'), { recursive: true });
  for (let count = 0; count < 40; count += 1) {
    expect(await world.curl(...tls, ...login('often'), url('often', '', enforcing))).toMatchObject(DONE);
  }
});

test.runIf(hasLftp)(
  'lftp mirrors hundreds of files there and back under TLS, with the data sessions resumed',
  async () => {
    const there = join(world.folder, 'there');
    mkdirSync(join(there, 'deep', 'er'), { recursive: true });
    for (let number = 0; number < 300; number += 1) {
      const folder = number % 3 === 0 ? 'deep/er' : '.';
      writeFileSync(join(there, folder, `file ${number} ü.txt`), `content ${number}`);
    }
    const settings =
      'set ssl:verify-certificate no; set ftp:ssl-force true; set ftp:ssl-protect-data true; set net:max-retries 1';
    const script = `${settings}; open -u ann,"${PASSWORD}" -p ${enforcing.port} ftp://127.0.0.1; mirror -R there there; mirror there back; ls there; exit`;
    expect(await run('lftp', ['-c', script], { cwd: world.folder })).toMatchObject(DONE);
    const back = join(world.folder, 'back');
    const names = (folder: string) => readdirSync(folder, { recursive: true }).map(String).sort();
    expect(names(back)).toEqual(names(there));
    expect(names(back)).toHaveLength(302);
    expect(readFileSync(join(back, 'deep', 'er', 'file 297 ü.txt'), 'utf8')).toBe('content 297');
  },
);

test.runIf(hasLftp)('lftp takes a wrong password for the refusal that it is', async () => {
  const script = `set net:max-retries 1; set ftp:ssl-allow no; open -u ann,wrong -p ${server.port} ftp://127.0.0.1; ls; exit`;
  const { code, output } = await run('lftp', ['-c', script], { cwd: world.folder });
  expect(code).toBe(1);
  expect(output).toContain('530 Authentication failed');
});

test.runIf(hasCurl)(
  'people of a directory upload by FTPS with what the access of their group lets them reach',
  async () => {
    const [DirectoryId, ExternalId] = ['d-0123456789', 'S-1-5-21-1-2-3-1001'];
    const salt = Buffer.from('0123456789abcdef');
    const password = `scrypt:${salt.toString('base64')}:${scryptSync(PASSWORD, salt, 32).toString('base64')}`;
    const users = { alice: { password, groups: [ExternalId] } };
    writeFileSync(
      join(world.emulator.dataDir, 'directory.json'),
      JSON.stringify({ [DirectoryId]: { users } }),
    );
    const one = await world.newServer(['FTPS'], {
      IdentityProviderType: 'AWS_DIRECTORY_SERVICE',
      IdentityProviderDetails: { DirectoryId },
    });
    const HomeDirectoryMappings = [{ Entry: '/', Target: `/bucket/team/\${transfer:UserName}` }];
    const access = { HomeDirectoryType: 'LOGICAL' as const, HomeDirectoryMappings };
    await world.client.send(
      new CreateAccessCommand({ ServerId: one.serverId, ExternalId, Role: ROLE, ...access }),
    );
    upload('team.txt', 5000);
    const address = `ftp://127.0.0.1:${one.port}/in/report.txt`;
    expect(
      await world.curl(...tls, ...login('alice'), '--ftp-create-dirs', '-T', 'team.txt', address),
    ).toMatchObject(DONE);
    expect(readFileSync(world.inBucket('team', 'alice', 'in', 'report.txt'))).toHaveLength(5000);
    expect(await world.curl(...tls, '--user', 'alice:a guess', '-T', 'team.txt', address)).toMatchObject({
      code: 67,
    });
  },
);
