// What may be said when a crawl is started.

import { z } from 'zod';
import { paces } from './rules';

export const crawlSchema = z.object({
  withKeys: z.boolean(),
  callsPerSecond: z.number().refine((value) => (paces as readonly number[]).includes(value)),
});
export type CrawlInput = z.input<typeof crawlSchema>;

export const nothing = z.object({});
