// Deletes many resources of a kind, one step each; one that is gone already is no failure.

import 'server-only';
import { defineJob, type JobStep } from '@/lib/jobs/definition';
import { isGone, resourceOf, rowOf, targetOf } from './resources';
import { counted, kindWords, placeOf } from './rules';
import type { DeleteMany } from './schema';

function stepFor(input: DeleteMany, item: DeleteMany['Items'][number]): JobStep<null> {
  const row = rowOf(item, input);
  const target = targetOf(row);
  const { describe, remove, forget } = resourceOf(input.Kind);
  const made = { id: item.Id, target };
  return {
    name: target,
    title: `Delete ${item.Name ?? item.Id}`,
    operation: kindWords[input.Kind].delete,
    target,
    input: input.ServerId ? { ServerId: input.ServerId, Id: item.Id } : { Id: item.Id },
    run: async ({ send, environment }) => {
      await remove(send, row).catch((error: unknown) => {
        if (!isGone(error)) throw error;
      });
      await forget(environment.id, row, true);
      return made;
    },
    find: async ({ send, environment }) => {
      const there = await describe(send, row).catch((error: unknown) => {
        if (!isGone(error)) throw error;
      });
      if (there) return undefined;
      await forget(environment.id, row, true);
      return made;
    },
  };
}

export const deleteManyJob = defineJob<DeleteMany>({
  kind: 'delete-many',
  permission: 'RunJobs',
  title: ({ Kind, Items }) => `Deletion of ${counted(Kind, Items.length)}`,
  place: ({ Kind, ServerId }) => placeOf(Kind, ServerId),
  steps: (input) => input.Items.map((item) => stepFor(input, item)),
  independent: true,
});
