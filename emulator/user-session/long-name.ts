// The line of `ls -l` that SFTP carries beside each name, and FTP lists.

import type { Attributes } from '../storage/storage';

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const HALF_A_YEAR = 182 * 24 * 3600;

export function longName(name: string, attributes: Attributes, now = Date.now() / 1000): string {
  const { directory, mode, uid, gid, size, mtime } = attributes;
  const type = directory ? 'd' : '-';
  const columns = [
    `${type}${permissions(mode)}`,
    '1'.padStart(4),
    String(uid).padEnd(8),
    String(gid).padEnd(8),
    String(size).padStart(8),
    time(mtime, now),
  ];
  return `${columns.join(' ')} ${name}`;
}

function permissions(mode: number): string {
  return [6, 3, 0]
    .map((shift) => {
      const bits = (mode >> shift) & 7;
      return `${bits & 4 ? 'r' : '-'}${bits & 2 ? 'w' : '-'}${bits & 1 ? 'x' : '-'}`;
    })
    .join('');
}

/** The hour for what changed lately, the year for what did not, as ls prints it. */
function time(seconds: number, now: number): string {
  const date = new Date(seconds * 1000);
  const two = (value: number) => String(value).padStart(2, '0');
  const recent = seconds <= now && now - seconds < HALF_A_YEAR;
  const last = recent
    ? `${two(date.getUTCHours())}:${two(date.getUTCMinutes())}`
    : ` ${date.getUTCFullYear()}`;
  return `${MONTHS[date.getUTCMonth()]} ${String(date.getUTCDate()).padStart(2)} ${last}`;
}
