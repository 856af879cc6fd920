import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { engines, type FreshConsole, openConsole } from '@/lib/auth/fresh-console';
import { TransferFailure } from '@/lib/transfer/errors';
import type { JobDefinition, JobStep, Made } from './definition';

let opened: FreshConsole | undefined;
afterEach(async () => {
  await opened?.close();
  opened = undefined;
});

/** What the steps of a test did, in order. */
let done: string[];
beforeEach(() => {
  done = [];
});

function step(name: string, over: Partial<JobStep> = {}): JobStep {
  const remove = async (_context: unknown, made: Made) => void done.push(`remove ${made.id}`);
  return {
    name,
    title: `Make ${name}`,
    operation: 'CreateProfile',
    target: name,
    run: async () => {
      done.push(`make ${name}`);
      return { id: `${name}-1` };
    },
    undo: { operation: 'DeleteProfile', run: remove },
    ...over,
  };
}

const failing = async (): Promise<Made> => {
  throw new TransferFailure({
    code: 'ThrottlingException',
    kind: 'throttled',
    message: 'Slow down',
    fields: [],
  });
};

async function open(
  engine: (typeof engines)[number],
  steps: JobStep[],
  secrets: unknown = null,
  bySystem = false,
) {
  opened = await openConsole(engine);
  const { db } = opened;
  const { createAccount } = await import('@/lib/members/accounts');
  const { findJob, findSteps, insertJob, reopen } = await import('./store');
  const { workOn } = await import('./engine');
  const userId = await createAccount({
    name: 'Ana',
    role: 'as2-manager',
    email: 'ana@example.com',
    password: 'correct horse battery',
  });
  const { SYSTEM } = await import('@/lib/audit/record');
  const ana = { userId, name: 'Ana', role: 'as2-manager', sessionId: null, address: null };
  const actor = bySystem ? SYSTEM : ana;
  const definition: JobDefinition<unknown, unknown> = {
    kind: 'test',
    permission: 'CreateProfile',
    title: () => 'A test',
    steps: () => steps,
  };
  const id = await insertJob(definition, { environment: 'local', actor, input: {}, secrets });
  const work = () => workOn(id, () => definition);
  const look = async () => {
    const [job, rows] = [await findJob(id), await findSteps(id)];
    return { state: job?.state, secrets: job?.secrets, steps: rows.map(({ state }) => state) };
  };
  const again = async (state: 'running' | 'undoing') => {
    const job = await findJob(id);
    if (!job) throw new Error('the job is gone');
    expect(await reopen(job, state, actor)).toBe(true);
    await work();
  };
  return { db, id, userId, work, look, again };
}

describe.each(engines)('jobs on %s', { timeout: 30_000 }, (engine) => {
  test('steps run in order, later ones see what earlier ones made, and each is audited', async () => {
    const seen: unknown[] = [];
    const last = step('b', {
      run: async ({ made }) => {
        seen.push(made);
        return { id: 'b-1' };
      },
    });
    const { db, work, look } = await open(engine, [step('a'), last]);
    await work();
    expect(await look()).toMatchObject({ state: 'completed', steps: ['done', 'done'] });
    expect(seen).toMatchObject([{ a: { id: 'a-1' } }]);
    const rows = await db.selectFrom('audit').select(['kind', 'target', 'result', 'actorName']).execute();
    expect(rows.map(({ kind, result }) => `${kind} ${result ?? ''}`.trim()).sort()).toEqual([
      'intent',
      'intent',
      'outcome succeeded',
      'outcome succeeded',
    ]);
  });

  test('a job of the console itself hangs on nobody’s role, and is audited as the system’s', async () => {
    const { db, work, look } = await open(engine, [step('a')], null, true);
    await work();
    expect(await look()).toMatchObject({ state: 'completed' });
    const rows = await db.selectFrom('audit').select(['actorName', 'result']).execute();
    expect(rows).toContainEqual({ actorName: 'system', result: 'succeeded' });
  });

  test('a step that fails stops the job, and going on does not repeat what is done', async () => {
    let broken = true;
    const second = step('b', { run: () => (broken ? failing() : Promise.resolve({ id: 'b-2' })) });
    const { work, look, again } = await open(engine, [step('a'), second, step('c')]);
    await work();
    expect(await look()).toMatchObject({ state: 'failed', steps: ['done', 'failed', 'waiting'] });
    broken = false;
    await again('running');
    expect(await look()).toMatchObject({ state: 'completed', steps: ['done', 'done', 'done'] });
    expect(done).toEqual(['make a', 'make c']);
  });

  test('undoing removes what was made, the last first', async () => {
    const { work, look, again } = await open(engine, [step('a'), step('b'), step('c', { run: failing })]);
    await work();
    await again('undoing');
    expect(await look()).toMatchObject({ state: 'undone', steps: ['undone', 'undone', 'failed'] });
    expect(done.slice(2)).toEqual(['remove b-1', 'remove a-1']);
  });

  test('a job whose process died goes on, and looks before it makes a thing twice', async () => {
    const found = step('a', { find: async () => ({ id: 'a-found' }) });
    const { db, id, work, look } = await open(engine, [found, step('b')]);
    await db.updateTable('jobStep').set({ state: 'running' }).where('position', '=', 0).execute();
    await db.updateTable('job').set({ leaseHolder: 'another', leaseUntil: 1 }).where('id', '=', id).execute();
    await work();
    expect(await look()).toMatchObject({ state: 'completed', steps: ['done', 'done'] });
    expect(done).toEqual(['make b']);
  });

  test('where nothing tells whether an interrupted step was done, the job stops and says so', async () => {
    const { db, work, look } = await open(engine, [step('a')]);
    await db.updateTable('jobStep').set({ state: 'running' }).execute();
    await work();
    expect(await look()).toMatchObject({ state: 'failed', steps: ['unknown'] });
    expect(done).toEqual([]);
  });

  test('two processes never work on one job', async () => {
    const { work, look } = await open(engine, [step('a')]);
    await Promise.all([work(), work()]);
    expect(await look()).toMatchObject({ state: 'completed' });
    expect(done).toEqual(['make a']);
  });

  test('who has lost the role changes nothing any more', async () => {
    const { db, userId, work, look } = await open(engine, [step('a')]);
    await db.updateTable('user').set({ role: 'viewer' }).where('id', '=', userId).execute();
    await work();
    expect(await look()).toMatchObject({ state: 'failed', steps: ['failed'] });
    expect(done).toEqual([]);
  });

  test('secrets are sealed while the job runs, and gone when it is over', async () => {
    const read: unknown[] = [];
    const keeper = step('a', {
      run: async ({ secrets }) => {
        read.push(secrets);
        return { id: 'a-1' };
      },
    });
    const { work, look } = await open(engine, [keeper], { privateKey: 'a most private key' });
    expect((await look()).secrets).not.toContain('private');
    await work();
    expect(read).toEqual([{ privateKey: 'a most private key' }]);
    expect((await look()).secrets).toBeNull();
  });
});
