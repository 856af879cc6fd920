import { afterEach, describe, expect, test } from 'vitest';
import { engines, type FreshConsole, openConsole } from '@/lib/auth/fresh-console';

const wish = {
  environment: 'local',
  serverId: 's-0123456789abcdef0',
  userName: 'alice',
  partnerId: 'p-1',
  contactId: 'c-1',
  kind: 'import' as const,
  sshPublicKeyId: null,
  body: 'ssh-ed25519 AAAA',
  fingerprint: 'SHA256:one',
  label: 'Payroll',
  expiresAt: null,
};

let opened: FreshConsole | undefined;
afterEach(async () => {
  await opened?.close();
  opened = undefined;
});

async function open(engine: (typeof engines)[number]) {
  opened = await openConsole(engine);
  const { db } = opened;
  const partner = {
    id: 'p-1',
    name: 'Acme',
    suspendedAt: null,
    expiresAt: null,
    createdAt: 1,
    createdBy: 'Ana',
  };
  await db.insertInto('partner').values(partner).execute();
  return { db, ...(await import('./store')) };
}

const decided = { error: { code: 'RequestDecided' } };

describe.each(engines)('requests of partners on %s', { timeout: 30_000 }, (engine) => {
  test('of two who decide at once one wins, and the change is made once', async () => {
    const { approveRequest, createRequest, refuseRequest, requestsOf } = await open(engine);
    const id = await createRequest(wish);
    let changes = 0;
    const change = async () => {
      changes += 1;
    };
    const both = await Promise.allSettled([
      approveRequest('local', id, 'Ana', change),
      approveRequest('local', id, 'Bob', change),
    ]);
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(changes).toBe(1);
    await expect(refuseRequest('local', id, { decidedBy: 'Bob', reason: 'No' })).rejects.toMatchObject(
      decided,
    );
    expect(await requestsOf('p-1')).toMatchObject([{ state: 'approved' }]);
  });

  test('while it is being approved it is neither refused nor withdrawn', async () => {
    const { approveRequest, createRequest, refuseRequest, withdraw } = await open(engine);
    const id = await createRequest(wish);
    await approveRequest('local', id, 'Ana', async () => {
      await expect(withdraw('p-1', id)).rejects.toMatchObject(decided);
      await expect(refuseRequest('local', id, { decidedBy: 'Bob', reason: 'No' })).rejects.toMatchObject(
        decided,
      );
    });
  });

  test('a change that fails, and one whose process ended, leave the request waiting', async () => {
    const { db, approveRequest, createRequest, pendingRequests } = await open(engine);
    const id = await createRequest(wish);
    const failing = approveRequest('local', id, 'Ana', async () => {
      throw new Error('AWS is away');
    });
    await expect(failing).rejects.toThrow('AWS is away');
    expect(await pendingRequests()).toMatchObject([{ id, partnerName: 'Acme', decidedBy: null }]);
    const longAgo = { decidedBy: 'Bob', decidedAt: Date.now() - 61_000 };
    await db.updateTable('keyRequest').set(longAgo).execute();
    await approveRequest('local', id, 'Ana', async () => undefined);
    expect(await pendingRequests()).toEqual([]);
  });

  test('a refusal keeps its reason for the partner', async () => {
    const { createRequest, refuseRequest, requestsOf } = await open(engine);
    const id = await createRequest(wish);
    await refuseRequest('local', id, { decidedBy: 'Ana', reason: 'Send an Ed25519 key.' });
    expect(await requestsOf('p-1')).toMatchObject([
      { state: 'refused', decidedBy: 'Ana', reason: 'Send an Ed25519 key.' },
    ]);
  });

  test('a request is decided on in its own environment and withdrawn by its own partner only', async () => {
    const { approveRequest, createRequest, withdraw, requestsOf } = await open(engine);
    const id = await createRequest(wish);
    await expect(approveRequest('prod', id, 'Ana', async () => undefined)).rejects.toMatchObject(decided);
    await expect(withdraw('p-2', id)).rejects.toMatchObject(decided);
    expect(await requestsOf('p-2')).toEqual([]);
    await withdraw('p-1', id);
    expect(await requestsOf('p-1')).toMatchObject([{ state: 'withdrawn' }]);
  });

  test('the same wish is kept once, and again after a decision', async () => {
    const { createRequest, withdraw, countPending } = await open(engine);
    const id = await createRequest(wish);
    await expect(createRequest(wish)).rejects.toMatchObject({ error: { code: 'RequestPending' } });
    await createRequest({ ...wish, userName: 'bob' });
    expect(await countPending('local')).toBe(2);
    await withdraw('p-1', id);
    await createRequest(wish);
  });
});
