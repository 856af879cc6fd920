'use client';
/**
 * A moment in relation to now, with the exact UTC time on hover and focus. The server writes UTC, the browser makes it relative.
 * Usage: `<RelativeTime moment={key.DateImported} />`
 */
import { useSyncExternalStore } from 'react';
import { relativeTime, utc } from '@/lib/format';
import { Tooltip } from './ui/tooltip';

const MINUTE = 60_000;
const listeners = new Set<() => void>();
let ticking: ReturnType<typeof setInterval> | undefined;

/** One clock for all times on the page. */
function subscribe(listener: () => void) {
  listeners.add(listener);
  ticking ??= setInterval(() => {
    for (const each of listeners) each();
  }, MINUTE);
  return () => {
    listeners.delete(listener);
    if (listeners.size > 0) return;
    clearInterval(ticking);
    ticking = undefined;
  };
}

const minuteNow = () => Math.floor(Date.now() / MINUTE);
const serverMinute = () => 0;

export function RelativeTime({ moment }: { moment: string | number | Date }) {
  const minute = useSyncExternalStore(subscribe, minuteNow, serverMinute);
  const exact = utc(moment);
  if (!exact) return <span className="text-muted">–</span>;
  const words = minute === 0 ? exact : relativeTime(moment, Date.now());
  return (
    <Tooltip text={exact}>
      <time
        dateTime={new Date(moment).toISOString()}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: the exact time must be within the keyboard's reach
        tabIndex={0}
        className="rounded-sm whitespace-nowrap decoration-muted decoration-dotted underline-offset-3 hover:underline"
      >
        {words}
      </time>
    </Tooltip>
  );
}
