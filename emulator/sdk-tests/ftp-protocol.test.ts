import { existsSync, mkdirSync, readdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { TestClient } from '../ftp/test-client';
import { type FtpServer, type FtpWorld, PASSWORD, ROLE, startFtpWorld } from './ftp-world';

let world: FtpWorld;
let server: FtpServer;

beforeAll(async () => {
  world = await startFtpWorld();
  server = await world.newServer(['FTP', 'FTPS'], {
    PreAuthenticationLoginBanner: 'Authorised people only\n220 and nobody else',
    PostAuthenticationLoginBanner: 'Welcome\nback',
  });
});
beforeEach(() => world.setAnswer(({ username }) => ({ Role: ROLE, HomeDirectory: `/bucket/${username}` })));
afterAll(() => world.stop());

describe('what is agreed on', () => {
  test('greeting and login show the banners, of which no line passes for the end', async () => {
    const client = await TestClient.connect(server.port);
    expect(await client.answer()).toMatchObject({
      code: 220,
      text: '220-Authorised people only\r\n 220 and nobody else\r\n220 Service ready\r\n',
    });
    expect((await client.logIn('ann', PASSWORD)).text).toBe('230-Welcome\r\n back\r\n230 Logged in\r\n');
  });

  test('the commands of the service are known, and no others', async () => {
    const client = await world.session(server);
    for (const verb of [
      'APPE x',
      'REST 5',
      'PORT 127,0,0,1,4,5',
      'EPRT |1|127.0.0.1|5000|',
      'SITE X',
      'ALLO 5',
      'XPWD',
      'CCC',
    ])
      expect(await client.command(verb)).toMatchObject({ code: 502 });
    expect((await client.command('FEAT')).text).toBe(
      ['211-Extensions supported', ' AUTH TLS', ' PBSZ', ' PROT', ' EPSV', ' LANG EN*', ' MDTM', ' MFMT']
        .concat([' MLST Type*;Size*;Modify*;UNIX.mode*;', ' PASV', ' SIZE', ' UTF8', '211 End', ''])
        .join('\r\n'),
    );
    for (const [line, code] of [
      ['SYST', 215],
      ['noop', 200],
      ['TYPE I', 200],
      ['TYPE A', 200],
      ['TYPE E', 504],
      ['MODE S', 200],
      ['MODE B', 504],
      ['STRU F', 200],
      ['STRU R', 504],
      ['OPTS UTF8 ON', 200],
      ['OPTS MLST Size;', 200],
      ['OPTS HASH SHA-1', 501],
      ['LANG EN', 200],
      ['LANG FR', 504],
      ['CWD', 501],
      ['RNTO b', 503],
      ['STAT', 211],
      ['ABOR', 226],
      ['RETR a', 550],
      ['LIST', 425],
      ['QUIT', 221],
    ] as const)
      expect([line, (await client.command(line)).code]).toEqual([line, code]);
    await client.closed();
  });

  test('whoever has not logged in may do nothing, and a wrong password is logged', async () => {
    const client = await world.open(server);
    for (const line of ['PWD', 'LIST', 'PASV', 'EPSV', 'RETR a', 'STOR a', 'ABOR', 'STAT'])
      expect(await client.command(line)).toMatchObject({ code: 530 });
    expect(await client.command('PASS x')).toMatchObject({ code: 503 });
    expect(await client.logIn('ann', 'wrong')).toMatchObject({ code: 530, text: 'Authentication failed' });
    expect(await client.logIn('ann', PASSWORD)).toMatchObject({ code: 230 });
    expect(await client.command('USER bob')).toMatchObject({ code: 530 });
    const failure = {
      'activity-type': 'AUTH_FAILURE',
      user: 'ann',
      method: 'password',
      protocol: 'FTP',
      'source-ip': '127.0.0.1',
    };
    await world.expectLogged(server.serverId, failure);
    await world.expectLogged(server.serverId, {
      'activity-type': 'CONNECTED',
      user: 'ann',
      protocol: 'FTP',
      'home-dir': '/bucket/ann',
      role: ROLE,
    });
    expect(JSON.stringify(await world.eventsOf(server.serverId))).not.toContain('wrong');
  });

  test('six wrong passwords end the connection', async () => {
    const client = await world.open(server);
    for (let count = 0; count < 6; count += 1)
      expect(await client.logIn('ann', 'wrong')).toMatchObject({ code: 530 });
    expect(await client.closed()).toContain('421');
  });
});

describe('files and folders', () => {
  test('are made, listed, told about, renamed and removed', async () => {
    const client = await world.session(server, { user: 'files' });
    expect(await client.command('PWD')).toEqual({ code: 257, text: '"/bucket/files" is the current folder' });
    expect(await client.command('MKD in "box"')).toEqual({
      code: 257,
      text: '"/bucket/files/in ""box""" was made',
    });
    expect(await client.command('CWD in "box"')).toMatchObject({ code: 250 });
    expect(await client.upload('grüße 1.txt', 'hello')).toBe(226);
    expect(await client.command('SIZE grüße 1.txt')).toEqual({ code: 213, text: '5' });
    expect((await client.command('MDTM grüße 1.txt')).text).toMatch(/^20\d{12}$/);
    expect((await client.command('MLST grüße 1.txt')).text).toMatch(
      /^250-Listing\r\n Type=file;Size=5;Modify=20\d{12};UNIX\.mode=0644; \/bucket\/files\/in "box"\/grüße 1\.txt\r\n250 End\r\n$/,
    );
    expect(await client.command('CDUP')).toMatchObject({ code: 250 });
    expect(await client.fetch('NLST')).toBe('in "box"\r\n');
    expect(await client.fetch('LIST -la')).toMatch(/^drwxr-xr-x .* in "box"\r\n$/);
    expect(await client.fetch('MLSD in "box"')).toMatch(
      /^Type=file;Size=5;Modify=20\d{12};UNIX\.mode=0644; grüße 1\.txt\r\n$/,
    );
    expect((await client.command('STAT in "box"')).text).toMatch(
      /^213-Status follows\r\n -rw-r--r-- .* grüße 1\.txt\r\n213 End\r\n$/,
    );
    expect(await client.command('RMD in "box"')).toMatchObject({ code: 550 });
    expect(await client.command('RNFR in "box"/grüße 1.txt')).toMatchObject({ code: 350 });
    expect(await client.command('RNTO a')).toMatchObject({ code: 250 });
    expect(await client.fetch('RETR a')).toBe('hello');
    expect(await client.command('SIZE in "box"')).toMatchObject({ code: 550 });
    for (const line of ['DELE a', 'RMD in "box"'])
      expect(await client.command(line)).toMatchObject({ code: 250 });
    expect(readdirSync(world.inBucket('files'))).toEqual([]);
    const path = '/bucket/files/in "box"/grüße 1.txt';
    await world.expectLogged(server.serverId, {
      'activity-type': 'OPEN',
      path,
      mode: 'CREATE|TRUNCATE|WRITE',
    });
    await world.expectLogged(server.serverId, { 'activity-type': 'CLOSE', path, 'bytes-in': '5' });
    await world.expectLogged(server.serverId, {
      'activity-type': 'CLOSE',
      path: '/bucket/files/a',
      'bytes-out': '5',
    });
  });

  test('a rename is over when another command comes between', async () => {
    const client = await world.session(server, { user: 'renaming' });
    expect(await client.upload('a', 'a')).toBe(226);
    for (const [line, code] of [
      ['RNFR a', 350],
      ['NOOP', 200],
      ['RNTO b', 503],
      ['RNFR missing', 550],
    ] as const)
      expect(await client.command(line)).toMatchObject({ code });
  });

  test('STOU finds a name of its own each time, and says which', async () => {
    const client = await world.session(server, { user: 'unique' });
    for (const command of ['STOU', 'STOU', 'STOU report']) {
      const data = await client.plainData();
      const { text } = await client.command(command);
      data.end('x');
      expect((await client.answer()).code).toBe(226);
      expect(existsSync(world.inBucket('unique', text.replace('FILE: ', '')))).toBe(true);
    }
    expect(readdirSync(world.inBucket('unique'))).toHaveLength(3);
  });

  test('nothing outside of the home is reached, neither by dots nor by links', async () => {
    const client = await world.session(server, { user: 'caged' });
    mkdirSync(world.inBucket('other'), { recursive: true });
    writeFileSync(world.inBucket('other', 'secret'), 'secret');
    mkdirSync(world.inBucket('caged'));
    symlinkSync('/etc', world.inBucket('caged', 'link'));
    for (const path of ['../other', '/bucket/other', '../../../..', 'link', '/etc'])
      expect([path, (await client.command(`CWD ${path}`)).code]).toEqual([
        path,
        path === '../../../..' ? 250 : 550,
      ]);
    for (const path of ['/bucket/other/secret', '/bucket/caged/link/passwd', '/etc/passwd', 'a\0b'])
      expect(await client.command(`RETR ${path}`)).toMatchObject({ code: 550 });
    expect(await client.fetch('LIST /bucket/caged')).toBe('');
  });

  test('the session policy of the provider’s answer holds, and the log says what it denied', async () => {
    const statement = { Effect: 'Allow', Action: 's3:PutObject', Resource: 'arn:aws:s3:::bucket/*' };
    const Policy = JSON.stringify({ Version: '2012-10-17', Statement: statement });
    world.setAnswer(() => ({ Role: ROLE, HomeDirectory: '/bucket/scoped', Policy }));
    const client = await world.session(server, { user: 'scoped' });
    expect(await client.upload('a', 'content')).toBe(226);
    for (const line of ['RETR a', 'LIST', 'DELE a', 'SIZE a'])
      expect(await client.command(line)).toMatchObject({ code: 550 });
    await world.expectLogged(server.serverId, {
      operation: 'RETR',
      path: '/bucket/scoped/a',
      message: expect.stringContaining('no statement of the session policy allows s3:GetObject'),
    });
  });

  test('attributes are set as SetStatOption has it', async () => {
    const lenient = await world.newServer(['FTP'], { ProtocolDetails: { SetStatOption: 'ENABLE_NO_OP' } });
    for (const [where, code] of [
      [server, 550],
      [lenient, 213],
    ] as const) {
      const client = await world.session(where, { user: 'stat' });
      expect(await client.upload('a', 'a')).toBe(226);
      expect(await client.command('MFMT 20200102030405 a')).toMatchObject({ code });
      expect(await client.command('MFMT yesterday a')).toMatchObject({ code: 501 });
    }
  });
});

describe('garbage', () => {
  test.each([
    ['TLS from the first byte', Buffer.from([22, 3, 1, 2, 0, 1, 0, 1])],
    ['a line without an end', Buffer.alloc(100_000, 'x')],
    ['ten words that are no commands', Buffer.from('GET / HTTP/1.1\r\nHost: x\r\n'.repeat(6))],
    ['bytes', Buffer.from(Array.from({ length: 5000 }, (_, index) => (index * 7) % 256))],
  ])('%s: its connection ends, and the others go on', async (_what, garbage) => {
    const good = await world.session(server, { user: 'good' });
    const bad = await world.open(server);
    bad.send(garbage);
    await bad.closed();
    expect(await good.command('NOOP')).toMatchObject({ code: 200 });
  });

  test('a TLS handshake of garbage ends alone, on the control as on the data connection', async () => {
    const one = await world.newServer(['FTPS']);
    const good = await world.session(one, { tls: true, user: 'good' });
    const bad = await world.open(one);
    await bad.command('AUTH TLS');
    bad.send('this is no handshake\r\n');
    await bad.closed();
    const data = await good.plainData();
    expect((await good.command('LIST')).code).toBe(150);
    data.write('this is no handshake');
    expect((await good.answer()).code).toBe(522);
    expect(await good.command('NOOP')).toMatchObject({ code: 200 });
  });

  test('a thousand commands at once are answered in their order', async () => {
    const client = await world.session(server, { user: 'piped' });
    client.send(
      Array.from({ length: 1000 }, (_, index) => (index % 2 ? 'NOOP' : 'SYST'))
        .join('\r\n')
        .concat('\r\n'),
    );
    for (let index = 0; index < 1000; index += 1)
      expect((await client.answer()).code).toBe(index % 2 ? 200 : 215);
  });
});
