'use client';
// A server's log with what is asked of it in the address, and the way to follow it live.

import { useInfiniteQuery } from '@tanstack/react-query';
import { parseAsBoolean, parseAsString, parseAsStringLiteral, useQueryStates } from 'nuqs';
import { useEffect, useMemo, useState } from 'react';
import { DataTable } from '@/components/data-table';
import { EmptyState } from '@/components/empty-state';
import { ErrorPanel } from '@/components/error-panel';
import { Button } from '@/components/ui/button';
import { Input } from '@/components/ui/input';
import { LinkButton } from '@/components/ui/link-button';
import { Select } from '@/components/ui/select';
import { Switch } from '@/components/ui/switch';
import { serverLogQuery } from '@/lib/server-logs/queries';
import type { ServerLogEvent } from '@/lib/server-logs/reads';
import { filterNames, type LogWindow, logFilters, logWindows } from '@/lib/server-logs/rules';
import { toTransferError } from '@/lib/transfer/errors';
import { logColumns } from './log-columns';

const fileColumns = [{ header: 'Event', value: (event: ServerLogEvent) => event.text }];
const windowNames = Object.keys(logWindows) as LogWindow[];
const parsers = {
  user: parseAsString.withDefault(''),
  text: parseAsString.withDefault(''),
  show: parseAsStringLiteral(logFilters).withDefault('all'),
  window: parseAsStringLiteral(windowNames).withDefault('hour'),
  live: parseAsBoolean.withDefault(false),
};

const LIVE_MS = 3_000;

export function ServerLog({ environmentId, serverId }: { environmentId: string; serverId: string }) {
  const [view, setView] = useQueryStates(parsers, { shallow: true });
  // A fixed end: a window that moved with every rendering would be another question each time.
  const [now, setNow] = useState(() => Date.now());
  const { ms, label } = logWindows[view.live ? 'quarter' : view.window];
  const log = useInfiniteQuery({
    ...serverLogQuery(environmentId, {
      serverId,
      userName: view.user || undefined,
      text: view.text || undefined,
      show: view.show,
      from: now - ms,
      // What is written while it is followed is later than the beginning.
      to: view.live ? now + ms : now,
    }),
    placeholderData: (before) => before,
    refetchInterval: view.live ? LIVE_MS : false,
  });
  useEffect(() => {
    if (!view.live) return;
    const timer = setInterval(() => setNow(Date.now()), logWindows.quarter.ms / 2);
    return () => clearInterval(timer);
  }, [view.live]);
  const pages = log.data?.pages;
  const rows = useMemo(() => (pages ?? []).flatMap(({ Events }) => Events), [pages]);
  const silence = pages?.[0]?.silence;
  const problem = pages?.find((page) => page.problem)?.problem;

  if (silence === 'no-logging') {
    return (
      <EmptyState
        title="This server keeps no log"
        action={<LinkButton href={`/e/${environmentId}/servers/${serverId}`}>Set up logging</LinkButton>}
      >
        Give it a log group or a logging role; logins, refusals and transfers are written from then on.
      </EmptyState>
    );
  }
  return (
    <>
      <search
        aria-label="What to look for"
        className="mb-4 flex flex-wrap items-center gap-2 max-sm:grid max-sm:grid-cols-2"
      >
        <Asked
          key={`user ${view.user}`}
          label="User"
          value={view.user}
          onAsk={(user) => void setView({ user: user || null })}
          className="w-44 max-sm:w-full"
        />
        <Asked
          key={`text ${view.text}`}
          label="Text"
          value={view.text}
          onAsk={(text) => void setView({ text: text || null })}
          className="w-56 max-sm:w-full"
        />
        <Select
          aria-label="Events"
          className="w-36 max-sm:w-full"
          options={logFilters.map((value) => ({ value, label: filterNames[value] }))}
          value={view.show}
          onChange={(event) => void setView({ show: event.target.value as (typeof logFilters)[number] })}
        />
        {!view.live && (
          <>
            <Select
              aria-label="Time"
              className="w-40 max-sm:w-full"
              options={windowNames.map((value) => ({ value, label: logWindows[value].label }))}
              value={view.window}
              onChange={(event) => {
                setNow(Date.now());
                void setView({ window: event.target.value as LogWindow });
              }}
            />
            <Button pending={log.isRefetching} onClick={() => setNow(Date.now())}>
              Look again
            </Button>
          </>
        )}
        <Switch
          label="Live"
          checked={view.live}
          onChange={(event) => {
            setNow(Date.now());
            void setView({ live: event.target.checked || null });
          }}
        />
      </search>
      {problem && (
        <div className="mb-4">
          <ErrorPanel
            error={problem}
            title="The log of the server could not be read"
            onRetry={() => void log.refetch()}
            retrying={log.isFetching}
          />
        </div>
      )}
      {!(problem && rows.length === 0) && (
        <DataTable
          caption="Log of the server"
          columns={logColumns}
          rows={rows}
          rowId={(row) => row.id}
          rowLabel={(row) => `event of ${row.stream}`}
          defaultSort="-at"
          fileAbout={serverId}
          fileColumns={fileColumns}
          loading={log.isPending}
          error={log.error && toTransferError(log.error)}
          onRetry={() => void log.refetch()}
          more={
            log.hasNextPage && !view.live
              ? { pending: log.isFetchingNextPage, load: () => void log.fetchNextPage() }
              : undefined
          }
          empty={{
            title: silence ? 'The log of this server is still empty' : `Nothing: ${label.toLowerCase()}`,
            description: view.live
              ? 'What happens appears here by itself, a few seconds later.'
              : 'Events appear with a few seconds’ delay. A longer time, or less in the filters, may show more.',
          }}
        />
      )}
      {log.hasNextPage && (
        <p className="mt-2 text-center text-table text-muted">
          CloudWatch gives the oldest first; later events follow.
        </p>
      )}
    </>
  );
}

/** Asks when somebody is done with typing, since every question is a call. */
function Asked({
  label,
  value,
  onAsk,
  className,
}: {
  label: string;
  value: string;
  onAsk: (value: string) => void;
  className: string;
}) {
  const [typed, setTyped] = useState(value);
  return (
    <form
      className={className}
      onSubmit={(event) => {
        event.preventDefault();
        onAsk(typed.trim());
      }}
    >
      <Input
        aria-label={label}
        placeholder={label}
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
        onBlur={() => typed.trim() !== value && onAsk(typed.trim())}
      />
    </form>
  );
}
