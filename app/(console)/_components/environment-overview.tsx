'use client';
// One environment on the dashboard: its figures, and what needs attention.

import type { DescribedServer, ListedServer } from '@aws-sdk/client-transfer';
import type { ReactNode } from 'react';
import { useCaller } from '@/components/caller';
import { EmptyState } from '@/components/empty-state';
import { EnvironmentDot } from '@/components/environment-switch';
import { ErrorPanel } from '@/components/error-panel';
import { StateMark } from '@/components/state-mark';
import { AppLink } from '@/components/ui/app-link';
import { LinkButton } from '@/components/ui/link-button';
import { Skeleton } from '@/components/ui/skeleton';
import { count, plural } from '@/lib/format';
import { reasonAgainst } from '@/lib/permissions';
import { As2Attention } from './as2-attention';
import { AttentionList } from './attention-list';
import { useOverview } from './overview-data';
import type { Place } from './places';
import { RequestAttention } from './request-attention';

const stateOrder = ['ONLINE', 'STARTING', 'STOPPING', 'OFFLINE', 'START_FAILED', 'STOP_FAILED'] as const;
const protocolOrder = ['SFTP', 'FTPS', 'FTP', 'AS2'] as const;

/** How often each value of a fixed order occurs, without those that never do. */
function tally<Value>(order: readonly Value[], values: readonly Value[]) {
  return order
    .map((value) => ({ value, times: values.filter((other) => other === value).length }))
    .filter(({ times }) => times > 0);
}

export function EnvironmentOverview({ environment }: { environment: Place }) {
  const { id, label, region, colour } = environment;
  const { listed, descriptions, loading, error, incomplete, retry, retrying } = useOverview(id);
  const hasAs2 = descriptions.known.some(({ Protocols }) => Protocols?.includes('AS2'));
  return (
    <section aria-label={label} className="mb-5 rounded-md border border-line bg-surface">
      <div className="flex flex-wrap items-center gap-x-2.5 gap-y-1 border-b border-line px-4 py-2.5">
        <EnvironmentDot colour={colour} />
        <h2 className="text-sm">
          <AppLink href={`/e/${id}/servers`} className="rounded-sm hover:underline">
            {label}
          </AppLink>
        </h2>
        <span className="font-mono text-table text-muted">{region}</span>
      </div>
      {error && listed.length === 0 ? (
        <div className="p-4">
          <ErrorPanel error={error} onRetry={retry} retrying={retrying} />
        </div>
      ) : loading ? (
        <FiguresSkeleton />
      ) : listed.length === 0 ? (
        <NoServers environmentId={id} />
      ) : (
        <>
          <Figures environmentId={id} listed={listed} known={descriptions.known} complete={!incomplete} />
          <AttentionList environmentId={id} servers={descriptions.known} pending={descriptions.pending} />
          {descriptions.failed > 0 && (
            <p className="border-t border-line px-4 py-2.5 text-table text-muted">
              {plural(descriptions.failed, 'server')} could not be described, so nothing is known of what they
              need.
            </p>
          )}
        </>
      )}
      <RequestAttention environmentId={id} />
      {!(error && listed.length === 0) && <As2Attention environmentId={id} hasServers={hasAs2} />}
    </section>
  );
}

function Figures({
  environmentId,
  listed,
  known,
  complete,
}: {
  environmentId: string;
  listed: readonly ListedServer[];
  known: readonly DescribedServer[];
  complete: boolean;
}) {
  const current = new Map(known.map((server) => [server.ServerId, server.State]));
  const states = listed.map((server) => current.get(server.ServerId) ?? server.State ?? 'OFFLINE');
  const users = listed.reduce((sum, server) => sum + (server.UserCount ?? 0), 0);
  const link = (facet: string, value: string) =>
    `/e/${environmentId}/servers?${new URLSearchParams({ [facet]: value })}`;
  const more = complete ? '' : '+';
  return (
    <dl className="grid grid-cols-2 gap-x-6 gap-y-4 px-4 py-4 md:grid-cols-[1fr_2fr_2fr_1fr]">
      <Figure name="Servers">
        <AppLink href={`/e/${environmentId}/servers`} className="text-xl font-semibold hover:underline">
          {count(listed.length)}
          {more}
        </AppLink>
      </Figure>
      <Figure name="State" wide>
        {tally(stateOrder, states).map(({ value, times }) => (
          <AppLink
            key={value}
            href={link('state', value)}
            className="inline-flex items-center gap-1.5 rounded-sm hover:underline"
          >
            <StateMark state={value} />
            <span className="font-medium">{count(times)}</span>
          </AppLink>
        ))}
      </Figure>
      <Figure name="Protocols" wide>
        {known.length === 0 ? (
          <Skeleton className="w-20" />
        ) : (
          tally(
            protocolOrder,
            known.flatMap((server) => server.Protocols ?? []),
          ).map(({ value, times }) => (
            <span key={value}>
              {value} <span className="font-medium">{count(times)}</span>
            </span>
          ))
        )}
      </Figure>
      <Figure name="Users">
        <span className="text-xl font-semibold">
          {count(users)}
          {more}
        </span>
      </Figure>
    </dl>
  );
}

function Figure({ name, wide = false, children }: { name: string; wide?: boolean; children: ReactNode }) {
  return (
    <div className={wide ? 'max-md:order-last max-md:col-span-2' : undefined}>
      <dt className="text-table text-muted">{name}</dt>
      <dd className="mt-0.5 flex min-h-7 flex-wrap items-center gap-x-4 gap-y-1">{children}</dd>
    </div>
  );
}

function FiguresSkeleton() {
  return (
    <div aria-busy className="grid grid-cols-2 gap-6 px-4 py-4 md:grid-cols-4">
      {['Servers', 'State', 'Protocols', 'Users'].map((name) => (
        <div key={name}>
          <p className="text-table text-muted">{name}</p>
          <Skeleton className="mt-2.5 w-20" />
        </div>
      ))}
    </div>
  );
}

function NoServers({ environmentId }: { environmentId: string }) {
  const { role } = useCaller();
  return (
    <div className="p-4">
      <EmptyState
        title="No servers yet"
        action={
          <LinkButton
            href={`/e/${environmentId}/new-server`}
            variant="primary"
            disabledReason={reasonAgainst(role, 'CreateServer')}
          >
            Create server
          </LinkButton>
        }
      >
        A server is an address for SFTP with users of its own.
      </EmptyState>
    </div>
  );
}
