'use client';
/** Gives many users another role; only `user-selection-actions.tsx` imports it, lazily. */
import { useForm } from 'react-hook-form';
import { useChangeRoleOfMany } from '@/lib/bulk/mutations';
import { counted } from '@/lib/bulk/rules';
import { Form } from '../form/form';
import { lazyZodResolver } from '../form/lazy-resolver';
import { UsedValueField } from '../search-index/used-value-field';
import { Dialog } from '../ui/dialog';
import { Names } from './names';
import { useFollowRun } from './use-follow-run';

const resolver = lazyZodResolver<{ Role: string }, { Role: string }>(() =>
  import('@/lib/bulk/schema').then((module) => module.roleFormSchema),
);

export function RoleDialog({
  environmentId,
  serverId,
  userNames,
  onClose,
}: {
  environmentId: string;
  serverId: string;
  userNames: readonly string[];
  onClose: () => void;
}) {
  const run = useChangeRoleOfMany(environmentId);
  const follow = useFollowRun(environmentId);
  const form = useForm<{ Role: string }>({ defaultValues: { Role: '' }, resolver });
  const what = counted('user', userNames.length);
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={`Change the role of ${what}`}
      busy={run.isPending}
      size="md"
    >
      <Form
        form={form}
        onSubmit={async ({ Role }) =>
          follow(await run.mutateAsync({ ServerId: serverId, UserNames: [...userNames], Role }))
        }
        submitLabel="Change role"
        submitError={run.error?.error}
        cancel={onClose}
        guard={false}
      >
        <UsedValueField
          form={form}
          name="Role"
          kind="role"
          usedBy="user"
          label="Role"
          mono
          help="The IAM role through which the users reach the files; it must trust transfer.amazonaws.com."
        />
        <Names names={userNames} />
      </Form>
    </Dialog>
  );
}
