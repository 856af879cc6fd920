'use client';
/** Adds one public key to many users; only `user-selection-actions.tsx` imports it, lazily. */
import { useState } from 'react';
import { useAddKeyToMany } from '@/lib/bulk/mutations';
import { counted } from '@/lib/bulk/rules';
import { parsePublicKey } from '@/lib/ssh-keys/rules';
import { Callout } from '../callout';
import { ErrorText } from '../error-panel';
import { KeyInput } from '../ssh-keys/key-input';
import { Button } from '../ui/button';
import { Dialog } from '../ui/dialog';
import { Names } from './names';
import { useFollowRun } from './use-follow-run';

export function KeyDialog({
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
  const run = useAddKeyToMany(environmentId);
  const follow = useFollowRun(environmentId);
  const [text, setText] = useState('');
  const [missing, setMissing] = useState(false);
  const what = counted('user', userNames.length);
  const submit = () => {
    const parsed = parsePublicKey(text);
    setMissing(!parsed.ok);
    if (!parsed.ok) return;
    const input = { ServerId: serverId, UserNames: [...userNames], SshPublicKeyBody: parsed.key.body };
    run.mutate(input, { onSuccess: follow });
  };
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={`Add an SSH key to ${what}`}
      description="Whoever holds its private half can sign in as each of them. One that has the key already keeps it as it is."
      busy={run.isPending}
      size="lg"
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button variant="primary" pending={run.isPending} onClick={submit}>
            Add key to {what}
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-4">
        <KeyInput
          name="SshPublicKeyBody"
          pairs={false}
          value={text}
          onChange={(next) => {
            run.reset();
            setText(next);
          }}
          error={missing ? 'Paste a public key, or choose its file.' : undefined}
        />
        <Names names={userNames} />
        <div role="alert">
          {run.error && (
            <Callout tone="danger">
              <ErrorText error={run.error.error} />
            </Callout>
          )}
        </div>
      </div>
    </Dialog>
  );
}
