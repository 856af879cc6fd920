// Keeps the tags of what AWS has described to this console, so that resources can be found by their tags without asking for each.

import 'server-only';
import type { Kysely } from 'kysely';
import { getDatabase } from '@/lib/db/database';
import type { Database } from '@/lib/db/tables';
import { readArn } from './arn-rules';

export type SeenTag = { Key: string; Value: string };

/** What one answer told. */
export type TagNote =
  | { what: 'described'; arn: string; label: string; tags: SeenTag[] }
  | { what: 'changed'; arn: string; set: SeenTag[]; remove: string[] }
  /** Without the account, which a deletion does not name: `user/s-…/alice`. */
  | { what: 'gone'; resource: string };

async function describe(
  trx: Kysely<Database>,
  environment: string,
  { arn, label, tags, seenAt }: { arn: string; label: string; tags: SeenTag[]; seenAt: number },
): Promise<void> {
  const named = readArn(arn);
  if (!named) return;
  const facts = { kind: named.kind, label: label || named.id, tags: tags.length, seenAt };
  await trx
    .insertInto('taggedResource')
    .values({ environment, arn, ...facts })
    .onConflict((conflict) => conflict.columns(['environment', 'arn']).doUpdateSet(facts))
    .execute();
  await trx.deleteFrom('resourceTag').where('environment', '=', environment).where('arn', '=', arn).execute();
  if (tags.length === 0) return;
  await trx
    .insertInto('resourceTag')
    .values(tags.map(({ Key, Value }) => ({ environment, arn, kind: named.kind, key: Key, value: Value })))
    .execute();
}

async function change(
  trx: Kysely<Database>,
  environment: string,
  { arn, set, remove }: { arn: string; set: SeenTag[]; remove: string[] },
): Promise<void> {
  const named = readArn(arn);
  const known = await trx
    .selectFrom('taggedResource')
    .select('label')
    .where('environment', '=', environment)
    .where('arn', '=', arn)
    .executeTakeFirst();
  // Its other tags are not known, so it waits for its description.
  if (!named || !known) return;
  const present = await trx
    .selectFrom('resourceTag')
    .select(['key', 'value'])
    .where('environment', '=', environment)
    .where('arn', '=', arn)
    .execute();
  const tags = new Map(present.map(({ key, value }) => [key, value]));
  for (const key of remove) tags.delete(key);
  for (const { Key, Value } of set) tags.set(Key, Value);
  const all = [...tags].map(([Key, Value]) => ({ Key, Value }));
  const label = tags.get('Name') ?? known.label;
  await describe(trx, environment, { arn, label, tags: all, seenAt: Date.now() });
}

/** With what is on it, where it is a server. */
async function forget(trx: Kysely<Database>, environment: string, resource: string): Promise<void> {
  const some = await trx
    .selectFrom('taggedResource')
    .select('arn')
    .where('environment', '=', environment)
    .limit(1)
    .executeTakeFirst();
  if (!some) return;
  const account = some.arn.slice(0, some.arn.lastIndexOf(':') + 1);
  const [type, id] = resource.split('/');
  for (const table of ['taggedResource', 'resourceTag'] as const) {
    await trx
      .deleteFrom(table)
      .where('environment', '=', environment)
      .where('arn', '=', account + resource)
      .execute();
    if (type !== 'server') continue;
    await trx
      .deleteFrom(table)
      .where('environment', '=', environment)
      .where('arn', 'like', `${account}%/${id}/%`)
      .execute();
  }
}

/** In the order in which the answers came. */
export async function writeTagNotes(
  notes: readonly { environment: string; note: TagNote; seenAt: number }[],
): Promise<void> {
  await getDatabase()
    .transaction()
    .execute(async (trx) => {
      for (const { environment, note, seenAt } of notes) {
        if (note.what === 'described') await describe(trx, environment, { ...note, seenAt });
        else if (note.what === 'changed') await change(trx, environment, note);
        else await forget(trx, environment, note.resource);
      }
    });
}
