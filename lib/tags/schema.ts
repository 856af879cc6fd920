// What tags may be sent: the limits of the API and the rules that it applies to keys.

import { z } from 'zod';

const MAX_TAGS = 50;

export const tagKey = z
  .string()
  .trim()
  .min(1, 'A tag needs a key.')
  .max(128, 'A key has at most 128 characters.')
  .refine((key) => !/^aws:/i.test(key), 'Keys that begin with "aws:" are reserved for AWS.');

export const tagSchema = z.object({
  Key: tagKey,
  Value: z.string().max(256, 'A value has at most 256 characters.'),
});

/** Rows that are wholly empty are those not filled in yet; they are left out. */
export const tagsSchema = z
  .array(z.object({ Key: z.string(), Value: z.string() }))
  .transform((tags) => tags.filter((tag) => tag.Key.trim() || tag.Value.trim()))
  .pipe(
    z
      .array(tagSchema)
      .max(MAX_TAGS, `A resource has at most ${MAX_TAGS} tags.`)
      .refine(
        (tags) => new Set(tags.map((tag) => tag.Key)).size === tags.length,
        'Each key may be there only once.',
      ),
  );
