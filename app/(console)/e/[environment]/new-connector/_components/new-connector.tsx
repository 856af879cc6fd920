'use client';
// A new AS2 connector, filled in from another one where the address names one.

import { useQuery } from '@tanstack/react-query';
import { CloneNote } from '@/components/clones/clone-note';
import { WithOriginal } from '@/components/clones/with-original';
import { cloneAs2Connector } from '@/lib/connectors/clone-rules';
import { connectorQuery } from '@/lib/connectors/queries';
import { NewConnectorForm } from './new-connector-form';

export function NewConnector({
  environmentId,
  from,
}: {
  environmentId: string;
  /** The environment and the id of the connector that it is cloned from. */
  from?: string[] | undefined;
}) {
  const [source = '', connectorId = ''] = from ?? [];
  const original = useQuery({ ...connectorQuery(source, connectorId), enabled: from !== undefined });
  return (
    <WithOriginal original={original} cloned={from !== undefined}>
      {(connector) => {
        const clone = connector && cloneAs2Connector(connector, source !== environmentId);
        return (
          <>
            {clone && <CloneNote name={connectorId} environmentId={source} left={clone.left} />}
            <NewConnectorForm environmentId={environmentId} clone={clone?.values} />
          </>
        );
      }}
    </WithOriginal>
  );
}
