'use client';
/** The SSH keys of one user, with adding and deleting. Usage: `<KeysSection environmentId serverId userName user={user} />` */
import { Check, Plus, TriangleAlert } from 'lucide-react';
import dynamic from 'next/dynamic';
import { useState } from 'react';
import { reasonAgainst } from '@/lib/permissions';
import { keyAcceptance, shortPolicyName } from '@/lib/security-policies/rules';
import type { UserDetail, UserKey } from '@/lib/users/reads';
import { KEYS_PER_USER } from '@/lib/users/rules';
import { useCaller } from '../caller';
import { Callout } from '../callout';
import { copyText } from '../copy-button';
import { EmptyState } from '../empty-state';
import { Identifier } from '../identifier';
import { RelativeTime } from '../relative-time';
import { Section } from '../section';
import { Button } from '../ui/button';
import { Menu } from '../ui/menu';
import { useToast } from '../ui/toast';
import { LastLoginText } from '../users/last-login';
import { DeleteKeyDialog } from './delete-key-dialog';
import { GoneKeys } from './gone-keys';
import { keyName } from './key-facts';
import { KnownFacts } from './known-facts';

const loadAdd = () => import('./add-key-dialog').then((module) => module.AddKeyDialog);
const AddKeyDialog = dynamic(loadAdd, { ssr: false });
const AnnotateKeyDialog = dynamic(
  () => import('./annotate-key-dialog').then((module) => module.AnnotateKeyDialog),
  { ssr: false },
);

export interface KeysSectionProps {
  environmentId: string;
  serverId: string;
  userName: string;
  user: Pick<UserDetail, 'SshPublicKeys' | 'goneKeys' | 'maximumKeys' | 'suspended'>;
  /** The server's security policy, once it is known. */
  policyName: string | undefined;
}

export function KeysSection({ user: described, policyName, ...user }: KeysSectionProps) {
  const { SshPublicKeys: keys, goneKeys, maximumKeys, suspended } = described;
  const { role } = useCaller();
  const [adding, setAdding] = useState(false);
  const [everAdded, setEverAdded] = useState(false);
  const [doomed, setDoomed] = useState<UserKey>();
  const [annotated, setAnnotated] = useState<UserKey>();
  const [asking, setAsking] = useState(false);
  const full = keys.length >= KEYS_PER_USER ? `A user has at most ${KEYS_PER_USER} keys.` : undefined;
  const closed = suspended ? 'The user is suspended. Resume it first.' : undefined;
  const deleteReason = reasonAgainst(role, 'DeleteSshPublicKey');
  const add = (
    <Button
      size={keys.length > 0 ? 'sm' : 'md'}
      variant={keys.length > 0 ? 'secondary' : 'primary'}
      disabledReason={reasonAgainst(role, 'ImportSshPublicKey') ?? closed ?? full}
      onPointerEnter={() => void loadAdd()}
      onFocus={() => void loadAdd()}
      onClick={() => {
        setEverAdded(true);
        setAdding(true);
      }}
    >
      <Plus aria-hidden className="size-3.5" />
      Add SSH key
    </Button>
  );
  return (
    <Section title="SSH keys" flush={keys.length > 0} actions={keys.length > 0 && add}>
      {keys.length === 0 ? (
        <EmptyState title={suspended ? 'No SSH key while suspended' : 'No SSH key yet'} action={add}>
          Nobody can sign in as {user.userName} until {suspended ? 'it is resumed' : 'a public key is added'}.
        </EmptyState>
      ) : (
        <ul className="divide-y divide-line">
          {maximumKeys !== null && (
            <li className="px-4 py-3">
              <Callout tone="warn" title={`The key policy allows at most ${maximumKeys} for one user`} />
            </li>
          )}
          {keys.map((storedKey) => (
            <KeyRow
              key={storedKey.SshPublicKeyId}
              {...user}
              storedKey={storedKey}
              policyName={policyName}
              isLast={keys.length === 1}
              deleteReason={deleteReason}
              annotateReason={reasonAgainst(role, 'ImportSshPublicKey')}
              onAnnotate={() => setAnnotated(storedKey)}
              onDelete={() => {
                setDoomed(storedKey);
                setAsking(true);
              }}
            />
          ))}
        </ul>
      )}
      <GoneKeys {...user} keys={goneKeys} />
      {annotated && (
        <AnnotateKeyDialog
          key={annotated.fingerprint}
          {...user}
          storedKey={annotated}
          onClose={() => setAnnotated(undefined)}
        />
      )}
      {everAdded && (
        <AddKeyDialog
          {...user}
          present={keys.map((key) => key.fingerprint)}
          open={adding}
          onOpenChange={setAdding}
        />
      )}
      {doomed && (
        <DeleteKeyDialog
          {...user}
          storedKey={doomed}
          isLast={keys.length === 1}
          open={asking}
          onOpenChange={setAsking}
        />
      )}
    </Section>
  );
}

function KeyRow({
  environmentId,
  serverId,
  userName,
  storedKey,
  policyName,
  isLast,
  deleteReason,
  annotateReason,
  onAnnotate,
  onDelete,
}: Pick<KeysSectionProps, 'environmentId' | 'serverId' | 'userName'> & {
  storedKey: UserKey;
  policyName: string | undefined;
  isLast: boolean;
  deleteReason: string | undefined;
  annotateReason: string | undefined;
  onAnnotate: () => void;
  onDelete: () => void;
}) {
  const toast = useToast();
  return (
    <li className="flex items-start gap-3 px-4 py-3">
      <div className="min-w-0 flex-1">
        <p className="flex flex-wrap items-baseline gap-x-2">
          <span className="font-medium">{storedKey.known.label || storedKey.comment || 'No comment'}</span>
          {storedKey.known.label && storedKey.comment && (
            <span className="text-table text-muted">{storedKey.comment}</span>
          )}
          <span className="text-table text-muted">{keyName(storedKey)}</span>
        </p>
        <Identifier value={storedKey.fingerprint} label="fingerprint" />
        <p className="flex flex-wrap items-center gap-x-2 text-table text-muted">
          <span>
            Added <RelativeTime moment={storedKey.DateImported} />
          </span>
          <Identifier value={storedKey.SshPublicKeyId} label="key id" />
        </p>
        <p className="text-table text-muted">
          <LastLoginText
            environmentId={environmentId}
            serverId={serverId}
            userName={userName}
            fingerprint={storedKey.fingerprint}
          />
        </p>
        <KnownFacts known={storedKey.known} isLast={isLast} />
        {policyName && <Acceptance policyName={policyName} algorithm={storedKey.algorithm} />}
      </div>
      <Menu
        label={`Actions for key ${storedKey.fingerprint}`}
        items={[
          {
            label: 'Copy public key',
            onSelect: async () => {
              if (await copyText(storedKey.SshPublicKeyBody)) toast.success('Public key copied');
            },
          },
          { label: 'Label, owner, expiry', disabledReason: annotateReason, onSelect: onAnnotate },
          'separator',
          { label: 'Delete', danger: true, disabledReason: deleteReason, onSelect: onDelete },
        ]}
      />
    </li>
  );
}

/** Whether the server's security policy takes keys of this type. */
function Acceptance({ policyName, algorithm }: { policyName: string; algorithm: string }) {
  const { accepted, condition } = keyAcceptance(policyName, algorithm);
  const Mark = accepted ? Check : TriangleAlert;
  return (
    <p className="flex items-start gap-1.5 text-table text-muted">
      <Mark aria-hidden className={`mt-0.5 size-4 shrink-0 ${accepted ? 'text-ok' : 'text-warn'}`} />
      <span>
        {accepted ? 'Accepted' : `${algorithm} keys are not accepted`} by security policy{' '}
        {shortPolicyName(policyName)}
        {condition && `, ${condition}`}
      </span>
    </p>
  );
}
