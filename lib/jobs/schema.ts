// The inputs of reads and writes about jobs.

import { z } from 'zod';

export const jobRefSchema = z.object({ jobId: z.uuid() });

export type JobRef = z.infer<typeof jobRefSchema>;
