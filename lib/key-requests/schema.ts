// What people may say about a partner's request.

import { z } from 'zod';
import { serverId, userName } from '@/lib/fields/leaves';

/** User and fingerprint are what the trail says, so they must be those of the very request. */
export const requestRefSchema = z.object({
  id: z.string().min(1).max(100),
  ServerId: serverId,
  UserName: userName,
  fingerprint: z.string().min(1).max(100),
});
export type RequestRef = z.input<typeof requestRefSchema>;

export const refuseRequestSchema = requestRefSchema.extend({
  reason: z.string().trim().min(1, 'Say why: the partner sees it.').max(500, 'Use at most 500 characters.'),
});
export type RefuseRequestValues = z.input<typeof refuseRequestSchema>;
