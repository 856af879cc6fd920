'use client';
// What a client sees of this server now, as lines that can be published for known_hosts.

import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Callout } from '@/components/callout';
import { CodeBlock } from '@/components/code-block';
import { ErrorText } from '@/components/error-panel';
import { Section } from '@/components/section';
import { Button } from '@/components/ui/button';
import { endpointsQuery, hostKeysSeenQuery, serverQuery } from '@/lib/servers/queries';
import { addressOf } from '@/lib/servers/rules';
import { toTransferError } from '@/lib/transfer/errors';
import { knownHostsLines } from '@/lib/users/connection-rules';

export function PublishedKeys({ environmentId, serverId }: { environmentId: string; serverId: string }) {
  const { data: server } = useQuery(serverQuery(environmentId, serverId));
  const { data: endpoints } = useQuery(endpointsQuery(environmentId));
  const [asked, setAsked] = useState(false);
  const address = server && endpoints && addressOf(server, endpoints, 'SFTP');
  const reachable = address && 'host' in address ? address : undefined;
  const seen = useQuery(hostKeysSeenQuery(environmentId, serverId, asked && reachable !== undefined));
  const keys = seen.data && 'keys' in seen.data ? seen.data.keys : [];
  const confirmed = keys.filter((key) => key.confirmed);
  const doubtful = keys.filter((key) => !key.confirmed);
  return (
    <Section
      title="What a client sees"
      description="The lines for known_hosts, to publish where people can trust them. AWS gives fingerprints only, so the console connects once."
      actions={
        <Button
          size="sm"
          pending={seen.isFetching}
          disabledReason={address && 'reason' in address ? address.reason : undefined}
          onClick={() => (asked ? void seen.refetch() : setAsked(true))}
        >
          {seen.data ? 'Look again' : 'Look now'}
        </Button>
      }
    >
      <div role="status" className="flex flex-col gap-3">
        {!seen.data && !seen.error && (
          <p className="text-muted">
            {address && 'reason' in address ? address.reason : 'Nothing has been looked at yet.'}
          </p>
        )}
        {seen.error && (
          <Callout tone="danger">
            <ErrorText error={toTransferError(seen.error)} />
          </Callout>
        )}
        {seen.data && 'reason' in seen.data && <Callout tone="warn">{seen.data.reason}</Callout>}
        {doubtful.length > 0 && (
          <Callout tone="danger" title="The server shows a host key that AWS does not know">
            Something may stand between the console and the server. Do not publish it:
            {doubtful.map((key) => (
              <p key={key.fingerprint} className="font-mono text-table break-all">
                {key.fingerprint}
              </p>
            ))}
          </Callout>
        )}
        {reachable && confirmed.length > 0 && (
          <CodeBlock label="known_hosts lines" code={knownHostsLines(reachable, confirmed)} />
        )}
      </div>
    </Section>
  );
}
