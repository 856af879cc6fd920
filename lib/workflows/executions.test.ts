// What the log of a server says of executions, and what the console then knows, whatever the order and however often it reads.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { engines, type FreshConsole, openConsole } from '@/lib/auth/fresh-console';
import { courseOf, type EventOfExecution, mergeEvents, readExecutionEvent } from './execution-rules';

const workflowId = 'w-0123456789abcdef0';
const executionId = '01234567-89ab-cdef-0123-456789abcdef';
let number = 0;

function event(type: string, details: object = {}, at = ++number): EventOfExecution {
  const transferDetails = { serverId: 's-1', username: 'alice', sessionId: 'x' };
  const text = JSON.stringify({ type, details, workflowId, executionId, transferDetails });
  const read = readExecutionEvent(`${1000 + at}`, at, text);
  if (!read) throw new Error('The event was not understood.');
  return read;
}

const file = { backingStore: 'S3', bucket: 'box', key: 'a.txt' };
const started = () => event('ExecutionStarted', { input: { initialFileLocation: file } });
const step = (type: string) =>
  event('StepStarted', { stepType: type, stepName: '', input: { fileLocation: file } });
const completed = () => event('StepCompleted', { output: {} });
const errored = () => event('StepErrored', { errorType: 'TIMEOUT', errorMessage: 'too late' });

describe('the course of an execution', () => {
  test('is its steps in order, with those after a failure apart', () => {
    const events = [
      ...[started(), step('COPY'), completed(), step('CUSTOM')],
      ...[event('CustomStepInvoked', { output: { token: 'abc' } }), errored()],
      ...[step('DELETE'), completed(), event('ExecutionErrored')],
    ];
    const { state, steps, file: path } = courseOf(events);
    expect([state, path]).toEqual(['failed', '/box/a.txt']);
    expect(steps.map(({ type, state: how, handling }) => [type, how, handling])).toEqual([
      ['COPY', 'completed', false],
      ['CUSTOM', 'failed', false],
      ['DELETE', 'completed', true],
    ]);
    expect(steps[1]).toMatchObject({ error: { type: 'TIMEOUT', message: 'too late' }, token: 'abc' });
  });

  test('that has not ended is running, handling a failure, or waiting for its turn', () => {
    expect(courseOf([started(), step('COPY')]).state).toBe('running');
    expect(courseOf([started(), step('COPY'), errored()]).state).toBe('handling');
    expect(courseOf([event('ExecutionThrottled')]).state).toBe('waiting');
  });

  test('has a step once that was begun again after a restart', () => {
    expect(courseOf([started(), step('COPY'), step('COPY'), completed()]).steps).toHaveLength(1);
  });

  test('is the same whichever way its events were read', () => {
    const events = [started(), step('COPY'), completed(), event('ExecutionCompleted')];
    const mixed = mergeEvents(events.slice(2), [...events].reverse());
    expect(mixed.map(({ id }) => id)).toEqual(events.map(({ id }) => id));
  });
});

test.each(['', 'CLOSE Path=/box/a.txt', '[]', 'null', '{"activity-type":"OPEN"}', '{"type":"StepStarted"}'])(
  'a line that tells of no execution is none: %s',
  (text) => {
    expect(readExecutionEvent('1', 1, text)).toBeUndefined();
  },
);

describe.each(engines)('on %s', (engine) => {
  let opened: FreshConsole;
  beforeAll(async () => {
    opened = await openConsole(engine);
  }, 120_000);
  afterAll(() => opened.close());

  test('what is read twice is kept once, and what comes later is added', async () => {
    const { findExecutions, keepEvents, unfinished } = await import('./executions-store');
    const where = { environment: 'local', workflowId };
    const events = [started(), step('COPY'), completed(), event('ExecutionCompleted')];
    await keepEvents(where, events.slice(0, 2));
    expect(await unfinished(where)).toHaveLength(1);
    await keepEvents(where, events);
    await keepEvents(where, events.slice(1, 3));
    const [kept, ...others] = await findExecutions(where, { limit: 10 });
    expect(others).toEqual([]);
    expect(kept).toMatchObject({
      ...{ executionId, serverId: 's-1', userName: 'alice', file: '/box/a.txt', state: 'completed' },
      steps: [{ type: 'COPY', state: 'completed' }],
    });
    expect(await unfinished(where)).toEqual([]);
    expect(await findExecutions({ ...where, environment: 'other' }, { limit: 10 })).toEqual([]);
  });

  test('executions are paged from the newest on, each once', async () => {
    const { findExecutions, keepEvents } = await import('./executions-store');
    const where = { environment: 'local', workflowId: 'w-00000000000000000' };
    const many = ['a', 'b', 'c', 'd', 'e'].map((id, index) => ({
      ...event('ExecutionStarted', {}, 5_000 + Math.floor(index / 2)),
      executionId: id,
    }));
    await keepEvents(where, many);
    const seen: string[] = [];
    let after: { at: number; executionId: string } | undefined;
    do {
      const page = await findExecutions(where, { after, limit: 2 });
      seen.push(...page.map((one) => one.executionId));
      const last = page.at(-1);
      after = last && { at: last.startedAt, executionId: last.executionId };
    } while (after);
    expect(seen).toEqual(['e', 'c', 'd', 'a', 'b']);
  });

  test('what AWS forgot without a word in the log has an unknown end', async () => {
    const { findExecutions, keepLost, keepUnlogged } = await import('./executions-store');
    const where = { environment: 'local', workflowId: 'w-11111111111111111' };
    const running = {
      workflowId: where.workflowId,
      executionId,
      serverId: 's-1',
      userName: 'bob',
      file: '/b/c',
    };
    await keepUnlogged(where, { ...running, state: 'running', startedAt: 7, steps: [] });
    await keepUnlogged(where, { ...running, state: 'handling', startedAt: 9, steps: [] });
    await keepLost(where, [executionId]);
    expect(await findExecutions(where, { limit: 10 })).toEqual([
      { ...running, state: 'unknown', startedAt: 7, steps: [] },
    ]);
  });
});
