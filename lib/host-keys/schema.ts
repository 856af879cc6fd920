// What people may ask of host keys.

import { z } from 'zod';
import { serverId, shaped } from '@/lib/fields/leaves';
import * as shapes from '@/lib/transfer-model/constraints.gen';
import { hostKeyProblem } from './private-key-rules';

const hostKeyId = shaped(shapes.HostKeyId, 'A host key id looks like hostkey-0123456789abcdef0.');
const description = z
  .string()
  .trim()
  .max(200, 'A description has at most 200 characters.')
  .regex(/^[\x20-\x7e]*$/, 'Use plain ASCII without line breaks.');

export const hostKeyRefSchema = z.object({ serverId, hostKeyId });
export type HostKeyRef = z.output<typeof hostKeyRefSchema>;

export const importHostKeySchema = z.object({
  serverId,
  HostKeyBody: z.string().superRefine((text, context) => {
    const problem = text.trim()
      ? hostKeyProblem(text)
      : 'Paste the private key, choose its file or drop it here.';
    if (problem) context.addIssue({ code: 'custom', message: problem });
  }),
  Description: description,
});
export type ImportHostKeyForm = z.input<typeof importHostKeySchema>;
export type ImportHostKeyValues = z.output<typeof importHostKeySchema>;

export const updateHostKeySchema = hostKeyRefSchema.extend({ Description: description });
export type UpdateHostKeyForm = z.input<typeof updateHostKeySchema>;
