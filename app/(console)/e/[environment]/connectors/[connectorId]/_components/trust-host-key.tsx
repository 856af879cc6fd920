'use client';
// A key that the server shows and nobody trusts yet: compared with what the partner says, then added to the trusted ones.

import { useId, useState } from 'react';
import { useCaller } from '@/components/caller';
import { Callout } from '@/components/callout';
import { ErrorPanel } from '@/components/error-panel';
import { PropertyList } from '@/components/property-list';
import { Button } from '@/components/ui/button';
import { Checkbox } from '@/components/ui/checkbox';
import { Input } from '@/components/ui/input';
import { useToast } from '@/components/ui/toast';
import { useTrustHostKey } from '@/lib/connectors/mutations';
import { type HostKeyFacts, MAX_TRUSTED_KEYS, sameFingerprint } from '@/lib/connectors/sftp-rules';
import { reasonAgainst } from '@/lib/permissions';

export function TrustHostKey({
  environmentId,
  connectorId,
  hostKey,
  trustedCount,
  onTrusted,
}: {
  environmentId: string;
  connectorId: string;
  hostKey: HostKeyFacts & { key: string };
  trustedCount: number;
  onTrusted: () => void;
}) {
  const id = useId();
  const { role } = useCaller();
  const toast = useToast();
  const trust = useTrustHostKey(environmentId);
  const [pasted, setPasted] = useState('');
  const [compared, setCompared] = useState(false);
  const same = sameFingerprint(pasted, hostKey.fingerprint);
  const reason =
    reasonAgainst(role, 'UpdateConnector') ??
    (trustedCount >= MAX_TRUSTED_KEYS
      ? `There are ${MAX_TRUSTED_KEYS} trusted keys already: take one away first.`
      : same === false
        ? 'The fingerprints differ.'
        : same || compared
          ? undefined
          : 'Compare the fingerprint first.');
  return (
    <div className="flex flex-col gap-4">
      <Callout
        tone={trustedCount > 0 ? 'danger' : 'warn'}
        title={
          trustedCount > 0 ? 'The server shows a key that is not trusted' : 'Is this the partner’s server?'
        }
      >
        {trustedCount > 0
          ? 'The partner may have a new key, or somebody stands in between. Nothing was sent to it. Ask the partner before you trust this key.'
          : 'Whoever answers at this address shows this key. Ask the partner for its fingerprint, by phone or another safe way, and compare.'}
      </Callout>
      <PropertyList
        items={[
          { name: 'Kind of key', value: hostKey.typeName },
          {
            name: 'Fingerprint',
            value: hostKey.fingerprint,
            copy: hostKey.fingerprint,
            mono: true,
            wide: true,
          },
        ]}
      />
      <div className="max-w-xl">
        <label htmlFor={`${id}-pasted`} className="mb-1 block font-medium">
          Fingerprint from the partner
        </label>
        <Input
          id={`${id}-pasted`}
          mono
          autoComplete="off"
          placeholder="SHA256:…"
          value={pasted}
          aria-describedby={`${id}-verdict`}
          onChange={(event) => setPasted(event.target.value)}
        />
        <p id={`${id}-verdict`} role="status" className="mt-1 text-table">
          {same === true && <span className="text-ok">It is the same.</span>}
          {same === false && (
            <span className="text-danger">
              It is another one: this is not the server that the partner means.
            </span>
          )}
          {same === undefined && (
            <span className="text-muted">
              {pasted.trim() === ''
                ? 'Paste it here to have it compared.'
                : 'This is no SHA-256 fingerprint yet.'}
            </span>
          )}
        </p>
      </div>
      {same === undefined && (
        <Checkbox
          label="I compared it with the partner’s myself"
          checked={compared}
          onChange={(event) => setCompared(event.target.checked)}
        />
      )}
      {trust.error && <ErrorPanel error={trust.error.error} title="The key could not be trusted" />}
      <div>
        <Button
          variant="primary"
          pending={trust.isPending}
          disabledReason={reason}
          onClick={() =>
            trust.mutate(
              { ConnectorId: connectorId, HostKey: hostKey.key },
              {
                onSuccess: () => {
                  toast.success('Host key trusted');
                  onTrusted();
                },
              },
            )
          }
        >
          Trust this key
        </Button>
      </div>
    </div>
  );
}
