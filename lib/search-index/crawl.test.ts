// The crawl of an environment on the real emulator: what it finds, what it forgets, and that it goes on where it was left.
import { CreateUserCommand, DeleteUserCommand } from '@aws-sdk/client-transfer';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { engines, type FreshConsole, openConsole } from '@/lib/auth/fresh-console';
import { fingerprintOfLine } from '@/lib/ssh-keys/rules';
import { type FreshEmulator, openEmulator, ROLE } from '@/scripts/fresh-emulator';

let emulator: FreshEmulator;
let opened: FreshConsole | undefined;
beforeEach(async () => {
  emulator = await openEmulator();
}, 60_000);
/** Timers and clients outlive a console's modules. */
function forgetProcess() {
  clearInterval(globalThis.consoleCrawlTimer);
  globalThis.consoleCrawlTimer = undefined;
  globalThis.consoleTransferClients = undefined;
}

afterEach(async () => {
  forgetProcess();
  // What was learned last must not be written into the next test's console.
  await (await import('./observe')).writeLearned();
  await opened?.close();
  opened = undefined;
  await emulator.close();
});

const PATIENT = { timeout: 30_000, interval: 20 };

async function load() {
  const { crawl, keepCrawlsGoing } = await import('./crawl');
  const { changeState, findCrawl, insertCrawl } = await import('./crawl-store');
  const { keepLearning } = await import('./observe');
  const { findEntries } = await import('./find');
  keepLearning();
  const found = async (query: string) => {
    const { matches } = await findEntries([{ id: 'local', label: 'Local' }], query);
    return matches.map(({ entry }) => `${entry.kind} ${entry.label}`);
  };
  const start = (withKeys: boolean, callsPerSecond = 1_000) =>
    insertCrawl({ environment: 'local', withKeys: withKeys ? 1 : 0, callsPerSecond, startedBy: 'Ana' });
  const state = async () => (await findCrawl('local'))?.state;
  return { crawl, keepCrawlsGoing, changeState, findCrawl, start, state, found };
}

async function open(engine: (typeof engines)[number]) {
  opened = await openConsole(engine, { EMULATOR_URL: emulator.url });
  return load();
}

/** Two servers, one of them with users, each with a key; gives the lines of the keys. */
async function world(users: number) {
  await emulator.server({ Tags: [{ Key: 'Name', Value: 'empty' }] });
  const ServerId = await emulator.server({ Tags: [{ Key: 'Name', Value: 'busy' }] });
  const keys: string[] = [];
  for (let number = 0; number < users; number += 1) {
    const SshPublicKeyBody = emulator.newKey();
    keys.push(SshPublicKeyBody);
    const UserName = `person-${number}`;
    await emulator.client.send(new CreateUserCommand({ ServerId, UserName, Role: ROLE, SshPublicKeyBody }));
  }
  return { ServerId, keys };
}

describe.each(engines)('a crawl on %s', { timeout: 60_000 }, (engine) => {
  test('finds every user and, where it was asked for, every key, and counts its calls', async () => {
    const { crawl, findCrawl, found, start } = await open(engine);
    const { keys } = await world(3);
    const fingerprint = fingerprintOfLine(keys[1] ?? '') ?? '';
    await start(false);
    await crawl('local');
    const names = await findCrawl('local');
    expect(names).toMatchObject({ state: 'completed', startedBy: 'Ana', error: null });
    expect(await found('busy')).toEqual(['server busy']);
    expect(await found('person')).toHaveLength(3);
    expect(await found(fingerprint)).toEqual([]);
    await start(true);
    await crawl('local');
    expect(await found(fingerprint)).toEqual([`key ${fingerprint}`]);
    const { calls } = (await findCrawl('local')) ?? { calls: 0 };
    expect(calls).toBe((names?.calls ?? 0) + 3);
    const done = await opened?.db.selectFrom('crawledServer').selectAll().execute();
    expect(done?.map(({ users, described, doneAt }) => [users, described, doneAt !== null]).sort()).toEqual([
      [0, 0, true],
      [3, 3, true],
    ]);
  });

  test('forgets what is not there any more', async () => {
    const { crawl, found, start } = await open(engine);
    const { ServerId, keys } = await world(2);
    await start(true);
    await crawl('local');
    await emulator.client.send(new DeleteUserCommand({ ServerId, UserName: 'person-0' }));
    expect(await found('person')).toHaveLength(2);
    await start(true);
    await crawl('local');
    expect(await found('person')).toEqual(['user person-1']);
    expect(await found(fingerprintOfLine(keys[0] ?? '') ?? '')).toEqual([]);
  });

  test('rests when it is paused, goes on where it was, and begins nothing twice', async () => {
    const { crawl, changeState, findCrawl, start, state } = await open(engine);
    await world(25);
    expect(await start(true, 50)).toBe(true);
    expect(await start(true)).toBe(false);
    const both = [crawl('local'), crawl('local')];
    await vi.waitUntil(async () => ((await findCrawl('local'))?.calls ?? 0) > 15, PATIENT);
    expect(await changeState('local', ['running'], 'paused')).toBe(true);
    await Promise.all(both);
    const { calls: before } = (await findCrawl('local')) ?? { calls: 0 };
    expect([await state(), await start(true)]).toEqual(['paused', false]);
    await changeState('local', ['paused', 'failed'], 'running');
    await crawl('local');
    expect(await state()).toBe('completed');
    const rows = await opened?.db.selectFrom('searchEntry').select('id').where('kind', '=', 'key').execute();
    expect(rows).toHaveLength(25);
    expect((await findCrawl('local'))?.calls).toBeGreaterThan(before);
  });

  test('is taken up by the next process when its own ends, and never begins by itself', async () => {
    const { changeState, start } = await open(engine);
    await world(2);
    await start(true);
    await changeState('local', ['running'], 'paused');
    await opened?.stop();
    const next = await load();
    next.keepCrawlsGoing();
    expect(await next.state()).toBe('paused');
    await next.changeState('local', ['paused'], 'running');
    forgetProcess();
    next.keepCrawlsGoing();
    await vi.waitUntil(async () => (await next.state()) === 'completed', PATIENT);
    expect(await next.found('person')).toHaveLength(2);
  });

  test('that cannot reach AWS ends with the reason, and goes on when it is told to', async () => {
    const { crawl, changeState, findCrawl, start } = await open(engine);
    await start(false);
    await opened?.db.updateTable('crawl').set({ stage: 'servers' }).execute();
    await emulator.close();
    await crawl('local');
    const ended = await findCrawl('local');
    expect([ended?.state, JSON.parse(ended?.error ?? '{}').kind]).toEqual(['failed', 'unreachable']);
    expect(await changeState('local', ['paused', 'failed'], 'running')).toBe(true);
    emulator = await openEmulator();
  });
});
