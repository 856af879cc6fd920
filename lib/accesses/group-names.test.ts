/** Names of groups are kept for each environment. */
import { expect, test } from 'vitest';
import { openConsole } from '@/lib/auth/fresh-console';

test('a group keeps its name in its environment until the name is emptied', async () => {
  const opened = await openConsole('SQLite');
  try {
    const { groupNames, nameGroup } = await import('./group-names');
    const sid = 'S-1-5-21-1-2-3-1001';
    await nameGroup({ environment: 'prod', sid, name: 'Finance' }, opened.db);
    await nameGroup({ environment: 'prod', sid, name: 'Finance EU' }, opened.db);
    expect([...(await groupNames('prod', [sid], opened.db))]).toEqual([[sid, 'Finance EU']]);
    expect((await groupNames('test', [sid], opened.db)).size).toBe(0);
    await nameGroup({ environment: 'prod', sid, name: '' }, opened.db);
    expect((await groupNames('prod', [sid], opened.db)).size).toBe(0);
  } finally {
    await opened.close();
  }
});
