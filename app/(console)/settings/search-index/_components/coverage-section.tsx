'use client';
// What the index knows of one environment, its last crawl, and the buttons that start and stop one.

import { useState } from 'react';
import { useCaller } from '@/components/caller';
import { Callout } from '@/components/callout';
import { ErrorPanel } from '@/components/error-panel';
import { PropertyList } from '@/components/property-list';
import { RelativeTime } from '@/components/relative-time';
import { Section } from '@/components/section';
import { StateMark, type StateShape } from '@/components/state-mark';
import { Button } from '@/components/ui/button';
import { count, plural } from '@/lib/format';
import { reasonAgainst } from '@/lib/permissions';
import { useCancelCrawl, usePauseCrawl, useResumeCrawl } from '@/lib/search-index/mutations';
import type { Coverage, CrawlProgress } from '@/lib/search-index/reads';
import { StartDialog } from './start-dialog';

const states: Record<CrawlProgress['state'], { label: string; shape: StateShape }> = {
  running: { label: 'Running', shape: 'turning' },
  paused: { label: 'Paused', shape: 'waiting' },
  completed: { label: 'Completed', shape: 'filled' },
  cancelled: { label: 'Cancelled', shape: 'hollow' },
  failed: { label: 'Failed', shape: 'failed' },
};

export function CoverageSection({ coverage }: { coverage: Coverage }) {
  const { environment, label, servers, crawled, oldestAt, users, described, crawl, failures } = coverage;
  const { role } = useCaller();
  const [starting, setStarting] = useState(false);
  const pause = usePauseCrawl(environment);
  const resume = useResumeCrawl(environment);
  const cancel = useCancelCrawl(environment);
  const denied = reasonAgainst(role, 'ManageSearchIndex');
  const failure = pause.error ?? resume.error ?? cancel.error;
  const isOpen = crawl?.state === 'running' || crawl?.state === 'paused' || crawl?.state === 'failed';
  const act = (what: typeof pause) => {
    for (const each of [pause, resume, cancel]) each.reset();
    what.mutate(undefined);
  };
  return (
    <Section
      title={label}
      description={
        oldestAt === null ? (
          'No server was crawled yet.'
        ) : (
          <>
            {count(crawled)} of {plural(servers, 'server')} crawled, the oldest{' '}
            <RelativeTime moment={oldestAt} />
          </>
        )
      }
      actions={
        <>
          {crawl?.state === 'running' && (
            <Button size="sm" disabledReason={denied} pending={pause.isPending} onClick={() => act(pause)}>
              Pause
            </Button>
          )}
          {(crawl?.state === 'paused' || crawl?.state === 'failed') && (
            <Button size="sm" disabledReason={denied} pending={resume.isPending} onClick={() => act(resume)}>
              Go on
            </Button>
          )}
          {isOpen && (
            <Button size="sm" disabledReason={denied} pending={cancel.isPending} onClick={() => act(cancel)}>
              Cancel crawl
            </Button>
          )}
          {!isOpen && (
            <Button
              size="sm"
              aria-label={`Start a crawl of ${label}`}
              disabledReason={denied}
              onClick={() => setStarting(true)}
            >
              Start a crawl…
            </Button>
          )}
        </>
      }
    >
      {failure && (
        <div className="mb-4">
          <ErrorPanel error={failure.error} title="The crawl did not change" />
        </div>
      )}
      {crawl?.error && crawl.state === 'failed' && (
        <div className="mb-4">
          <ErrorPanel error={crawl.error} title="The crawl stopped" />
        </div>
      )}
      <PropertyList
        items={[
          { name: 'Servers seen', value: count(servers) },
          { name: 'Servers crawled', value: count(crawled) },
          { name: 'Users listed', value: count(users) },
          { name: 'Users whose keys were read', value: count(described) },
          ...(crawl ? crawlFacts(crawl, servers) : []),
        ]}
      />
      {failures.length > 0 && (
        <div className="mt-4">
          <Callout tone="warn" title={`${plural(failures.length, 'server')} could not be read`}>
            <ul>
              {failures.map(({ serverId, message }) => (
                <li key={serverId}>
                  <code>{serverId}</code>: {message}
                </li>
              ))}
            </ul>
          </Callout>
        </div>
      )}
      {starting && (
        <StartDialog environmentId={environment} label={label} onClose={() => setStarting(false)} />
      )}
    </Section>
  );
}

function crawlFacts(crawl: CrawlProgress, servers: number) {
  const { state, startedAt, startedBy, endedAt, withKeys, callsPerSecond, calls, done } = crawl;
  return [
    { name: 'Last crawl', value: <StateMark state={states[state].label} shape={states[state].shape} /> },
    { name: 'Progress', value: `${count(done)} of ${plural(servers, 'server')}` },
    { name: 'Reads', value: withKeys ? 'Names and keys' : 'Names only' },
    { name: 'API calls made', value: `${count(calls)}, at most ${callsPerSecond} a second` },
    {
      name: 'Started',
      value: (
        <>
          <RelativeTime moment={startedAt} /> by {startedBy}
        </>
      ),
    },
    { name: 'Ended', value: endedAt ? <RelativeTime moment={endedAt} /> : undefined },
  ];
}
