// What may be asked of a server's log. Pure; runs in the browser too.

export const logFilters = ['all', 'logins', 'failures'] as const;
export type LogFilter = (typeof logFilters)[number];

export const filterNames: Record<LogFilter, string> = {
  all: 'Everything',
  logins: 'Logins',
  failures: 'Failures',
};

export const logWindows = {
  quarter: { label: 'Last 15 minutes', ms: 900_000 },
  hour: { label: 'Last hour', ms: 3_600_000 },
  day: { label: 'Last 24 hours', ms: 86_400_000 },
  week: { label: 'Last 7 days', ms: 7 * 86_400_000 },
  month: { label: 'Last 30 days', ms: 30 * 86_400_000 },
} as const;
export type LogWindow = keyof typeof logWindows;

export const LONGEST_MS = 31 * 86_400_000;

export function logsHref(environmentId: string, serverId: string, userName?: string) {
  const query = userName ? `?user=${encodeURIComponent(userName)}` : '';
  return `/e/${environmentId}/servers/${serverId}/logs${query}` as const;
}
