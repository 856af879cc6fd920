'use client';
/** Ask before many users are suspended or resumed; only `user-selection-actions.tsx` imports them, lazily. */
import { useResumeMany, useSuspendMany } from '@/lib/bulk/mutations';
import { counted } from '@/lib/bulk/rules';
import { ConfirmDialog } from '../confirm-dialog';
import { resumeConsequences, suspendConsequences } from '../users/suspension-words';
import { Names } from './names';
import { useFollowRun } from './use-follow-run';

interface ManyUsersProps {
  environmentId: string;
  serverId: string;
  userNames: readonly string[];
  onClose: () => void;
}

function Ask({
  run,
  verb,
  consequences,
  danger,
  environmentId,
  serverId,
  userNames,
  onClose,
}: ManyUsersProps & {
  run: ReturnType<typeof useSuspendMany>;
  verb: string;
  consequences: readonly string[];
  danger: boolean;
}) {
  const follow = useFollowRun(environmentId);
  const title = `${verb} ${counted('user', userNames.length)}`;
  return (
    <ConfirmDialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={title}
      consequences={consequences}
      confirmLabel={title}
      danger={danger}
      pending={run.isPending}
      error={run.error?.error}
      onConfirm={() => run.mutate({ ServerId: serverId, UserNames: [...userNames] }, { onSuccess: follow })}
    >
      <Names names={userNames} />
    </ConfirmDialog>
  );
}

export function SuspendDialog(props: ManyUsersProps) {
  const run = useSuspendMany(props.environmentId);
  return <Ask {...props} run={run} verb="Suspend" consequences={suspendConsequences} danger />;
}

export function ResumeDialog(props: ManyUsersProps) {
  const run = useResumeMany(props.environmentId);
  return <Ask {...props} run={run} verb="Resume" consequences={resumeConsequences} danger={false} />;
}
