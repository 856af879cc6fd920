'use client';
// A new server, filled in from another one where the address names one.

import { useQuery } from '@tanstack/react-query';
import { CloneNote } from '@/components/clones/clone-note';
import { WithOriginal } from '@/components/clones/with-original';
import { cloneServer } from '@/lib/servers/clone-rules';
import { serverQuery } from '@/lib/servers/queries';
import { serverName } from '@/lib/servers/rules';
import { NewServerForm } from './new-server-form';

export function NewServer({
  environmentId,
  from,
}: {
  environmentId: string;
  /** The environment and the id of the server that it is cloned from. */
  from?: string[] | undefined;
}) {
  const [source = '', serverId = ''] = from ?? [];
  const original = useQuery({ ...serverQuery(source, serverId), enabled: from !== undefined });
  return (
    <WithOriginal original={original} cloned={from !== undefined}>
      {(server) => {
        const clone = server && cloneServer(server, source !== environmentId);
        return (
          <>
            {clone && (
              <CloneNote
                name={serverName(server.Tags) ?? serverId}
                environmentId={source}
                left={clone.left}
              />
            )}
            <NewServerForm environmentId={environmentId} clone={clone?.values} />
          </>
        );
      }}
    </WithOriginal>
  );
}
