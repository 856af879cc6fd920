'use client';
/** Suspends or resumes one user, and says that it is suspended. Usage: `<SuspendButton {...reference} user={user} />`, `<SuspendedNote … suspended={user.suspended} />` */
import { useState } from 'react';
import { plural } from '@/lib/format';
import { reasonAgainst } from '@/lib/permissions';
import { useResumeUser, useSuspendUser } from '@/lib/users/mutations';
import type { UserDetail, UserSuspension } from '@/lib/users/reads';
import { useCaller } from '../caller';
import { Callout } from '../callout';
import { ConfirmDialog } from '../confirm-dialog';
import { RelativeTime } from '../relative-time';
import { Button } from '../ui/button';
import { useToast } from '../ui/toast';
import { resumeConsequences, suspendConsequences } from './suspension-words';

interface SuspensionProps {
  environmentId: string;
  serverId: string;
  userName: string;
  user: UserDetail;
}

export function SuspendButton({ environmentId, serverId, userName, user }: SuspensionProps) {
  const { role } = useCaller();
  const toast = useToast();
  const [open, setOpen] = useState(false);
  const suspend = useSuspendUser(environmentId);
  const resume = useResumeUser(environmentId);
  // What the dialog asks stays the same while it closes.
  const [resuming, setResuming] = useState(false);
  const verb = user.suspended ? 'Resume' : 'Suspend';
  const run = resuming ? resume : suspend;
  return (
    <>
      <Button
        disabledReason={reasonAgainst(role, user.suspended ? 'ResumeUser' : 'SuspendUser')}
        onClick={() => {
          setResuming(user.suspended !== null);
          setOpen(true);
        }}
      >
        {verb}
      </Button>
      <ConfirmDialog
        open={open}
        onOpenChange={(next) => {
          if (!next) run.reset();
          setOpen(next);
        }}
        title={`${resuming ? 'Resume' : 'Suspend'} ${userName}`}
        consequences={resuming ? resumeConsequences : suspendConsequences}
        confirmLabel={resuming ? 'Resume user' : 'Suspend user'}
        danger={!resuming}
        pending={run.isPending}
        error={run.error?.error}
        onConfirm={() =>
          run.mutate(
            { ServerId: serverId, UserName: userName },
            {
              onSuccess: () => {
                toast.success(resuming ? `${userName} resumed` : `${userName} suspended`);
                setOpen(false);
              },
            },
          )
        }
      />
    </>
  );
}

export function SuspendedNote({
  suspended: { at, by, keys },
  environmentId,
  serverId,
  userName,
  user,
}: SuspensionProps & { suspended: UserSuspension }) {
  const { role } = useCaller();
  const again = useSuspendUser(environmentId);
  const added = user.SshPublicKeys.length;
  return (
    <div className="mb-5 flex flex-col gap-3">
      <Callout
        tone="warn"
        title={`Suspended: ${plural(keys.length, 'SSH key')} ${keys.length === 1 ? 'is' : 'are'} put aside`}
      >
        <p>
          By {by}, <RelativeTime moment={at} />. Resume the user to put {keys.length === 1 ? 'it' : 'them'}{' '}
          back; until then no key can be added here.
        </p>
        {keys.length > 0 && (
          <ul className="mt-1 font-mono text-xs">
            {keys.map(({ fingerprint, label }) => (
              <li key={fingerprint} className="break-all">
                {label && <span className="font-sans">{label} </span>}
                {fingerprint}
              </li>
            ))}
          </ul>
        )}
      </Callout>
      {added > 0 && (
        <Callout
          tone="danger"
          title={`${plural(added, 'SSH key')} ${added === 1 ? 'was' : 'were'} added elsewhere since: somebody can sign in as ${userName}`}
        >
          <div className="mt-2">
            <Button
              size="sm"
              pending={again.isPending}
              disabledReason={reasonAgainst(role, 'SuspendUser')}
              onClick={() => again.mutate({ ServerId: serverId, UserName: userName })}
            >
              Put {added === 1 ? 'it' : 'them'} aside too
            </Button>
          </div>
          {again.error && <p role="alert">{again.error.error.message}</p>}
        </Callout>
      )}
    </div>
  );
}
