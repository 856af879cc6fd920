import { afterEach, expect, test } from 'vitest';
import { type FreshConsole, openConsole } from '@/lib/auth/fresh-console';

let opened: FreshConsole | undefined;
afterEach(async () => {
  await opened?.close();
  opened = undefined;
});

const KEY = '-----BEGIN PRIVATE KEY-----\nMC4CAQAwBQYDK2VwBCIEIMf7';

test('a private key reaches no column of the trail, be it in the target, the input or the answer', async () => {
  opened = await openConsole('SQLite');
  const { recordEvent } = await import('./record');
  const ana = { userId: 'u-1', name: 'Ana', role: 'admin', sessionId: null, address: null };
  await recordEvent(ana, {
    operation: 'CreateServer',
    target: KEY,
    input: { Name: KEY, HostKey: KEY },
    result: 'failed',
    errorMessage: `Value '${KEY}' at 'name' failed to satisfy constraint`,
  });
  const rows = await opened.db.selectFrom('audit').selectAll().execute();
  expect(rows).toHaveLength(2);
  expect(JSON.stringify(rows)).not.toContain('MC4CAQ');
});
