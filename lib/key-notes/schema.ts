// What people may say of a key: label, owner, expiry, and whether it is taken off then.

import { z } from 'zod';
import { serverId, userName } from '@/lib/fields/leaves';
import { optionalDay } from '@/lib/partners/schema';

const fingerprint = z.string().regex(/^SHA256:[A-Za-z0-9+/]{1,50}$/, 'A fingerprint looks like SHA256:…');

export const keyRefSchema = z.object({ ServerId: serverId, UserName: userName, fingerprint });
export type KeyRef = z.input<typeof keyRefSchema>;

export const annotateKeySchema = keyRefSchema
  .extend({
    label: z.string().trim().max(100, 'Use at most 100 characters.'),
    /** A contact's id, or empty. */
    owner: z.string().max(100),
    expires: optionalDay,
    remove: z.boolean(),
  })
  .refine(({ remove, expires }) => !remove || expires !== null, {
    path: ['expires'],
    message: 'Enter the day on which it is to be removed.',
  })
  .transform(({ expires, owner, ...rest }) => ({
    ...rest,
    ownerContactId: owner === '' ? null : owner,
    expiresAt: expires,
  }));
export type AnnotateKeyValues = z.input<typeof annotateKeySchema>;
