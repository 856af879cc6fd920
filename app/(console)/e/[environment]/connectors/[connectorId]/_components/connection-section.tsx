'use client';
// Tries the login of an SFTP connector, shows the key of the server, and lets it be trusted once it was compared.

import { useState } from 'react';
import { useCaller } from '@/components/caller';
import { Callout } from '@/components/callout';
import { ErrorPanel } from '@/components/error-panel';
import { PropertyList } from '@/components/property-list';
import { Section } from '@/components/section';
import { StateMark } from '@/components/state-mark';
import { Button } from '@/components/ui/button';
import { useTestConnection } from '@/lib/connectors/mutations';
import type { ConnectorDetail } from '@/lib/connectors/reads';
import { hostKeyFacts } from '@/lib/connectors/sftp-rules';
import { reasonAgainst } from '@/lib/permissions';
import { TrustHostKey } from './trust-host-key';

export function ConnectionSection({
  environmentId,
  connector,
}: {
  environmentId: string;
  connector: ConnectorDetail;
}) {
  const { role } = useCaller();
  const test = useTestConnection(environmentId);
  const [tested, setTested] = useState(0);
  const { ConnectorId, SftpConfig = {} } = connector;
  const trusted = (SftpConfig.TrustedHostKeys ?? []).map((key) => hostKeyFacts(key).fingerprint);
  const { data: answer } = test;
  const shown = answer?.hostKey;
  const isNew = shown !== undefined && !trusted.includes(shown.fingerprint);
  const run = () => test.mutate({ ConnectorId }, { onSettled: () => setTested((count) => count + 1) });
  return (
    <Section
      title="Connection"
      description="A test logs in to the server and out again; no file is touched."
      actions={
        <Button
          size="sm"
          variant={trusted.length === 0 && !answer ? 'primary' : 'secondary'}
          pending={test.isPending}
          disabledReason={reasonAgainst(role, 'TestConnection')}
          onClick={run}
        >
          Test connection
        </Button>
      }
    >
      <div role="status" className="flex flex-col gap-4">
        {test.error && <ErrorPanel error={test.error.error} title="The test could not be made" />}
        {!answer && !test.error && (
          <p className="text-pretty text-muted">
            {trusted.length === 0
              ? 'No host key is trusted yet, so every transfer fails. Test the connection to see the key of the server, compare its fingerprint with the partner, then trust it.'
              : 'Not tested since this page was opened.'}
          </p>
        )}
        {answer?.ok && <StateMark state={answer.message || 'Connection succeeded'} shape="filled" />}
        {answer && !answer.ok && !isNew && (
          <Callout tone="danger" title="The connection failed">
            {answer.message}
          </Callout>
        )}
        {answer && shown && !isNew && (
          <PropertyList
            items={[
              { name: 'Key of the server', value: shown.typeName },
              {
                name: 'Fingerprint, trusted',
                value: shown.fingerprint,
                copy: shown.fingerprint,
                mono: true,
              },
            ]}
          />
        )}
      </div>
      {answer && isNew && (
        <TrustHostKey
          key={tested}
          environmentId={environmentId}
          connectorId={ConnectorId}
          hostKey={shown}
          trustedCount={trusted.length}
          onTrusted={run}
        />
      )}
    </Section>
  );
}
