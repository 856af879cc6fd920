'use client';
/**
 * A moment in relation to now, with the exact UTC time on hover and focus. The server writes UTC, the browser makes it relative.
 * Usage: `<RelativeTime moment={key.DateImported} />`
 */
import { relativeTime, utc } from '@/lib/format';
import { Tooltip } from './ui/tooltip';
import { useNow } from './use-now';

export function RelativeTime({ moment }: { moment: string | number | Date }) {
  const known = useNow() !== undefined;
  const exact = utc(moment);
  if (!exact) return <span className="text-muted">–</span>;
  const words = known ? relativeTime(moment, Date.now()) : exact;
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
