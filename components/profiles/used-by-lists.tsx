'use client';
/** The agreements and connectors that name some profiles, as links. Usage: `<UsedByLists environmentId={…} profileIds={[id]} none="…" />` */
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { allAgreementsQuery } from '@/lib/agreements/queries';
import { agreementHref } from '@/lib/agreements/rules';
import { connectorsQuery } from '@/lib/connectors/queries';
import { connectorHref } from '@/lib/connectors/rules';
import { usersOf } from '@/lib/profiles/rules';
import { toTransferError } from '@/lib/transfer/errors';
import { ErrorPanel } from '../error-panel';
import { AppLink } from '../ui/app-link';
import { Skeleton } from '../ui/skeleton';

/** Undefined while it is not known. */
export function useUsers(environmentId: string, profileIds: readonly string[]) {
  const agreements = useQuery(allAgreementsQuery(environmentId));
  const connectors = useQuery(connectorsQuery(environmentId));
  const users =
    agreements.data && connectors.data
      ? usersOf({ agreements: agreements.data, connectors: connectors.data }, profileIds)
      : undefined;
  const failed = [agreements, connectors].find(({ error, data }) => error && !data);
  const retry = () => {
    if (agreements.error) void agreements.refetch();
    if (connectors.error) void connectors.refetch();
  };
  return { users, error: failed?.error ? toTransferError(failed.error) : undefined, retry };
}

export function UsedByLists({
  environmentId,
  profileIds,
  lead,
  none,
}: {
  environmentId: string;
  profileIds: readonly string[];
  /** Rows that stand above these. */
  lead?: ReactNode;
  /** Said where nothing uses it. */
  none: string;
}) {
  const { users, error, retry } = useUsers(environmentId, profileIds);
  const empty = !lead && users && users.agreements.length + users.connectors.length === 0;
  return (
    <>
      {empty ? (
        <p className="text-muted">{none}</p>
      ) : (
        <ul className="flex flex-col gap-1.5">
          {lead}
          {users?.agreements.map(({ ServerId, AgreementId, Description, Status }) => (
            <UserLine
              key={AgreementId}
              kind="Agreement"
              href={agreementHref(environmentId, ServerId, AgreementId)}
              name={Description ?? AgreementId}
              note={Status === 'INACTIVE' ? 'inactive' : undefined}
            />
          ))}
          {users?.connectors.map(({ ConnectorId, Url }) => (
            <UserLine
              key={ConnectorId}
              kind="Connector"
              href={connectorHref(environmentId, ConnectorId)}
              name={Url ?? ConnectorId}
            />
          ))}
        </ul>
      )}
      {!users && !error && <Skeleton className="mt-2 w-64" />}
      {error && (
        <div className="mt-3">
          <ErrorPanel title="Agreements and connectors are not known" error={error} onRetry={retry} />
        </div>
      )}
    </>
  );
}

export function UserLine({
  kind,
  href,
  name,
  note,
}: {
  kind: string;
  href: string;
  name: string;
  note?: string;
}) {
  return (
    <li className="flex min-w-0 gap-3">
      <span className="w-24 shrink-0 text-table leading-5 text-muted">{kind}</span>
      <span className="min-w-0 break-words">
        <AppLink href={href} className="link">
          {name}
        </AppLink>
        {note && <span className="text-muted"> · {note}</span>}
      </span>
    </li>
  );
}
