// What tags may be sent: the limits of the API and the rules that it applies to keys.

import { z } from 'zod';
import { serverId, shaped } from '@/lib/fields/leaves';
import * as shapes from '@/lib/transfer-model/constraints.gen';

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

/** A change of a server's tags, as `tagChange` makes it. */
export const saveServerTagsSchema = z
  .object({
    serverId,
    arn: shaped(shapes.Arn, 'An ARN is needed.'),
    set: z.array(tagSchema).max(MAX_TAGS),
    remove: z.array(tagKey).max(MAX_TAGS),
  })
  .refine(({ arn, serverId: id }) => arn.endsWith(`:server/${id}`), 'The ARN is that of another resource.');
export type SaveServerTags = z.input<typeof saveServerTagsSchema>;

const AS2_ARN = /:(?:certificate|profile|connector|agreement)\/((?:s-[0-9a-f]{17}\/)?[a-z]+-[0-9a-f]{17})$/;

/** `s-…/a-…` of an agreement, else the id alone: what the audit trail and the addresses of pages say. */
export function as2TargetOf(arn: string): string {
  return AS2_ARN.exec(arn)?.[1] ?? '';
}

/** The same for certificates, profiles, agreements and connectors, whose ARN says which of them is meant. */
export const saveAs2TagsSchema = z.object({
  arn: shaped(shapes.Arn, 'An ARN is needed.').refine(as2TargetOf, 'The ARN is that of another resource.'),
  set: z.array(tagSchema).max(MAX_TAGS),
  remove: z.array(tagKey).max(MAX_TAGS),
});
export type SaveAs2Tags = z.input<typeof saveAs2TagsSchema>;

const PLAIN_ARN = /:(?:workflow|webapp)\/([a-z]+-[0-9a-z]{17})$/;

/** The id of a workflow or web app; empty for any other ARN. */
export function plainTargetOf(arn: string): string {
  return PLAIN_ARN.exec(arn)?.[1] ?? '';
}

/** The same for workflows and web apps, which are neither of AS2 nor a server's. */
export const savePlainTagsSchema = saveAs2TagsSchema.extend({
  arn: shaped(shapes.Arn, 'An ARN is needed.').refine(plainTargetOf, 'The ARN is that of another resource.'),
});

export const tagsFormSchema = z.object({ tags: tagsSchema });
export type TagsForm = z.input<typeof tagsFormSchema>;
export type TagsValues = z.output<typeof tagsFormSchema>;
