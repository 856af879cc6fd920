// The inputs of reads and writes about jobs.

import { z } from 'zod';

export const jobRefSchema = z.object({ jobId: z.uuid() });

export type JobRef = z.infer<typeof jobRefSchema>;

export const jobStepsSchema = jobRefSchema.extend({
  states: z
    .array(z.enum(['waiting', 'running', 'done', 'failed', 'unknown', 'undone']))
    .min(1)
    .max(6),
  /** The position to go on from. */
  NextToken: z
    .string()
    .regex(/^\d{1,9}$/)
    .optional(),
});
