'use client';
/** The third step: the old key is deleted now, or by the console on a day. */
import { useId, useState } from 'react';
import { Callout } from '@/components/callout';
import { ErrorText } from '@/components/error-panel';
import { Field } from '@/components/form/field';
import { KeyFacts } from '@/components/ssh-keys/key-facts';
import { Button } from '@/components/ui/button';
import { Input } from '@/components/ui/input';
import { Select } from '@/components/ui/select';
import { useToast } from '@/components/ui/toast';
import { utcDay } from '@/lib/format';
import { reasonAgainstPartner } from '@/lib/permissions';
import { useScheduleRemoval } from '@/lib/portal/mutations';
import type { PortalKey, PortalUser } from '@/lib/portal/reads';
import { nameOfKey } from '@/lib/portal/rules';
import { DeleteKeyDialog } from '../../_components/delete-key-dialog';

const DAY_MS = 86_400_000;

export function RetireOld({
  user,
  candidates,
  old,
  onChoose,
}: {
  user: PortalUser;
  /** All keys but the new one. */
  candidates: readonly PortalKey[];
  old: PortalKey | undefined;
  onChoose: (id: string) => void;
}) {
  const id = useId();
  const [asking, setAsking] = useState(false);
  const [only] = candidates;
  const chosen = old ?? (candidates.length === 1 ? only : undefined);
  const denied = reasonAgainstPartner(user.rights, 'DeleteOwnKey');
  if (candidates.length === 0) return <p>The old key is gone. Only the new one is left.</p>;
  return (
    <div className="flex flex-col gap-4">
      {candidates.length > 1 && (
        <div>
          <label htmlFor={id} className="mb-1 block font-medium">
            Which key is replaced?
          </label>
          <Select
            id={id}
            value={chosen?.SshPublicKeyId ?? ''}
            placeholder="Choose the old key"
            onChange={(event) => onChoose(event.target.value)}
            options={candidates.map((key) => ({ value: key.SshPublicKeyId, label: nameOfKey(key) }))}
          />
        </div>
      )}
      {chosen && <KeyFacts storedKey={chosen} />}
      {chosen && (
        <div>
          <Button variant="danger" disabledReason={denied} onClick={() => setAsking(true)}>
            {user.rights.needsApproval ? 'Ask for its deletion' : 'Delete it now'}
          </Button>
        </div>
      )}
      {chosen && !denied && !user.rights.needsApproval && <AtADate user={user} storedKey={chosen} />}
      {chosen && <DeleteKeyDialog user={user} storedKey={chosen} open={asking} onOpenChange={setAsking} />}
    </div>
  );
}

function AtADate({ user, storedKey }: { user: PortalUser; storedKey: PortalKey }) {
  const toast = useToast();
  const schedule = useScheduleRemoval();
  const [day, setDay] = useState(() => utcDay(Date.now() + 7 * DAY_MS));
  if (storedKey.removeAt !== null)
    return <p>It is removed by itself at the end of {utcDay(storedKey.removeAt)} (UTC).</p>;
  return (
    <form
      className="flex flex-col gap-3 border-t border-line pt-4"
      onSubmit={(event) => {
        event.preventDefault();
        schedule.mutate(
          { GrantId: user.grantId, SshPublicKeyId: storedKey.SshPublicKeyId, RemoveOn: day },
          { onSuccess: () => toast.success(`The old key is removed after ${day}`) },
        );
      }}
    >
      <Field
        name="RemoveOn"
        label="Or remove it by itself after"
        help="The old key works until the end of that day, UTC."
      >
        {(control) => (
          <Input
            {...control}
            type="date"
            className="max-w-xs"
            value={day}
            min={utcDay(Date.now())}
            onChange={(event) => setDay(event.target.value)}
          />
        )}
      </Field>
      <div role="alert" className="empty:hidden">
        {schedule.error && (
          <Callout tone="danger">
            <ErrorText error={schedule.error.error} />
          </Callout>
        )}
      </div>
      <div>
        <Button type="submit" pending={schedule.isPending} disabledReason={day ? undefined : 'Choose a day'}>
          Set the date
        </Button>
      </div>
    </form>
  );
}
