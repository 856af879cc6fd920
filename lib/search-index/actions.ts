'use server';
// Starting, pausing and ending the crawl of an environment.

import { defineAction } from '@/lib/transfer/action';
import { TransferFailure } from '@/lib/transfer/errors';
import { crawl } from './crawl';
import { changeState, insertCrawl } from './crawl-store';
import { crawlSchema, nothing } from './schema';

const TARGET = 'search index';

function must(changed: boolean, message: string): void {
  if (!changed) throw new TransferFailure({ code: 'CrawlMoved', kind: 'conflict', message, fields: [] });
}

export const startCrawl = defineAction({
  permission: 'ManageSearchIndex',
  operation: 'StartCrawl',
  input: crawlSchema,
  target: () => TARGET,
  run: async ({ environment, caller }, { withKeys, callsPerSecond }) => {
    const beginning = { withKeys: withKeys ? 1 : 0, callsPerSecond, startedBy: caller.name };
    const begun = await insertCrawl({ environment: environment.id, ...beginning });
    must(begun, 'A crawl of this environment is under way already.');
    void crawl(environment.id);
  },
});

export const pauseCrawl = defineAction({
  permission: 'ManageSearchIndex',
  operation: 'PauseCrawl',
  input: nothing,
  target: () => TARGET,
  run: async ({ environment }) => {
    must(await changeState(environment.id, ['running'], 'paused'), 'The crawl does not run any more.');
  },
});

export const resumeCrawl = defineAction({
  permission: 'ManageSearchIndex',
  operation: 'ResumeCrawl',
  input: nothing,
  target: () => TARGET,
  run: async ({ environment }) => {
    const resumed = await changeState(environment.id, ['paused', 'failed'], 'running');
    must(resumed, 'The crawl neither rests nor has it failed.');
    void crawl(environment.id);
  },
});

export const cancelCrawl = defineAction({
  permission: 'ManageSearchIndex',
  operation: 'CancelCrawl',
  input: nothing,
  target: () => TARGET,
  run: async ({ environment }) => {
    const cancelled = await changeState(environment.id, ['running', 'paused', 'failed'], 'cancelled');
    must(cancelled, 'The crawl is over already.');
  },
});
