// What members type to set up their second factor, and to change it.

import { z } from 'zod';
import { currentPassword } from '@/lib/account/schema';

export const beginSchema = z.object({ currentPassword });
export type BeginValues = z.input<typeof beginSchema>;

const appCode = z
  .string()
  .transform((text) => text.replaceAll(/\s/g, ''))
  .pipe(z.string().regex(/^\d{6}$/, 'Enter the six digits that your app shows.'));

export const confirmSchema = z.object({ code: appCode });
export type ConfirmValues = z.input<typeof confirmSchema>;

/** A code of the app or a backup code. */
export const proveSchema = z.object({
  currentPassword,
  code: z
    .string()
    .trim()
    .min(6, 'Enter the six digits that your app shows, or a backup code.')
    .max(20, 'Enter the six digits that your app shows, or a backup code.'),
});
export type ProveValues = z.input<typeof proveSchema>;
