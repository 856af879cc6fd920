// Reads about the tags that the console has seen: the groups of an environment, and the resources of one.

import 'server-only';
import { z } from 'zod';
import { getDatabase } from '@/lib/db/database';
import { storableText } from '@/lib/db/storable-text';
import { defineRead } from '@/lib/transfer/read';
import { type TaggedKind, taggedKinds } from './arn-rules';
import { writeSeenTags } from './observe';

const MOST_GROUPS = 5_000;
const RESOURCES_PER_PAGE = 500;

export interface TagGroup {
  key: string;
  value: string;
  kinds: Partial<Record<TaggedKind, number>>;
  count: number;
}

export interface TagOverview {
  groups: TagGroup[];
  /** There are more groups than these. */
  more: boolean;
  untagged: number;
  /** Of how many of a kind the tags are known, and how many the console knows of. */
  coverage: { kind: TaggedKind; known: number; seen: number }[];
  /** When the oldest of it was read, in epoch milliseconds. */
  oldest?: number;
}

type Counted = { kind: string; many: number | string };

async function coverageOf(environment: string): Promise<TagOverview['coverage']> {
  const db = getDatabase();
  const [known, seen] = await Promise.all([
    db
      .selectFrom('taggedResource')
      .select(['kind', (is) => is.fn.countAll<number | string>().as('many')])
      .where('environment', '=', environment)
      .groupBy('kind')
      .execute(),
    db
      .selectFrom('searchEntry')
      .select(['kind', (is) => is.fn.countAll<number | string>().as('many')])
      .where('environment', '=', environment)
      .where('kind', 'in', [...taggedKinds])
      .groupBy('kind')
      .execute(),
  ]);
  const of = (rows: readonly Counted[], kind: string) =>
    Number(rows.find((row) => row.kind === kind)?.many ?? 0);
  return taggedKinds
    .map((kind) => ({ kind, known: of(known, kind), seen: Math.max(of(seen, kind), of(known, kind)) }))
    .filter(({ seen: all }) => all > 0);
}

export const listTagGroups = defineRead({
  permission: 'ListTagsForResource',
  input: z.object({}),
  run: async ({ environment }): Promise<TagOverview> => {
    await writeSeenTags();
    const db = getDatabase();
    const rows = await db
      .selectFrom('resourceTag')
      .select(['key', 'value', 'kind', (is) => is.fn.countAll<number | string>().as('many')])
      .where('environment', '=', environment.id)
      .groupBy(['key', 'value', 'kind'])
      .orderBy('key')
      .orderBy('value')
      .limit(MOST_GROUPS + 1)
      .execute();
    const groups = new Map<string, TagGroup>();
    for (const { key, value, kind, many } of rows.slice(0, MOST_GROUPS)) {
      const id = JSON.stringify([key, value]);
      const group = groups.get(id) ?? { key, value, kinds: {}, count: 0 };
      group.kinds[kind as TaggedKind] = Number(many);
      group.count += Number(many);
      groups.set(id, group);
    }
    const ages = await db
      .selectFrom('taggedResource')
      .select((is) => is.fn.min('seenAt').as('oldest'))
      .where('environment', '=', environment.id)
      .executeTakeFirst();
    const untagged = await db
      .selectFrom('taggedResource')
      .select((is) => is.fn.countAll<number | string>().as('many'))
      .where('environment', '=', environment.id)
      .where('tags', '=', 0)
      .executeTakeFirstOrThrow();
    return {
      groups: [...groups.values()],
      more: rows.length > MOST_GROUPS,
      untagged: Number(untagged.many),
      coverage: await coverageOf(environment.id),
      ...(ages?.oldest && { oldest: Number(ages.oldest) }),
    };
  },
});

export interface TaggedResource {
  arn: string;
  label: string;
  seenAt: number;
}

export interface TaggedResourcesPage {
  Resources: TaggedResource[];
  NextToken?: string;
}

/** Those with a tag, or, without a key, those that have none. */
export const listTaggedResources = defineRead({
  permission: 'ListTagsForResource',
  input: z.object({
    key: z.string().max(128).transform(storableText).optional(),
    value: z.string().max(256).transform(storableText).optional(),
    NextToken: z
      .string()
      .regex(/^\d{1,9}$/)
      .optional(),
  }),
  run: async ({ environment }, { key, value = '', NextToken = '0' }): Promise<TaggedResourcesPage> => {
    await writeSeenTags();
    const from = Number(NextToken);
    const ofEnvironment = getDatabase()
      .selectFrom('taggedResource as resource')
      .where('resource.environment', '=', environment.id)
      .select(['resource.arn', 'resource.label', 'resource.seenAt'])
      .offset(from)
      .limit(RESOURCES_PER_PAGE + 1);
    const rows = await (key === undefined
      ? ofEnvironment.where('resource.tags', '=', 0).orderBy('resource.arn')
      : ofEnvironment
          .innerJoin('resourceTag as tag', (join) =>
            join.onRef('tag.environment', '=', 'resource.environment').onRef('tag.arn', '=', 'resource.arn'),
          )
          .where('tag.key', '=', key)
          .where('tag.value', '=', value)
          .orderBy('tag.kind')
          .orderBy('tag.arn')
    ).execute();
    const more = rows.length > RESOURCES_PER_PAGE;
    return {
      Resources: rows.slice(0, RESOURCES_PER_PAGE),
      ...(more && { NextToken: String(from + RESOURCES_PER_PAGE) }),
    };
  },
});
