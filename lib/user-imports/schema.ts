// What a check and an import of users are asked for.

import { z } from 'zod';
import { roleArn, serverId } from '@/lib/fields/leaves';
import { looksPrivate } from '@/lib/ssh-keys/rules';
import { differenceChoices, importLayouts, MAX_BYTES } from './rules';

export const checkImportSchema = z.object({
  ServerId: serverId,
  text: z
    .string()
    .min(1, 'Paste rows or choose a file.')
    .max(MAX_BYTES, 'The file is too large: import it in parts.')
    .refine(
      (text) => !looksPrivate(text),
      'There is a private key in this text. Take it out: only public keys may go anywhere.',
    ),
  layout: z.enum(importLayouts),
  /** For rows without a role. */
  Role: z.union([z.literal(''), roleArn]),
});
export type CheckImportValues = z.input<typeof checkImportSchema>;
export type CheckImport = z.output<typeof checkImportSchema>;

export const startImportSchema = checkImportSchema.extend({ onDifference: z.enum(differenceChoices) });
export type StartImportValues = z.input<typeof startImportSchema>;
