import { afterEach, describe, expect, test, vi } from 'vitest';
import { engines, type FreshConsole, openConsole } from '@/lib/auth/fresh-console';
import { TransferFailure } from '@/lib/transfer/errors';
import type { JobDefinition, JobStep, Made } from './definition';
import { countedSteps, percentTried } from './rules';

let opened: FreshConsole | undefined;
afterEach(async () => {
  await opened?.close();
  opened = undefined;
});

const failure = (kind: 'throttled' | 'conflict', code: string) =>
  new TransferFailure({ code, kind, message: 'Not now', fields: [] });

function stepFor(name: string, run: () => Promise<Made>, over: Partial<JobStep> = {}): JobStep {
  return { name, title: `Tag ${name}`, operation: 'TagUser', target: name, run, ...over };
}

const names = (count: number) => Array.from({ length: count }, (_, index) => `user-${index}`);

async function open(engine: (typeof engines)[number], steps: JobStep[]) {
  opened = await openConsole(engine);
  const { db } = opened;
  const { createAccount } = await import('@/lib/members/accounts');
  const store = await import('./store');
  const { workOn } = await import('./engine');
  const userId = await createAccount({
    name: 'Uma',
    role: 'user-manager',
    email: 'uma@example.com',
    password: 'correct horse battery',
  });
  const actor = { userId, name: 'Uma', role: 'user-manager', sessionId: null, address: null };
  const definition: JobDefinition<unknown, unknown> = {
    kind: 'test',
    permission: 'RunJobs',
    title: () => 'A test',
    steps: () => steps,
    independent: true,
  };
  const id = await store.insertJob(definition, { environment: 'local', actor, input: {}, secrets: null });
  const work = () => workOn(id, () => definition);
  const state = async () => (await store.findJob(id))?.state;
  const goOn = async () => {
    const job = await store.findJob(id);
    expect(job && (await store.reopen(job, 'running', actor))).toBe(true);
    await work();
  };
  return { db, id, userId, store, work, state, goOn };
}

describe.each(engines)('jobs of independent steps on %s', { timeout: 60_000 }, (engine) => {
  test('a step that fails stops no other, and going on tries only those that are not done', async () => {
    let broken = true;
    const done: string[] = [];
    let atOnce = 0;
    let most = 0;
    const steps = names(25).map((name, index) =>
      stepFor(name, async () => {
        atOnce += 1;
        most = Math.max(most, atOnce);
        await vi.waitUntil(() => most === 4, { timeout: 10_000, interval: 1 });
        atOnce -= 1;
        if (broken && index % 10 === 3) throw failure('conflict', 'ConflictException');
        done.push(name);
        return { id: name };
      }),
    );
    const { db, id, store, work, state, goOn } = await open(engine, steps);
    await work();
    expect(await state()).toBe('failed');
    expect(await store.countSteps(id)).toMatchObject({ done: 22, failed: 3, waiting: 0 });
    const failed = await store.findStepsPage(id, { states: ['failed', 'unknown'], from: 4, limit: 1 });
    expect(failed.map(({ name, error }) => [name, JSON.parse(error ?? '{}').code])).toEqual([
      ['user-13', 'ConflictException'],
    ]);
    broken = false;
    await goOn();
    expect(await state()).toBe('completed');
    expect([...done].sort()).toEqual(names(25).sort());
    expect(most).toBe(4);
    const outcomes = await db.selectFrom('audit').select('result').where('kind', '=', 'outcome').execute();
    expect(outcomes.filter(({ result }) => result === 'succeeded')).toHaveLength(25);
    expect(outcomes.filter(({ result }) => result === 'failed')).toHaveLength(3);
  });

  test('AWS that asks to slow down is waited for', async () => {
    let refusals = 3;
    const steps = names(6).map((name) =>
      stepFor(name, async () => {
        if (refusals-- > 0) throw failure('throttled', 'ThrottlingException');
        return { id: name };
      }),
    );
    const { id, store, work, state } = await open(engine, steps);
    await work();
    expect(await state()).toBe('completed');
    expect((await store.countSteps(id)).done).toBe(6);
  });

  test('after a restart nothing is done twice: an interrupted step is looked for, or told as not known', async () => {
    const done: string[] = [];
    const make = (name: string) => async () => {
      done.push(name);
      return { id: name };
    };
    const { db, id, store, work, state, goOn } = await open(engine, [
      stepFor('found', make('found'), { find: async () => ({ id: 'found' }) }),
      stepFor('not there', make('not there'), { find: async () => undefined }),
      stepFor('nobody knows', make('nobody knows')),
      stepFor('after', make('after')),
    ]);
    await db.updateTable('jobStep').set({ state: 'running' }).where('position', '<', 3).execute();
    await db.updateTable('job').set({ leaseHolder: 'another', leaseUntil: 1 }).execute();
    await work();
    expect(await state()).toBe('failed');
    expect(done.sort()).toEqual(['after', 'not there']);
    expect(await store.countSteps(id)).toMatchObject({ done: 3, unknown: 1 });
    await goOn();
    expect(await state()).toBe('completed');
    expect(done.sort()).toEqual(['after', 'nobody knows', 'not there']);
  });

  test('told to stop, it ends what is under way and begins nothing else, until somebody goes on', async () => {
    let stop = async () => {};
    const done: string[] = [];
    const steps = names(20).map((name, index) =>
      stepFor(name, async () => {
        if (index === 5) await stop();
        done.push(name);
        return { id: name };
      }),
    );
    const { id, store, work, state, goOn } = await open(engine, steps);
    const { stopWork } = await import('./engine');
    stop = async () => {
      expect(await stopWork(id)).toBe(true);
    };
    await work();
    expect(await state()).toBe('failed');
    const counts = await store.countSteps(id);
    expect(counts).toMatchObject({ done: done.length, failed: 0, running: 0 });
    expect(counts.waiting).toBeGreaterThan(10);
    expect(await stopWork(id)).toBe(false);
    await goOn();
    expect(await state()).toBe('completed');
    expect(done).toHaveLength(20);
  });

  test('nobody goes on with a stopped run while its last steps are being ended, and at once after that', async () => {
    const actor = { userId: 'o', name: 'Olga', role: 'operator', sessionId: null, address: null };
    let tooEarly: boolean | undefined;
    const steps = names(20).map((name, index) =>
      stepFor(name, async () => {
        if (index === 5) {
          // As another process would.
          expect(await store.halt(id)).toBe(true);
          const job = await store.findJob(id);
          tooEarly = job && (await store.reopen(job, 'running', actor));
          throw failure('conflict', 'ConflictException');
        }
        return { id: name };
      }),
    );
    const { id, store, work, goOn } = await open(engine, steps);
    await work();
    expect(tooEarly).toBe(false);
    await goOn();
  });

  test('who has lost the role changes nothing any more', async () => {
    const done: string[] = [];
    const steps = names(3).map((name) =>
      stepFor(name, async () => {
        done.push(name);
        return { id: name };
      }),
    );
    const { db, id, userId, store, work } = await open(engine, steps);
    await db.updateTable('user').set({ role: 'viewer' }).where('id', '=', userId).execute();
    await work();
    expect(await store.countSteps(id)).toMatchObject({ failed: 3 });
    expect(done).toEqual([]);
  });

  test('ten thousand steps are kept, counted and gone on with where they stopped', async () => {
    const done: string[] = [];
    const steps = names(10_000).map((name) =>
      stepFor(name, async () => {
        done.push(name);
        return { id: name };
      }),
    );
    const { db, id, store, work, state } = await open(engine, steps);
    await db.updateTable('jobStep').set({ state: 'done' }).where('position', '<', 9_990).execute();
    expect(await store.countSteps(id)).toMatchObject({ done: 9_990, waiting: 10 });
    await work();
    expect(await state()).toBe('completed');
    expect(done).toHaveLength(10);
  });
});

test('a bar is full only when every step was tried', () => {
  const steps = { waiting: 1, running: 0, done: 990, failed: 8, unknown: 1, undone: 0 };
  expect(countedSteps(steps)).toEqual({ total: 1_000, done: 990, failed: 9, left: 1 });
  expect(percentTried(steps)).toBe(99);
  expect(percentTried({ ...steps, waiting: 0 })).toBe(100);
});
