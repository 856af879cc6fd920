'use client';
/** Asks where a clone is to be made, and leads to the form there; loaded when it is first asked for. */
import { useQuery } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { cloneServersQuery } from '@/lib/clones/queries';
import { type CloneKind, cloneHref, cloneUserHref } from '@/lib/clones/rules';
import { toTransferError } from '@/lib/transfer/errors';
import { useEnvironments } from '../environment';
import { ErrorPanel } from '../error-panel';
import { Field } from '../form/field';
import { Button } from '../ui/button';
import { Dialog } from '../ui/dialog';
import { Select } from '../ui/select';

export interface CloneDialogProps {
  kind: CloneKind;
  /** Of the original, for people. */
  name: string;
  /** The environment's id first. */
  from: readonly string[];
  onClose: () => void;
}

const nouns: Record<CloneKind, string> = {
  user: 'user',
  server: 'server',
  'as2-connector': 'connector',
  'sftp-connector': 'connector',
};

export function CloneDialog({ kind, name, from, onClose }: CloneDialogProps) {
  const router = useRouter();
  const environments = useEnvironments();
  const [environmentId, setEnvironmentId] = useState(from[0] ?? '');
  const [serverId, setServerId] = useState(from[1] ?? '');
  const ofServer = kind === 'user';
  const servers = useQuery({ ...cloneServersQuery(environmentId), enabled: ofServer });
  const options = servers.data?.map(({ ServerId, name: called }) => ({
    value: ServerId,
    label: called ? `${called} (${ServerId})` : ServerId,
  }));
  const chosen = options?.some(({ value }) => value === serverId) ? serverId : (options?.[0]?.value ?? '');
  const reason = ofServer && !chosen ? 'Choose a server.' : undefined;
  const go = () => {
    const href =
      kind === 'user' ? cloneUserHref(environmentId, chosen, from) : cloneHref(kind, environmentId, from);
    router.push(href as never);
  };
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={`Clone ${name}`}
      description={`Opens the form for a new ${nouns[kind]}, filled in from this one. Nothing is made until you create it.`}
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button variant="primary" disabledReason={reason} onClick={go}>
            Open the form
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-4">
        <Field name="environment" label="Environment">
          {(control) => (
            <Select
              {...control}
              value={environmentId}
              onChange={(event) => setEnvironmentId(event.target.value)}
              options={environments.map(({ id, label, region }) => ({
                value: id,
                label: `${label} · ${region}`,
              }))}
            />
          )}
        </Field>
        {ofServer && servers.error && (
          <ErrorPanel error={toTransferError(servers.error)} onRetry={() => void servers.refetch()} />
        )}
        {ofServer && (
          <Field
            name="server"
            label="Server"
            help={
              options?.length === 0
                ? 'No server of this environment keeps users itself.'
                : servers.isPending
                  ? 'Its servers are on their way.'
                  : undefined
            }
          >
            {(control) => (
              <Select
                {...control}
                value={chosen}
                onChange={(event) => setServerId(event.target.value)}
                options={options ?? []}
              />
            )}
          </Field>
        )}
      </div>
    </Dialog>
  );
}
