'use client';
/** Who would no longer get in under another policy: keys by their kind, and clients that the server's log has seen. Usage: `<BreakingNote environmentId serverId before="…" next={policy} />` */
import type { DescribedSecurityPolicy } from '@aws-sdk/client-transfer';
import { useQuery } from '@tanstack/react-query';
import { plural } from '@/lib/format';
import { brokenKeys, missingFor, type SeenClient } from '@/lib/security-policies/breaking-rules';
import { clientsSeenQuery } from '@/lib/security-policies/queries';
import { toTransferError } from '@/lib/transfer/errors';
import { Callout } from '../callout';
import { ErrorText } from '../error-panel';
import { RelativeTime } from '../relative-time';
import { Skeleton } from '../ui/skeleton';

const SHOWN = 20;

export function BreakingNote({
  environmentId,
  serverId,
  before,
  next,
}: {
  environmentId: string;
  serverId: string;
  before: string;
  next: DescribedSecurityPolicy;
}) {
  const { data, error } = useQuery(clientsSeenQuery(environmentId, serverId));
  const keys = brokenKeys(before, next.SecurityPolicyName ?? '');
  return (
    <div className="flex flex-col gap-3">
      {keys.map((sentence) => (
        <Callout key={sentence} tone="warn">
          {sentence}
        </Callout>
      ))}
      {error ? (
        <Callout>
          <ErrorText error={toTransferError(error)} />
        </Callout>
      ) : !data ? (
        <Skeleton className="h-12" />
      ) : 'reason' in data ? (
        <Callout>{data.reason}</Callout>
      ) : (
        <Seen clients={data.clients} days={data.days} complete={data.complete} next={next} />
      )}
    </div>
  );
}

function Seen({
  clients,
  days,
  complete,
  next,
}: {
  clients: readonly SeenClient[];
  days: number;
  complete: boolean;
  next: DescribedSecurityPolicy;
}) {
  const broken = clients.filter((client) => missingFor(client, next).length > 0);
  const scope = complete ? `the last ${days} days` : `part of the last ${days} days, since the log is long`;
  if (clients.length === 0) return <Callout>The log tells of no login in {scope}.</Callout>;
  if (broken.length === 0) {
    return (
      <Callout>
        All clients seen in {scope} used algorithms that this policy has: {plural(clients.length, 'kind')} of
        login.
      </Callout>
    );
  }
  return (
    <Callout tone="warn" title={`${plural(broken.length, 'client')} used what this policy lacks`}>
      <p>Seen in {scope}. They may know other algorithms: ask, or have them try before the change.</p>
      <ul aria-label="Clients that may break" className="mt-2 flex max-h-64 flex-col gap-1.5 overflow-y-auto">
        {broken.slice(0, SHOWN).map((client) => (
          <li key={`${client.user} ${client.kex} ${client.ciphers.join()} ${client.client}`}>
            <span className="font-medium break-all">{client.user}</span>{' '}
            <span className="text-table">
              with <span className="font-mono break-all">{missingFor(client, next).join(', ')}</span>
              {client.client && <span className="font-mono break-all"> ({client.client})</span>},{' '}
              {plural(client.logins, 'login')}, last <RelativeTime moment={client.at} />
            </span>
          </li>
        ))}
        {broken.length > SHOWN && <li className="text-table">and {broken.length - SHOWN} more</li>}
      </ul>
    </Callout>
  );
}
