'use client';
/** The keys of a shared user, with adding, replacing, editing and deleting. */
import { Plus, RefreshCw, TriangleAlert } from 'lucide-react';
import dynamic from 'next/dynamic';
import { useState } from 'react';
import { EmptyState } from '@/components/empty-state';
import { Identifier } from '@/components/identifier';
import { RelativeTime } from '@/components/relative-time';
import { Section } from '@/components/section';
import { keyName } from '@/components/ssh-keys/key-facts';
import { Badge } from '@/components/ui/badge';
import { Button } from '@/components/ui/button';
import { LinkButton } from '@/components/ui/link-button';
import { Menu } from '@/components/ui/menu';
import { utcDay } from '@/lib/format';
import { reasonAgainstPartner } from '@/lib/permissions';
import type { PortalKey, PortalUser } from '@/lib/portal/reads';
import { grantHref, nameOfKey, reasonAgainstRemoval } from '@/lib/portal/rules';
import { DeleteKeyDialog } from './delete-key-dialog';
import { EditKeyDialog } from './edit-key-dialog';
import { KeepKeyDialog } from './keep-key-dialog';

const loadAdd = () => import('./add-key-dialog').then((module) => module.AddKeyDialog);
const AddKeyDialog = dynamic(loadAdd, { ssr: false });

/** Why no key may be added at all. */
export function reasonAgainstAdding({ rights, suspended }: PortalUser): string | undefined {
  if (suspended) return 'This user is suspended.';
  const against = reasonAgainstPartner(rights, 'UploadOwnKey');
  return against && reasonAgainstPartner(rights, 'GenerateOwnKey');
}

type Asked = { what: 'edit' | 'delete' | 'keep'; key: PortalKey };

export function KeysSection({ user }: { user: PortalUser }) {
  const [adding, setAdding] = useState(false);
  const [everAdded, setEverAdded] = useState(false);
  const [asked, setAsked] = useState<Asked>();
  const [open, setOpen] = useState(false);
  const { keys, rights } = user;
  const ask = (what: Asked['what'], key: PortalKey) => {
    setAsked({ what, key });
    setOpen(true);
  };
  const dialog = { user, open, onOpenChange: setOpen };
  const add = (
    <Button
      variant="primary"
      disabledReason={reasonAgainstAdding(user)}
      onPointerEnter={() => void loadAdd()}
      onFocus={() => void loadAdd()}
      onClick={() => {
        setEverAdded(true);
        setAdding(true);
      }}
    >
      <Plus aria-hidden className="size-3.5" />
      {rights.needsApproval ? 'Ask for a key' : 'Add a key'}
    </Button>
  );
  return (
    <Section
      title="Keys"
      description={
        rights.needsApproval ? 'Changes wait for the approval of the people who invited you.' : undefined
      }
      flush={keys.length > 0 || user.gone.length > 0}
      actions={
        keys.length > 0 && (
          <>
            <LinkButton href={`${grantHref(user.grantId)}/rotate`} disabledReason={reasonAgainstAdding(user)}>
              <RefreshCw aria-hidden className="size-3.5" />
              Replace a key
            </LinkButton>
            {add}
          </>
        )
      }
    >
      {keys.length === 0 && user.gone.length === 0 && (
        <EmptyState title={user.suspended ? 'No key works at present' : 'No key yet'} action={add}>
          {user.suspended
            ? 'The keys are put aside, and come back when the user is resumed.'
            : 'Add your public key, and you can sign in with its private half.'}
        </EmptyState>
      )}
      <ul className="divide-y divide-line">
        {keys.map((key) => (
          <KeyRow key={key.SshPublicKeyId} storedKey={key} user={user} ask={ask} />
        ))}
        {user.gone.map((key) => (
          <li key={key.fingerprint} className="px-4 py-3 text-muted">
            <p className="flex flex-wrap items-center gap-x-2">
              {key.label || 'A key'} <Badge>Gone</Badge>
            </p>
            <Identifier value={key.fingerprint} label="fingerprint" />
            <p className="text-table">
              Taken away outside of this portal, noticed <RelativeTime moment={key.vanishedAt} />
            </p>
          </li>
        ))}
      </ul>
      {keys.length === 0 && user.gone.length > 0 && <div className="border-t border-line p-4">{add}</div>}
      {everAdded && <AddKeyDialog user={user} open={adding} onOpenChange={setAdding} />}
      {asked?.what === 'delete' && <DeleteKeyDialog {...dialog} storedKey={asked.key} />}
      {asked?.what === 'keep' && <KeepKeyDialog {...dialog} storedKey={asked.key} />}
      {asked?.what === 'edit' && (
        <EditKeyDialog key={asked.key.fingerprint} {...dialog} storedKey={asked.key} />
      )}
    </Section>
  );
}

function KeyRow({
  storedKey,
  user,
  ask,
}: {
  storedKey: PortalKey;
  user: PortalUser;
  ask: (what: Asked['what'], key: PortalKey) => void;
}) {
  const { rights, keys, policy, grantId } = user;
  const denied = reasonAgainstPartner(rights, 'DeleteOwnKey');
  const last = reasonAgainstRemoval(keys, storedKey.fingerprint, policy.removeExpired, Date.now());
  const asksFor = user.requests.some(
    ({ kind, state, fingerprint }) =>
      kind === 'delete' && state === 'pending' && fingerprint === storedKey.fingerprint,
  );
  const waiting = asksFor ? 'Its deletion was asked for already.' : undefined;
  const against = denied ?? waiting ?? (rights.needsApproval ? undefined : last);
  return (
    <li className="flex items-start gap-2 px-4 py-3">
      <div className="min-w-0 flex-1">
        <p className="flex flex-wrap items-center gap-x-2 gap-y-1">
          <span className="font-medium">{storedKey.label || storedKey.comment || 'No label'}</span>
          <span className="text-table text-muted">{keyName(storedKey)}</span>
          {asksFor && <Badge tone="accent">Deletion asked for</Badge>}
        </p>
        <Identifier value={storedKey.fingerprint} label="fingerprint" />
        <p className="text-table text-muted">
          Added <RelativeTime moment={storedKey.addedAt} /> · {storedKey.addedBy}
          {storedKey.label && storedKey.comment && ` · ${storedKey.comment}`}
        </p>
        {storedKey.removeAt !== null ? (
          <p className="text-table">Removed on {utcDay(storedKey.removeAt)}</p>
        ) : (
          storedKey.expiresAt !== null && (
            <p className="text-table">
              Expires <RelativeTime moment={storedKey.expiresAt} />, {utcDay(storedKey.expiresAt)}
            </p>
          )
        )}
        {!storedKey.accepted && (
          <p className="flex items-start gap-1.5 text-table">
            <TriangleAlert aria-hidden className="mt-0.5 size-4 shrink-0 text-warn" />
            The server takes no logins with {storedKey.algorithm} keys.
          </p>
        )}
      </div>
      <Menu
        label={`Actions for key ${nameOfKey(storedKey)}`}
        items={[
          { label: 'Label and expiry', onSelect: () => ask('edit', storedKey) },
          {
            label: 'Replace with a new key',
            disabledReason: reasonAgainstAdding(user),
            href: `${grantHref(grantId)}/rotate?old=${encodeURIComponent(storedKey.SshPublicKeyId)}`,
          },
          ...(storedKey.removeAt === null
            ? []
            : [
                {
                  label: 'Keep it after all',
                  disabledReason: denied,
                  onSelect: () => ask('keep', storedKey),
                },
              ]),
          'separator',
          {
            label: rights.needsApproval ? 'Ask for its deletion' : 'Delete',
            danger: true,
            disabledReason: against,
            onSelect: () => ask('delete', storedKey),
          },
        ]}
      />
    </li>
  );
}
