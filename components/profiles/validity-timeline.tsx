'use client';
/**
 * When the certificates of a profile count, a row for each usage; gaps are red, and every row is also said in words.
 * Usage: `<ValidityTimeline environmentId={…} certificates={held} />`
 */
import { CircleAlert, CircleCheck, TriangleAlert } from 'lucide-react';
import { type CertificateRow, usageNames } from '@/lib/certificates/rules';
import { cn } from '@/lib/cn';
import { utcDay } from '@/lib/format';
import {
  axisOf,
  type Remark,
  remarksOf,
  type Span,
  type TimelineRow,
  timelineOf,
} from '@/lib/profiles/timeline';
import { AppLink } from '../ui/app-link';
import { Skeleton } from '../ui/skeleton';
import { useNow } from '../use-now';

interface Axis {
  from: number;
  to: number;
}

const LANE = 26;

function place({ from, to }: Axis, axis: Axis): { left: string; width: string } {
  const percent = (moment: number) =>
    (Math.min(Math.max(moment, axis.from), axis.to) - axis.from) / (axis.to - axis.from);
  const left = percent(from) * 100;
  return { left: `${left}%`, width: `${Math.max(percent(to) * 100 - left, 0.4)}%` };
}

export function ValidityTimeline({
  environmentId,
  certificates,
}: {
  environmentId: string;
  certificates: readonly CertificateRow[];
}) {
  const known = useNow() !== undefined;
  if (!known) return <Skeleton className="h-36" />;
  // To the second, since a certificate that was just imported counts from this minute on.
  const now = Date.now();
  const rows = timelineOf(certificates, now);
  const axis = axisOf(rows, now);
  return (
    <div className="flex flex-col gap-4">
      {rows.map((row) => (
        <div key={row.usage} className="grid gap-x-4 gap-y-1.5 sm:grid-cols-[6rem_1fr]">
          <h3 className="text-sm sm:pt-1">{usageNames[row.usage]}</h3>
          <div className="min-w-0">
            <Track row={row} axis={axis} now={now} environmentId={environmentId} />
            <ul className="mt-1.5 flex flex-col gap-0.5">
              {remarksOf(row, now).map((remark) => (
                <RemarkLine key={remark.text} remark={remark} />
              ))}
            </ul>
          </div>
        </div>
      ))}
      <div aria-hidden className="grid gap-x-4 sm:grid-cols-[6rem_1fr]">
        <span className="max-sm:hidden" />
        <Ticks axis={axis} now={now} />
      </div>
    </div>
  );
}

function Track({
  row,
  axis,
  now,
  environmentId,
}: {
  row: TimelineRow;
  axis: Axis;
  now: number;
  environmentId: string;
}) {
  return (
    <div
      className="relative rounded-sm border border-line bg-sunken"
      style={{ height: row.lanes * LANE + 4 }}
    >
      {row.gaps.map((gap) => (
        <span
          key={gap.from}
          aria-hidden
          className="absolute inset-y-0 border-x border-danger bg-[repeating-linear-gradient(135deg,var(--danger)_0_3px,var(--danger-soft)_3px_8px)]"
          style={place({ from: Math.max(gap.from, axis.from), to: gap.to }, axis)}
        />
      ))}
      {row.spans
        .filter(({ to, from }) => to > axis.from && from < axis.to)
        .map((span) => (
          <Bar key={span.certificateId} span={span} axis={axis} environmentId={environmentId} now={now} />
        ))}
      <span
        aria-hidden
        className="pointer-events-none absolute -inset-y-1 w-px bg-ink"
        style={{ left: place({ from: now, to: now }, axis).left }}
      />
    </div>
  );
}

function Bar({
  span,
  axis,
  environmentId,
  now,
}: {
  span: Span;
  axis: Axis;
  environmentId: string;
  now: number;
}) {
  const { certificateId, name, from, to, lane, chosen } = span;
  const words = `${name}, ${utcDay(from)} to ${utcDay(to)}${chosen ? ', the one that is chosen now' : ''}`;
  const counts = from <= now && now < to;
  return (
    <AppLink
      href={`/e/${environmentId}/certificates/${certificateId}`}
      aria-label={words}
      title={words}
      className={cn(
        'absolute flex items-center overflow-hidden rounded-sm border px-1.5 font-mono text-xs whitespace-nowrap',
        chosen && 'border-accent bg-accent font-medium text-on-accent',
        !chosen && counts && 'border-accent bg-accent-soft text-ink',
        !counts && 'border-line-strong bg-surface text-muted',
      )}
      style={{ ...place({ from, to }, axis), top: lane * LANE + 3, height: LANE - 4 }}
    >
      <span className="truncate">{name}</span>
    </AppLink>
  );
}

const marks = {
  ok: { icon: CircleCheck, tone: 'text-ok' },
  warn: { icon: TriangleAlert, tone: 'text-warn' },
  danger: { icon: CircleAlert, tone: 'text-danger' },
};

function RemarkLine({ remark: { tone, text } }: { remark: Remark }) {
  const { icon: Icon, tone: colour } = marks[tone];
  return (
    <li className={cn('flex items-start gap-1.5 text-table', tone === 'danger' && 'font-medium text-danger')}>
      <Icon aria-hidden className={cn('mt-px size-4 shrink-0', colour)} />
      {text}
    </li>
  );
}

/** The present, and how far it is drawn. */
function Ticks({ axis, now }: { axis: Axis; now: number }) {
  const middle = (now + axis.to) / 2;
  return (
    <div className="relative h-5 text-xs text-muted">
      {[now, middle].map((moment) => (
        <span
          key={moment}
          className={cn(
            'absolute -translate-x-1/2',
            moment === now ? 'font-medium text-ink' : 'max-sm:hidden',
          )}
          style={{ left: place({ from: moment, to: moment }, axis).left }}
        >
          {moment === now ? 'now' : utcDay(moment)}
        </span>
      ))}
      <span className="absolute right-0">{utcDay(axis.to)}</span>
    </div>
  );
}
