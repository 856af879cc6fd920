'use client';
/** Adds a public key to a user; only `keys-section.tsx` imports it, lazily, since it brings the parser along. */
import { useState } from 'react';
import { useImportSshPublicKey } from '@/lib/ssh-keys/mutations';
import { parsePublicKey } from '@/lib/ssh-keys/rules';
import { Callout } from '../callout';
import { ErrorText } from '../error-panel';
import { Button } from '../ui/button';
import { Dialog } from '../ui/dialog';
import { useToast } from '../ui/toast';
import { KeyInput } from './key-input';
import { KeyWarnings } from './key-warnings';

export function AddKeyDialog({
  environmentId,
  serverId,
  userName,
  present,
  open,
  onOpenChange,
}: {
  environmentId: string;
  serverId: string;
  userName: string;
  present: readonly string[];
  open: boolean;
  onOpenChange: (open: boolean) => void;
}) {
  const toast = useToast();
  const add = useImportSshPublicKey(environmentId);
  const [text, setText] = useState('');
  const [missing, setMissing] = useState(false);
  const close = () => {
    setText('');
    setMissing(false);
    add.reset();
    onOpenChange(false);
  };
  const submit = () => {
    const parsed = parsePublicKey(text);
    setMissing(!parsed.ok);
    if (!parsed.ok) return;
    add.mutate(
      { ServerId: serverId, UserName: userName, SshPublicKeyBody: parsed.key.body },
      {
        onSuccess: () => {
          toast.success('SSH key added', { description: parsed.key.fingerprint });
          close();
        },
      },
    );
  };
  return (
    <Dialog
      open={open}
      onOpenChange={(next) => (next ? onOpenChange(true) : close())}
      busy={add.isPending}
      size="lg"
      title={`Add an SSH key for ${userName}`}
      footer={
        <>
          <Button onClick={close}>Cancel</Button>
          <Button variant="primary" pending={add.isPending} onClick={submit}>
            Add key
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-4">
        <KeyInput
          name="SshPublicKeyBody"
          comment={userName}
          value={text}
          onChange={(next) => {
            add.reset();
            setText(next);
          }}
          error={missing ? 'Paste a public key, or choose its file.' : undefined}
        >
          {(key) => (
            <KeyWarnings {...{ environmentId, serverId, userName, present }} fingerprint={key.fingerprint} />
          )}
        </KeyInput>
        <div role="alert">
          {add.error && (
            <Callout tone="danger">
              <ErrorText error={add.error.error} />
            </Callout>
          )}
        </div>
      </div>
    </Dialog>
  );
}
