/** Figures, sizes and times as the screens word them; every function is pure and takes the present as an argument. */

const integer = new Intl.NumberFormat('en');

/** 12,345 */
export function count(value: number): string {
  return integer.format(value);
}

/** "1 user", "2 users"; give the plural where an s is not enough. */
export function plural(value: number, one: string, many = `${one}s`): string {
  return `${count(value)} ${value === 1 ? one : many}`;
}

/** "a, b and c" */
export function list(words: readonly string[]): string {
  if (words.length < 2) return words[0] ?? '';
  return `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;
}

const units = ['KiB', 'MiB', 'GiB', 'TiB', 'PiB'];

/** "512 B", "1.5 KiB", "200 MiB" */
export function bytes(value: number): string {
  if (value < 1024) return `${value} B`;
  let size = value / 1024;
  let unit = 0;
  // 1023.96 would round to 1024.0 of the smaller unit.
  while (size >= 1023.95 && unit < units.length - 1) {
    size /= 1024;
    unit += 1;
  }
  const digits = size < 10 && !Number.isInteger(size) ? 1 : 0;
  return `${size.toFixed(digits).replace(/\.0$/, '')} ${units[unit]}`;
}

type Moment = string | number | Date;

/** "2026-11-22 03:39:19 UTC" */
export function utc(moment: Moment): string {
  const date = new Date(moment);
  if (Number.isNaN(date.getTime())) return '';
  return `${date.toISOString().slice(0, 19).replace('T', ' ')} UTC`;
}

/** "2026-11-22" */
export function utcDay(moment: Moment): string {
  return utc(moment).slice(0, 10);
}

const steps = [
  { unit: 'year', seconds: 31_557_600 },
  { unit: 'month', seconds: 2_629_800 },
  { unit: 'day', seconds: 86_400 },
  { unit: 'hour', seconds: 3_600 },
  { unit: 'minute', seconds: 60 },
] as const;

/** "just now", "5 minutes ago", "in 12 days"; days are kept up to two months, since expiry is counted in days. */
export function relativeTime(moment: Moment, now: number): string {
  const time = new Date(moment).getTime();
  if (Number.isNaN(time)) return '';
  const seconds = Math.round((time - now) / 1000);
  const size = Math.abs(seconds);
  if (size < 45) return 'just now';
  const step = steps.find(({ unit, seconds: least }) => size >= (unit === 'month' ? 2 * least : least));
  const exact = size / (step?.seconds ?? 60);
  // What was made for 7 days ends "in 7 days" from the first second on; a past day counts when it is over.
  const value = Math.max(1, seconds > 0 ? Math.round(exact) : Math.floor(exact));
  const words = plural(value, step?.unit ?? 'minute');
  return seconds > 0 ? `in ${words}` : `${words} ago`;
}

/** How near an end is: gone, within 7 days, within 30, or far. */
export function expiryUrgency(moment: Moment, now: number): 'expired' | 'urgent' | 'soon' | 'far' {
  const days = (new Date(moment).getTime() - now) / 86_400_000;
  if (days <= 0) return 'expired';
  if (days <= 7) return 'urgent';
  return days <= 30 ? 'soon' : 'far';
}

/** "1.2 s", "340 ms", "2 min 5 s" */
export function duration(milliseconds: number): string {
  if (milliseconds < 1000) return `${Math.round(milliseconds)} ms`;
  if (milliseconds < 60_000) return `${(milliseconds / 1000).toFixed(1).replace(/\.0$/, '')} s`;
  const seconds = Math.round(milliseconds / 1000);
  return `${Math.floor(seconds / 60)} min ${seconds % 60} s`;
}
