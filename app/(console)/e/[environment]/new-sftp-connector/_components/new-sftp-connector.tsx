'use client';
// A new SFTP connector, filled in from another one where the address names one.

import { useQuery } from '@tanstack/react-query';
import { CloneNote } from '@/components/clones/clone-note';
import { WithOriginal } from '@/components/clones/with-original';
import { cloneSftpConnector } from '@/lib/connectors/clone-rules';
import { connectorQuery } from '@/lib/connectors/queries';
import { NewSftpConnectorForm } from './new-sftp-connector-form';

export function NewSftpConnector({
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
        const clone = connector && cloneSftpConnector(connector, source !== environmentId);
        return (
          <>
            {clone && <CloneNote name={connectorId} environmentId={source} left={clone.left} />}
            <NewSftpConnectorForm environmentId={environmentId} clone={clone?.values} />
          </>
        );
      }}
    </WithOriginal>
  );
}
