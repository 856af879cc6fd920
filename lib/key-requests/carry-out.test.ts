import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import {
  CreateServerCommand,
  CreateUserCommand,
  DescribeUserCommand,
  ImportSshPublicKeyCommand,
} from '@aws-sdk/client-transfer';
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';
import { type FreshConsole, openConsole } from '@/lib/auth/fresh-console';
import type { ActionContext } from '@/lib/transfer/action';
import { freePort, startEmulator } from '@/scripts/children.mjs';
import { emulatorClient } from '@/scripts/sdk.mjs';

const folder = mkdtempSync(path.join(tmpdir(), 'transfer-console-requests-'));
let emulator: Awaited<ReturnType<typeof startEmulator>>;
let client: ReturnType<typeof emulatorClient>;
let serverId: string;
let opened: FreshConsole | undefined;
let made = 0;

beforeAll(async () => {
  const sftpPort = await freePort();
  emulator = await startEmulator({
    port: await freePort(),
    dataDir: folder,
    sftpPorts: `${sftpPort}-${sftpPort}`,
    stateDelayMs: 0,
    onLine: () => {},
  });
  client = emulatorClient(emulator.url);
  serverId = (await client.send(new CreateServerCommand({ Protocols: ['SFTP'] }))).ServerId ?? '';
}, 60_000);
afterAll(async () => {
  await emulator.stop();
  rmSync(folder, { recursive: true });
});
afterEach(async () => {
  await opened?.close();
  opened = undefined;
  vi.restoreAllMocks();
});

function newKey(): string {
  made += 1;
  const file = path.join(folder, `key-${made}`);
  execFileSync('ssh-keygen', ['-q', '-t', 'ed25519', '-N', '', '-C', '', '-f', file]);
  return readFileSync(`${file}.pub`, 'utf8').trim();
}

/** A shared user with so many keys, and a member who decides. */
async function open(keyCount: number) {
  opened = await openConsole('SQLite', { EMULATOR_URL: emulator.url });
  const { db } = opened;
  made += 1;
  const userName = `user-${made}`;
  const user = { environment: 'local', serverId, userName };
  const Role = 'arn:aws:iam::111122223333:role/transfer-access';
  await client.send(new CreateUserCommand({ ServerId: serverId, UserName: userName, Role }));
  const bodies = Array.from({ length: keyCount }, newKey);
  for (const SshPublicKeyBody of bodies) {
    await client.send(
      new ImportSshPublicKeyCommand({ ServerId: serverId, UserName: userName, SshPublicKeyBody }),
    );
  }
  const partners = await import('@/lib/partners/store');
  const { addGrant } = await import('@/lib/partners/grants');
  const { inviteContact } = await import('@/lib/partners/contacts');
  const partnerId = await partners.createPartner({ name: 'Acme', expiresAt: null }, 'Ana');
  const ref = { partnerId, partner: 'Acme' };
  const rights = { mayUpload: true, mayDelete: true, mayGenerate: true, needsApproval: true };
  const grantId = await addGrant(ref, user, rights);
  await inviteContact(
    { ...ref, name: 'Carla', email: 'carla@example.com' },
    { userId: 'u-ana', name: 'Ana' },
  );
  const { id: contactId } = await db.selectFrom('contact').select('id').executeTakeFirstOrThrow();
  const { findEnvironment, senderFor } = await import('@/lib/transfer/client');
  const environment = findEnvironment('local');
  if (!environment) throw new Error('there is no environment');
  const caller = { userId: 'u-ana', name: 'Ana', email: 'ana@example.com', role: 'user-manager' as const };
  const request = { sessionId: 's-1', address: null, environmentRoles: {} };
  const context: ActionContext = {
    send: senderFor(environment),
    caller: { ...caller, ...request },
    environment,
  };
  const store = await import('./store');
  const { carryOut } = await import('./carry-out');
  const { fingerprintOfLine } = await import('@/lib/ssh-keys/rules');
  const ask = (kind: 'import' | 'delete', body: string, expiresAt: number | null = null) => {
    const fingerprint = fingerprintOfLine(body) ?? '';
    const wish = {
      kind,
      body: kind === 'import' ? body : null,
      sshPublicKeyId: null,
      fingerprint,
      label: 'Payroll',
      expiresAt,
    };
    return store.createRequest({ ...user, partnerId, contactId, ...wish });
  };
  const approve = (id: string) => store.approveRequest('local', id, 'Ana', (one) => carryOut(context, one));
  const present = async () => {
    const { User } = await client.send(new DescribeUserCommand({ ServerId: serverId, UserName: userName }));
    return User?.SshPublicKeys?.map((key) => key.SshPublicKeyBody).sort();
  };
  const trail = () =>
    db
      .selectFrom('audit')
      .select(['actorName', 'operation', 'result'])
      .where('kind', '=', 'outcome')
      .orderBy('at')
      .execute();
  const { notesOf } = await import('@/lib/key-notes/store');
  const { removeGrant } = await import('@/lib/partners/grants');
  const end = () => removeGrant({ ...ref, grantId, ...user });
  return { db, user, ref, bodies, ask, approve, present, trail, notesOf, partners, end, ...store };
}

test('an approved key is imported as the member who decides, audited, and noted as the contact’s', async () => {
  const { ask, approve, present, trail, notesOf, user } = await open(0);
  const body = newKey();
  await approve(await ask('import', body));
  expect(await present()).toEqual([body]);
  expect(await trail()).toEqual([{ actorName: 'Ana', operation: 'ImportSshPublicKey', result: 'succeeded' }]);
  expect(await notesOf(user)).toMatchObject([
    { label: 'Payroll', addedBy: 'Carla', origin: 'portal', addedByPartnerId: expect.any(String) },
  ]);
});

test('the expiry that was wished for survives the approval, within the greatest age of the policy', async () => {
  const { ask, approve, notesOf, user } = await open(0);
  const wished = Date.now() + 20 * 86_400_000;
  await approve(await ask('import', newKey(), wished));
  expect(await notesOf(user)).toMatchObject([{ expiresAt: wished }]);
  const { policyOf, setPolicy } = await import('@/lib/key-policies/store');
  await setPolicy('local', { ...(await policyOf('local')), maximumAgeDays: 10 }, 'Ana');
  await approve(await ask('import', newKey(), wished));
  const [ends] = (await notesOf(user)).map(({ expiresAt }) => expiresAt ?? 0).sort();
  expect(ends).toBeLessThan(wished);
});

test('an approval whose answer was lost is approved again without a second import', async () => {
  const { ask, approve, trail, notesOf, bodies, user } = await open(1);
  await approve(await ask('import', bodies[0] ?? ''));
  expect(await trail()).toEqual([]);
  expect(await notesOf(user)).toMatchObject([{ origin: 'portal', addedBy: 'Carla' }]);
});

test('an approved removal takes the key off, but never the last one', async () => {
  const { ask, approve, present, bodies, pendingRequests } = await open(2);
  const [first = '', second = ''] = bodies;
  await approve(await ask('delete', first));
  expect(await present()).toEqual([second]);
  await expect(approve(await ask('delete', second))).rejects.toMatchObject({ error: { code: 'LastKey' } });
  expect(await present()).toEqual([second]);
  expect(await pendingRequests('local')).toHaveLength(1);
});

test('nothing is done for a partner that is suspended or has lost the user meanwhile', async () => {
  const { ask, approve, present, partners, ref, end } = await open(0);
  const id = await ask('import', newKey());
  await partners.suspendPartner(ref);
  await expect(approve(id)).rejects.toMatchObject({ error: { code: 'PartnerSuspended' } });
  await partners.resumePartner(ref);
  await end();
  await expect(approve(id)).rejects.toMatchObject({ error: { code: 'RequestDecided' } });
  expect(await present()).toEqual([]);
});
