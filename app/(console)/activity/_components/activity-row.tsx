'use client';
// One event: a line to scan, and behind it everything that was kept.

import { ChevronRight } from 'lucide-react';
import { CodeBlock } from '@/components/code-block';
import { PropertyList } from '@/components/property-list';
import { RelativeTime } from '@/components/relative-time';
import { StateMark, type StateShape } from '@/components/state-mark';
import { AppLink } from '@/components/ui/app-link';
import { changesOf } from '@/lib/activity/changes';
import { readableInput, resultWords, targetPath } from '@/lib/activity/rules';
import type { AuditEvent } from '@/lib/activity/trail';
import { utc } from '@/lib/format';
import { ActivityChanges } from './activity-changes';
import type { ActivityView } from './activity-filters';

const shapes: Record<AuditEvent['result'], StateShape> = {
  succeeded: 'filled',
  refused: 'hollow',
  failed: 'failed',
  unknown: 'hollow',
  pending: 'turning',
};

export function ActivityRow({
  event,
  environmentLabel,
  onFilter,
}: {
  event: AuditEvent;
  environmentLabel: string | undefined;
  onFilter: (change: Partial<ActivityView>) => void;
}) {
  const path = targetPath(event);
  const input = readableInput(event.input);
  const changes = changesOf(event.before, event.after);
  return (
    <li>
      <details className="group">
        <summary className="grid grid-cols-[auto_1fr_auto] items-center gap-x-3 gap-y-0.5 px-4 py-2.5 -outline-offset-2 hover:bg-hover md:grid-cols-[auto_7rem_13rem_1fr_9rem_7.5rem]">
          <ChevronRight
            aria-hidden
            className="size-4 text-muted transition-transform group-open:rotate-90 max-md:row-span-2"
          />
          <span className="max-md:order-2 max-md:col-start-3 max-md:row-start-1">
            <StateMark state={resultWords[event.result]} shape={shapes[event.result]} />
          </span>
          <span className="truncate font-medium max-md:order-1">{event.operation}</span>
          <span className="min-w-0 truncate font-mono text-table text-muted max-md:order-4 max-md:col-span-2 max-md:col-start-2">
            {event.target || '–'}
          </span>
          <span className="truncate text-table max-md:order-3 max-md:col-start-2">{event.actorName}</span>
          <span className="text-right text-table text-muted max-md:order-3 max-md:col-start-3">
            <RelativeTime moment={event.at} />
          </span>
        </summary>
        <div className="flex flex-col gap-4 border-t border-line bg-sunken px-4 py-4 md:pl-11">
          {event.errorMessage && (
            <p className="max-w-prose">
              {event.errorMessage}
              {event.errorCode && (
                <span className="block font-mono text-xs text-muted">{event.errorCode}</span>
              )}
            </p>
          )}
          {event.result === 'unknown' && !event.errorMessage && (
            <p className="max-w-prose">
              The console ended before it knew the outcome. Look at the target to see whether this was done.
            </p>
          )}
          <PropertyList
            items={[
              {
                name: 'Who',
                value: (
                  <>
                    {event.actorName}
                    {event.actorRole && `, ${event.actorRole}`}
                    {(event.actorId || event.actorName.includes('@')) && (
                      <FilterButton onClick={() => onFilter({ actor: event.actorId || event.actorName })}>
                        only theirs
                      </FilterButton>
                    )}
                  </>
                ),
              },
              { name: 'When', value: utc(event.at) },
              { name: 'From', value: event.address, mono: true },
              { name: 'Session', value: event.sessionId, mono: true },
              { name: 'Environment', value: environmentLabel ?? 'The console itself' },
              {
                name: 'Target',
                value: event.target && (
                  <>
                    {path ? (
                      <AppLink href={path} className="link">
                        {event.target}
                      </AppLink>
                    ) : (
                      event.target
                    )}
                    <FilterButton onClick={() => onFilter({ target: event.target })}>only this</FilterButton>
                  </>
                ),
                mono: true,
              },
              {
                name: 'AWS request id',
                value: event.requestId,
                mono: true,
                copy: event.requestId ?? undefined,
              },
            ]}
          />
          {changes && <ActivityChanges changes={changes} />}
          {input !== undefined && (
            <div>
              <p className="mb-1 text-table text-muted">Input</p>
              <CodeBlock code={input} label="Input" />
            </div>
          )}
        </div>
      </details>
    </li>
  );
}

function FilterButton({ onClick, children }: { onClick: () => void; children: string }) {
  return (
    <button type="button" className="link ml-2 font-sans text-xs" onClick={onClick}>
      {children}
    </button>
  );
}
