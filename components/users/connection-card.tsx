'use client';
/** How a user connects: host, port, name, host key, command and known_hosts, each to copy. Usage: `<ConnectionCard environmentId serverId userName />` */
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { endpointsQuery, hostKeysSeenQuery, serverQuery } from '@/lib/servers/queries';
import type { HostKeysSeen, SeenHostKey } from '@/lib/servers/reads';
import { addressOf, awaitsAddress, type HostAndPort } from '@/lib/servers/rules';
import { toTransferError } from '@/lib/transfer/errors';
import { knownHostsLines, sftpCommand } from '@/lib/users/connection-rules';
import { Callout } from '../callout';
import { CodeBlock } from '../code-block';
import { ErrorText } from '../error-panel';
import { Identifier } from '../identifier';
import { PropertyList } from '../property-list';
import { Section } from '../section';
import { Button } from '../ui/button';
import { Skeleton } from '../ui/skeleton';

export function ConnectionCard({
  environmentId,
  serverId,
  userName,
}: {
  environmentId: string;
  serverId: string;
  userName: string;
}) {
  const { data: server } = useQuery(serverQuery(environmentId, serverId));
  const known = useQuery(endpointsQuery(environmentId));
  const awaited = server !== undefined && awaitsAddress(server, known.data);
  const { data: endpoints } = useQuery(endpointsQuery(environmentId, awaited));
  const [asked, setAsked] = useState(false);
  const address = server && endpoints && addressOf(server, endpoints);
  const reachable = address && !('reason' in address) ? address : undefined;
  // A local server answers at once; one out in the network is only asked when wanted.
  const enabled = reachable !== undefined && (asked || endpoints?.listening !== undefined);
  const seen = useQuery(hostKeysSeenQuery(environmentId, serverId, enabled));

  if (!server || !address) {
    return (
      <Section title="Connect">
        <div className="flex flex-col gap-3">
          <Skeleton className="w-2/3" />
          <Skeleton className="w-1/2" />
        </div>
      </Section>
    );
  }
  return (
    <Section title="Connect">
      <div className="flex flex-col gap-4">
        {reachable ? (
          <>
            <PropertyList
              items={[
                { name: 'Host', value: reachable.host, copy: reachable.host, mono: true, wide: true },
                { name: 'Port', value: reachable.port, copy: String(reachable.port), mono: true },
                { name: 'User name', value: userName, copy: userName, mono: true },
              ]}
            />
            <Labelled title="Command">
              <CodeBlock label="sftp command" code={sftpCommand(reachable, userName)} />
            </Labelled>
          </>
        ) : (
          <>
            <p className="text-muted">{'reason' in address && address.reason}</p>
            <PropertyList items={[{ name: 'User name', value: userName, copy: userName, mono: true }]} />
          </>
        )}
        <HostKeys
          fingerprint={server.HostKeyFingerprint?.replace(/=+$/, '')}
          address={reachable}
          seen={seen.data}
        />
        {seen.error && (
          <Callout tone="danger">
            <ErrorText error={toTransferError(seen.error)} />
          </Callout>
        )}
        {reachable && (!seen.data || 'reason' in seen.data) && (
          <div>
            <Button
              size="sm"
              pending={seen.isFetching}
              onClick={() => (enabled ? void seen.refetch() : setAsked(true))}
            >
              {seen.data ? 'Try again' : 'Fetch the host key'}
            </Button>
            {!seen.data && (
              <p className="mt-1 text-table text-muted">
                The console connects once, to write the line for known_hosts. AWS itself gives the fingerprint
                only.
              </p>
            )}
          </div>
        )}
      </div>
    </Section>
  );
}

function HostKeys({
  fingerprint,
  address,
  seen,
}: {
  fingerprint: string | undefined;
  address: HostAndPort | undefined;
  seen: HostKeysSeen | undefined;
}) {
  const keys: readonly SeenHostKey[] = seen && 'keys' in seen ? seen.keys : [];
  const confirmed = keys.filter((key) => key.confirmed);
  const doubtful = keys.filter((key) => !key.confirmed);
  const fingerprints = confirmed.length > 0 ? confirmed.map((key) => key.fingerprint) : [fingerprint];
  return (
    <>
      <Labelled title={fingerprints.length > 1 ? 'Host key fingerprints' : 'Host key fingerprint'}>
        <ul className="flex flex-col gap-0.5">
          {fingerprints.map(
            (each) =>
              each && (
                <li key={each}>
                  <Identifier value={each} label="host key fingerprint" />
                </li>
              ),
          )}
        </ul>
      </Labelled>
      {seen && 'reason' in seen && <p className="text-table text-muted">{seen.reason}</p>}
      {doubtful.length > 0 && (
        <Callout tone="danger" title="The server shows a host key that AWS does not know">
          <p>Something may stand between the console and the server. Do not trust this key:</p>
          {doubtful.map((key) => (
            <p key={key.fingerprint} className="font-mono text-table break-all">
              {key.fingerprint}
            </p>
          ))}
        </Callout>
      )}
      {address && confirmed.length > 0 && (
        <Labelled title="Lines for known_hosts">
          <CodeBlock label="known_hosts lines" code={knownHostsLines(address, confirmed)} />
        </Labelled>
      )}
    </>
  );
}

function Labelled({ title, children }: { title: string; children: ReactNode }) {
  return (
    <div className="min-w-0">
      <p className="mb-1 text-table text-muted">{title}</p>
      {children}
    </div>
  );
}
