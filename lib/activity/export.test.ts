import { afterEach, expect, test } from 'vitest';
import { engines, type FreshConsole, openConsole } from '@/lib/auth/fresh-console';

const ana = { userId: 'u-ana', name: '=cmd()', role: 'admin', sessionId: 's-1', address: '192.0.2.1' };

let opened: FreshConsole | undefined;
afterEach(async () => {
  await opened?.close();
  opened = undefined;
});

test.each(engines)('a file holds exactly what the filter shows, over many pages, on %s', async (engine) => {
  opened = await openConsole(engine);
  const { recordEvent } = await import('@/lib/audit/record');
  const { exportEvents } = await import('./export');
  const { eventsQuery } = await import('./trail');
  for (let index = 0; index < 520; index++) {
    const operation = index % 4 === 0 ? 'StopServer' : 'TagUser';
    await recordEvent(ana, { operation, target: `t-${index}`, input: { index }, result: 'succeeded' });
  }
  const read = async (...[filter, format]: Parameters<typeof exportEvents>) => {
    let text = '';
    for await (const part of exportEvents(filter, format)) text += part;
    return text;
  };
  const all = (await read({}, 'ndjson')).trim().split('\n');
  expect(new Set(all.map((line) => JSON.parse(line).target)).size).toBe(520);
  const filter = { operation: 'TagUser' };
  const lines = (await read(filter, 'ndjson')).trim().split('\n');
  const shown = await eventsQuery(filter, undefined, 1_000).execute();
  expect(lines.map((line) => JSON.parse(line).id)).toEqual(shown.map(({ id }) => id));
  expect(JSON.parse(lines[0] ?? '')).toMatchObject({
    time: expect.stringMatching(/^\d{4}-\d\d-\d\dT.*Z$/),
    target: 't-519',
    input: { index: 519 },
    before: null,
  });
  const [header, first, ...rest] = (await read(filter, 'csv')).trimEnd().split('\r\n');
  expect(header).toMatch(/^time,result,operation,environment,target,actorId,actorName,/);
  expect(first).toMatch(/,succeeded,TagUser,,t-519,u-ana,'=cmd\(\),admin,s-1,192\.0\.2\.1,/);
  expect(rest).toHaveLength(389);
  expect(await read({ operation: 'CreateUser' }, 'csv')).toBe(`${header}\r\n`);
});
