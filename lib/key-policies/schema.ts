// What may be said in a key policy.

import { z } from 'zod';
import { keyTypes, rsaSizes } from './rules';

const some = z.enum(keyTypes);
const days = z
  .number()
  .int('Enter whole days.')
  .min(1, 'Enter at least 1 day.')
  .max(3_650, 'Enter at most 3650 days.');
const most = z
  .number()
  .int('Enter a whole number.')
  .min(1, 'Enter at least 1.')
  .max(50, 'A user has at most 50 keys.');

export const keyPolicySchema = z.object({
  allowedTypes: z.array(some).min(1, 'Allow at least one type.').max(keyTypes.length),
  /** As the form's select gives it. */
  minimumRsaBits: z.enum(rsaSizes.map(String)).transform(Number),
  maximumAgeDays: days.optional(),
  maximumKeys: most.optional(),
  removeExpired: z.boolean(),
});
export type KeyPolicyValues = z.input<typeof keyPolicySchema>;
