import { once } from 'node:events';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { StartServerCommand, StopServerCommand, UpdateServerCommand } from '@aws-sdk/client-transfer';
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { TestClient } from '../ftp/test-client';
import { type FtpServer, type FtpWorld, PASSWORD, ROLE, startFtpWorld } from './ftp-world';
import { waitForState } from './harness';

let world: FtpWorld;
let server: FtpServer;

beforeAll(async () => {
  world = await startFtpWorld();
  server = await world.newServer(['FTP', 'FTPS']);
});
beforeEach(() => world.setAnswer(({ username }) => ({ Role: ROLE, HomeDirectory: `/bucket/${username}` })));
afterAll(() => world.stop());

describe('data connections', () => {
  test('come from the client’s own address only, and another does not take its place', async () => {
    const client = await world.session(server, { user: 'address' });
    const port = await client.passivePort();
    const stranger = connect({ port, host: '127.0.0.1', localAddress: '127.0.0.2' });
    stranger.on('error', () => {});
    await once(stranger, 'close');
    const own = connect(port, '127.0.0.1');
    await once(own, 'connect');
    expect((await client.command('STOR a')).code).toBe(150);
    own.end('mine');
    expect((await client.answer()).code).toBe(226);
    expect(readFileSync(world.inBucket('address', 'a'), 'utf8')).toBe('mine');
  });

  test('PASV tells the address that PassiveIp says, from the next start of the server on', async () => {
    const one = await world.newServer(['FTP']);
    const announced = async () => {
      const client = await world.session(one, { user: 'passive' });
      return /\(([\d,]+),\d+,\d+\)/.exec((await client.command('PASV')).text)?.[1];
    };
    expect(await announced()).toBe('127,0,0,1');
    const change = (PassiveIp: string) =>
      world.client.send(new UpdateServerCommand({ ServerId: one.serverId, ProtocolDetails: { PassiveIp } }));
    const restart = async () => {
      await world.client.send(new StopServerCommand({ ServerId: one.serverId }));
      await waitForState(world.client, one.serverId, 'OFFLINE');
      await world.client.send(new StartServerCommand({ ServerId: one.serverId }));
      await waitForState(world.client, one.serverId, 'ONLINE');
    };
    await change('198.51.100.7');
    expect(await announced()).toBe('127,0,0,1');
    await restart();
    expect(await announced()).toBe('198,51,100,7');
    await change('0.0.0.0');
    await restart();
    expect(await announced()).toBe('0,0,0,0');
  });

  test('EPSV ALL shuts the door on PASV, and families that are not there are refused', async () => {
    const client = await world.session(server, { user: 'epsv' });
    expect(await client.command('EPSV 1')).toMatchObject({ code: 229 });
    expect(await client.command('EPSV 2')).toEqual({ code: 522, text: 'Use (1)' });
    expect(await client.command('EPSV ALL')).toMatchObject({ code: 200 });
    expect(await client.command('PASV')).toMatchObject({ code: 501 });
  });

  test('an upload that is cut off or aborted is stored as far as it came, and logged as partial', async () => {
    const client = await world.session(server, { user: 'partial' });
    const data = await client.plainData();
    expect((await client.command('STOR cut')).code).toBe(150);
    data.write('half of');
    // What the server has not read yet may get lost by the reset.
    const uploads = world.inBucket('..', '.uploads');
    await vi.waitUntil(() => readdirSync(uploads).some((name) => statSync(join(uploads, name)).size === 7), {
      timeout: 10_000,
    });
    data.resetAndDestroy();
    expect((await client.answer()).code).toBe(426);
    expect(existsSync(world.inBucket('partial', 'cut'))).toBe(true);

    const other = await client.plainData();
    expect((await client.command('STOR aborted')).code).toBe(150);
    other.write('half');
    client.send(Buffer.concat([Buffer.from([0xff, 0xf4, 0xff, 0xf2]), Buffer.from('ABOR\r\n')]));
    expect((await client.answer()).code).toBe(426);
    expect((await client.answer()).code).toBe(226);
    expect(existsSync(world.inBucket('partial', 'aborted'))).toBe(true);
    expect(await client.command('NOOP')).toMatchObject({ code: 200 });
    await world.expectLogged(server.serverId, {
      'activity-type': 'PARTIAL_CLOSE',
      path: '/bucket/partial/aborted',
    });
  });

  test('an upload whose control connection is lost is stored as far as it came', async () => {
    const client = await world.session(server, { user: 'orphan' });
    const data = await client.plainData();
    expect((await client.command('STOR a')).code).toBe(150);
    data.write('some');
    client.destroy();
    await vi.waitUntil(() => existsSync(world.inBucket('orphan', 'a')), { timeout: 10_000 });
  });

  test('a download that its client leaves is over, and the next command is answered', async () => {
    mkdirSync(world.inBucket('leaving'), { recursive: true });
    writeFileSync(world.inBucket('leaving', 'large'), Buffer.alloc(20_000_000));
    const client = await world.session(server, { user: 'leaving' });
    const data = await client.plainData();
    expect((await client.command('RETR large')).code).toBe(150);
    await once(data, 'readable');
    data.destroy();
    expect((await client.answer()).code).toBe(426);
    expect(await client.command('NOOP')).toMatchObject({ code: 200 });
  });

  test('passive ports are given back, whether they were used or not', async () => {
    const client = await world.session(server, { user: 'ports' });
    for (let count = 0; count < 120; count += 1) expect((await client.command('EPSV')).code).toBe(229);
    for (let count = 0; count < 60; count += 1) expect(await client.fetch('NLST')).toBe('');
  });
});

describe('TLS', () => {
  test.each([
    ['DISABLED', 'resumes nothing', false, 226],
    ['ENABLED', 'resumes what a client wants resumed', true, 226],
    ['ENFORCED', 'refuses data connections that resume nothing', true, 522],
  ] as const)('%s %s', async (mode, _does, resumed, unresumed) => {
    const one = await world.newServer(['FTPS'], { ProtocolDetails: { TlsSessionResumptionMode: mode } });
    const attempt = async (resume: boolean) => {
      const client = await world.session(one, { tls: true, user: 'resuming' });
      const socket = await client.plainData();
      expect((await client.command('STOR a')).code).toBe(150);
      const data = await client.privateData(socket, { resume });
      data.end('content');
      return { reused: data.isSessionReused(), code: (await client.answer()).code };
    };
    expect(await attempt(true)).toEqual({ reused: resumed, code: 226 });
    expect(await attempt(false)).toEqual({ reused: false, code: unresumed });
    if (mode === 'ENFORCED')
      await world.expectLogged(one.serverId, { 'activity-type': 'TLS_RESUME_FAILURE' });
  });

  test('ENFORCED means the session of that very control connection, and an upload without it leaves the file as it was', async () => {
    const one = await world.newServer(['FTPS']);
    const [mine, other] = [
      await world.session(one, { tls: true, user: 'strict' }),
      await world.session(one, { tls: true, user: 'strict' }),
    ];
    mkdirSync(world.inBucket('strict'), { recursive: true });
    writeFileSync(world.inBucket('strict', 'a'), 'as it was');
    for (const thief of [other, mine]) {
      const socket = await mine.plainData();
      expect((await mine.command('STOR a')).code).toBe(150);
      const data = await thief.privateData(socket, { resume: thief === other });
      data.end('stolen');
      expect((await mine.answer()).code).toBe(522);
      // A session that a data connection made for itself opens none of the next ones.
      thief.keepSession(data);
    }
    const socket = await mine.plainData();
    expect((await mine.command('STOR a')).code).toBe(150);
    (await mine.privateData(socket)).end('stolen');
    expect((await mine.answer()).code).toBe(522);
    expect(readFileSync(world.inBucket('strict', 'a'), 'utf8')).toBe('as it was');
  });

  test('without FTP nobody logs in in the clear, and without FTPS there is no TLS', async () => {
    const [secure, plain] = [await world.newServer(['FTPS']), await world.newServer(['FTP'])];
    const asked = world.asked.length;
    expect(await (await world.open(secure)).logIn('ann', PASSWORD)).toMatchObject({ code: 503 });
    expect(await (await world.open(secure)).command('USER ann')).toMatchObject({ code: 530 });
    expect(world.asked).toHaveLength(asked);
    const client = await world.open(plain);
    expect(await client.command('AUTH TLS')).toMatchObject({ code: 502 });
    expect((await client.command('FEAT')).text).not.toContain('AUTH');
  });

  test('data goes in private only, and only after it was agreed on', async () => {
    const client = await world.open(server);
    expect(await client.command('PBSZ 0')).toMatchObject({ code: 503 });
    expect(await client.command('AUTH SSL')).toMatchObject({ code: 504 });
    await client.secure();
    expect(client.cipher.version).toBe('TLSv1.2');
    expect(await client.logIn('ann', PASSWORD)).toMatchObject({ code: 230 });
    expect(await client.command('PROT P')).toMatchObject({ code: 503 });
    await client.command('EPSV');
    expect(await client.command('LIST')).toMatchObject({ code: 521 });
    expect(await client.command('PBSZ 0')).toMatchObject({ code: 200 });
    expect(await client.command('PROT C')).toMatchObject({ code: 536 });
    expect(await client.command('PROT P')).toMatchObject({ code: 200 });
    expect(await client.command('AUTH TLS')).toMatchObject({ code: 503 });
  });

  test('what a stranger puts behind AUTH in the clear is never obeyed under TLS', async () => {
    const asked = world.asked.length;
    const client = await world.open(server);
    client.send(`AUTH TLS\r\nUSER ann\r\nPASS ${PASSWORD}\r\n`);
    expect(await client.closed()).toBe('421 Nothing may follow AUTH in the clear\r\n');
    expect(world.asked).toHaveLength(asked);
  });

  test('ciphers are those of the security policy', async () => {
    const one = await world.newServer(['FTPS']);
    const attempt = async (ciphers: string) => {
      const client = await world.open(one);
      return client.secure({ ciphers, maxVersion: 'TLSv1.2' }).then(() => client.cipher.name);
    };
    expect(await attempt('ECDHE-ECDSA-AES256-SHA384')).toBe('ECDHE-ECDSA-AES256-SHA384');
    await expect(attempt('ECDHE-ECDSA-CHACHA20-POLY1305')).rejects.toThrow();
  });
});

describe('the server', () => {
  test('FTP and FTPS share a port, which is listed for each of them and goes when the server stops', async () => {
    const one = await world.newServer(['FTP', 'FTPS', 'SFTP']);
    const { FTP, FTPS, SFTP } = (await world.endpoints())[one.serverId] ?? {};
    expect(FTP).toEqual({ host: '127.0.0.1', port: one.port });
    expect(FTPS).toEqual({ host: '127.0.0.1', port: one.port, tls: true });
    expect(SFTP?.port).toBeGreaterThan(0);
    const client = await world.session(one, { user: 'stopping' });
    const data = await client.plainData();
    expect((await client.command('STOR a')).code).toBe(150);
    data.write('begun');
    await world.client.send(new StopServerCommand({ ServerId: one.serverId }));
    expect(existsSync(world.inBucket('stopping', 'a'))).toBe(true);
    expect((await client.answer()).code).toBe(426);
    expect((await client.answer()).text).toBe('The server was stopped');
    await client.closed();
    expect((await world.endpoints())[one.serverId]).toBeUndefined();
    await expect(TestClient.connect(one.port)).rejects.toThrow('ECONNREFUSED');
    await waitForState(world.client, one.serverId, 'OFFLINE');
    await world.client.send(new StartServerCommand({ ServerId: one.serverId }));
    await waitForState(world.client, one.serverId, 'ONLINE');
    expect((await world.endpoints())[one.serverId]?.FTP?.port).toBe(one.port);
  });

  test('a protocol that is taken off ends its sessions and no others', async () => {
    const one = await world.newServer(['FTP', 'FTPS']);
    const plain = await world.session(one, { user: 'clear' });
    const secure = await world.session(one, { tls: true, user: 'private' });
    await world.client.send(new UpdateServerCommand({ ServerId: one.serverId, Protocols: ['FTPS'] }));
    expect(await plain.closed()).toContain('421 The protocol was taken off the server');
    expect(await secure.command('NOOP')).toMatchObject({ code: 200 });
    expect(Object.keys((await world.endpoints())[one.serverId] ?? {})).toEqual(['FTPS']);
    expect(await (await world.open(one)).command('USER ann')).toMatchObject({ code: 530 });
  });
});
