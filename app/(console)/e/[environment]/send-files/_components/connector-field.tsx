'use client';
// The choice of the AS2 connector, by the partner that it sends to.

import { useQuery } from '@tanstack/react-query';
import { useWatch } from 'react-hook-form';
import { Callout } from '@/components/callout';
import { SelectField } from '@/components/form/select-field';
import { useAs2Ids } from '@/components/profiles/profile-name';
import { AppLink } from '@/components/ui/app-link';
import { Button } from '@/components/ui/button';
import { connectorsQuery } from '@/lib/connectors/queries';
import { connectorKind } from '@/lib/connectors/rules';
import type { SendForm } from './send-files-form';

export function ConnectorField({ form, environmentId }: { form: SendForm; environmentId: string }) {
  const { data, error, refetch } = useQuery(connectorsQuery(environmentId));
  const as2Ids = useAs2Ids(environmentId);
  const chosen = useWatch({ control: form.control, name: 'ConnectorId' });
  const fitting = (data ?? []).filter((connector) => connectorKind(connector) === 'AS2');
  const options = fitting
    .map(({ ConnectorId, As2Config }) => {
      const partner = as2Ids.get(As2Config?.PartnerProfileId ?? '');
      return { value: ConnectorId, label: partner ? `${partner} (${ConnectorId})` : ConnectorId };
    })
    .sort((a, b) => a.label.localeCompare(b.label));
  if (chosen && !options.some(({ value }) => value === chosen))
    options.push({ value: chosen, label: chosen });
  const connector = fitting.find(({ ConnectorId }) => ConnectorId === chosen);
  return (
    <>
      <SelectField
        // The options arrive after the value, which a select can only show once both are there.
        key={data ? 'known' : 'waiting'}
        form={form}
        name="ConnectorId"
        label="Send to"
        options={options}
        placeholder={data || error ? 'Choose a connector' : 'Loading …'}
        help={
          error && !data ? (
            <span className="flex flex-wrap items-center gap-2">
              {error.message}
              <Button size="sm" onClick={() => void refetch()}>
                Retry
              </Button>
            </span>
          ) : data && fitting.length === 0 ? (
            <>
              There is no AS2 connector yet.{' '}
              <AppLink href={`/e/${environmentId}/new-connector`} className="underline underline-offset-3">
                Create one
              </AppLink>
              , then come back.
            </>
          ) : connector?.Url ? (
            <>
              Goes to <span className="font-mono break-all">{connector.Url}</span>
            </>
          ) : (
            'The partner, and the connector that sends to it.'
          )
        }
      />
      {connector && !connector.LoggingRole && (
        <Callout tone="warn">
          This connector keeps no log: of a failure no more will be known than its code.{' '}
          <AppLink
            href={`/e/${environmentId}/connectors/${chosen}/edit`}
            className="underline underline-offset-3"
          >
            Give it a logging role
          </AppLink>
        </Callout>
      )}
    </>
  );
}
