// Tags many resources of a kind, one step each; the ARN is asked of AWS, so that nothing else can be tagged.

import 'server-only';
import { TagResourceCommand, UntagResourceCommand } from '@aws-sdk/client-transfer';
import { defineJob, type JobStep, type StepContext } from '@/lib/jobs/definition';
import { resourceOf, rowOf, targetOf } from './resources';
import { changeOfTags, counted, kindWords, placeOf } from './rules';
import type { TagMany } from './schema';

function stepFor(input: TagMany, item: TagMany['Items'][number]): JobStep<null> {
  const { Kind, Mode, Tags, Keys } = input;
  const row = rowOf(item, input);
  const target = targetOf(row);
  const { describe, forget } = resourceOf(Kind);
  const look = async ({ send }: StepContext<null>) => {
    const described = await describe(send, row);
    if (!described?.Arn) throw new Error(`AWS described ${target} without an ARN.`);
    return { Arn: described.Arn, change: changeOfTags(described.Tags ?? [], input) };
  };
  return {
    name: target,
    title: `Tag ${item.Name ?? item.Id}`,
    operation: 'TagResource',
    permission: kindWords[Kind].tag ?? 'TagResource',
    target,
    input: Mode === 'remove' ? { Mode, TagKeys: Keys } : { Mode, Tags },
    run: async (context) => {
      const { Arn, change } = await look(context);
      try {
        // Removing first makes room under the limit of fifty.
        if (change.remove.length > 0)
          await context.send(new UntagResourceCommand({ Arn, TagKeys: change.remove }));
        if (change.set.length > 0) await context.send(new TagResourceCommand({ Arn, Tags: change.set }));
      } finally {
        await forget(context.environment.id, row, false);
      }
      return { id: item.Id, target };
    },
    find: async (context) => {
      const { change } = await look(context);
      return change.set.length + change.remove.length === 0 ? { id: item.Id, target } : undefined;
    },
  };
}

export const tagManyJob = defineJob<TagMany>({
  kind: 'tag-many',
  permission: 'RunJobs',
  title: ({ Kind, Items }) => `Tags of ${counted(Kind, Items.length)}`,
  place: ({ Kind, ServerId }) => placeOf(Kind, ServerId),
  steps: (input) => input.Items.map((item) => stepFor(input, item)),
  independent: true,
});
