'use client';
// The messages that one server received in a span of time, as its log tells of them.

import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { parseAsString, parseAsStringLiteral, useQueryStates } from 'nuqs';
import { useMemo, useState } from 'react';
import { DataTable } from '@/components/data-table';
import { EmptyState } from '@/components/empty-state';
import { ErrorPanel } from '@/components/error-panel';
import { Button } from '@/components/ui/button';
import { LinkButton } from '@/components/ui/link-button';
import { Select } from '@/components/ui/select';
import { as2ServersQuery } from '@/lib/servers/queries';
import { toTransferError } from '@/lib/transfer/errors';
import { bareId } from '@/lib/transfers/message-facts';
import { receivedQuery } from '@/lib/transfers/queries';
import type { ReceivedEvent } from '@/lib/transfers/received-messages';
import { receivedHref, type TimeWindow, timeWindows } from '@/lib/transfers/rules';
import { receivedColumns } from './received-columns';

const windowNames = Object.keys(timeWindows) as TimeWindow[];
const parsers = { server: parseAsString, window: parseAsStringLiteral(windowNames).withDefault('day') };

/** A receipt that goes later has events of its own, of which the last tells the end; any other event is one message. */
function latest(events: readonly ReceivedEvent[]): ReceivedEvent[] {
  const kept = new Map<string, ReceivedEvent>();
  for (const event of events) {
    const key = event.mdnMessageId ? `${event.messageId} ${event.mdnMessageId}` : event.id;
    kept.set(key, { ...kept.get(key), ...event });
  }
  return [...kept.values()];
}

export function ReceivedTable({ environmentId }: { environmentId: string }) {
  const [view, setView] = useQueryStates(parsers);
  const servers = useQuery(as2ServersQuery(environmentId));
  const serverId = view.server ?? servers.data?.[0]?.ServerId ?? '';
  // A fixed end: a window that moved with every rendering would be another question each time.
  const [now, setNow] = useState(() => Date.now());
  const { ms, label } = timeWindows[view.window];
  const received = useInfiniteQuery(receivedQuery(environmentId, serverId, now - ms, now));
  const pages = received.data?.pages;
  const rows = useMemo(() => latest((pages ?? []).flatMap(({ Messages }) => Messages)), [pages]);
  const silence = pages?.[0]?.silence;
  const problem = pages?.find((page) => page.problem)?.problem;

  if (servers.error && !servers.data)
    return <ErrorPanel error={toTransferError(servers.error)} onRetry={() => void servers.refetch()} />;
  if (servers.data?.length === 0) {
    return (
      <EmptyState
        title="No server takes AS2 messages"
        action={<LinkButton href={`/e/${environmentId}/new-server`}>Create server</LinkButton>}
      >
        Messages from partners come in at a server that speaks AS2, by an agreement for each partner.
      </EmptyState>
    );
  }
  const options = (servers.data ?? []).map(({ ServerId, name }) => ({
    value: ServerId,
    label: name ? `${name} (${ServerId})` : ServerId,
  }));
  if (serverId && !options.some(({ value }) => value === serverId))
    options.push({ value: serverId, label: serverId });
  return (
    <>
      <search aria-label="Which messages" className="mb-4 flex flex-wrap items-center gap-2">
        <Select
          aria-label="Server"
          className="w-80 max-sm:w-full"
          options={options}
          value={serverId}
          onChange={(event) => void setView({ server: event.target.value })}
        />
        <Select
          aria-label="Time"
          className="w-40 max-sm:flex-1"
          options={windowNames.map((value) => ({ value, label: timeWindows[value].label }))}
          value={view.window}
          onChange={(event) => {
            setNow(Date.now());
            void setView({ window: event.target.value as TimeWindow });
          }}
        />
        <Button pending={received.isRefetching} onClick={() => setNow(Date.now())}>
          Look again
        </Button>
      </search>
      {problem && (
        <div className="mb-4">
          <ErrorPanel
            error={problem}
            title="The log of the server could not be read"
            onRetry={() => void received.refetch()}
            retrying={received.isFetching}
          />
        </div>
      )}
      {silence === 'no-logging' ? (
        <EmptyState
          title="This server keeps no log"
          action={<LinkButton href={`/e/${environmentId}/servers/${serverId}`}>Set up logging</LinkButton>}
        >
          AWS has no list of received messages. Only a log tells of them, and the server has neither a log
          group nor a logging role. What was stored lies in the directories of its agreements.
        </EmptyState>
      ) : (
        !(problem && rows.length === 0) && (
          <DataTable
            caption="Received messages"
            columns={receivedColumns}
            rows={rows}
            rowId={(row) => row.id}
            rowLabel={(row) => `message ${bareId(row.messageId)}`}
            rowHref={(row) => receivedHref(environmentId, serverId, row.messageId, row.at)}
            defaultSort="-received"
            fileAbout={serverId}
            loading={servers.isPending || received.isPending}
            error={received.error && toTransferError(received.error)}
            onRetry={() => void received.refetch()}
            more={
              received.hasNextPage
                ? { pending: received.isFetchingNextPage, load: () => void received.fetchNextPage() }
                : undefined
            }
            empty={{
              title: silence ? 'The log of this server is still empty' : `No message: ${label.toLowerCase()}`,
              description:
                'Messages are read from the log of the server, where they appear with a few seconds’ delay. A longer time may show more.',
            }}
          />
        )
      )}
      {received.hasNextPage && (
        <p className="mt-2 text-center text-table text-muted">
          CloudWatch gives the oldest first; later messages follow.
        </p>
      )}
      {rows.length > 0 && (
        <p className="mt-4 text-table text-muted">
          These come from the server’s log, the only list that AWS keeps of received messages. What happened
          while no logging was set up, or is older than the log keeps, is not here.
        </p>
      )}
    </>
  );
}
