'use client';
/**
 * When a user, or one of its keys, last logged in, as far as the server's log told.
 * Usage: `<LastLoginText environmentId serverId userName fingerprint={key.fingerprint} />`
 */
import { useQuery } from '@tanstack/react-query';
import { utc, utcDay } from '@/lib/format';
import { lastLoginsQuery } from '@/lib/last-logins/queries';
import { type LastLogin, type LastLogins, silenceWords } from '@/lib/last-logins/rules';
import { RelativeTime } from '../relative-time';
import { Skeleton } from '../ui/skeleton';

export function LastLoginText({
  environmentId,
  serverId,
  userName,
  fingerprint,
}: {
  environmentId: string;
  serverId: string;
  userName: string;
  /** Left out for the user as a whole. */
  fingerprint?: string;
}) {
  const { data, isError } = useQuery(lastLoginsQuery(environmentId, serverId, userName));
  if (isError) return null;
  if (!data) return <Skeleton className="inline-block h-3 w-40 align-middle" />;
  const login = fingerprint === undefined ? data.users[userName] : data.keys[fingerprint];
  const what = fingerprint === undefined ? 'login' : 'used';
  if (login) {
    return (
      <>
        Last {what} <RelativeTime moment={login.at} />
        {login.address && ` from ${login.address}`}
        {data.behind && `; the log is read up to ${utc(data.until ?? 0)}`}
      </>
    );
  }
  if (data.since === undefined) return silenceWords(data.silence ?? 'unreadable');
  const unread = data.behind ? `, read up to ${utc(data.until ?? 0)}` : '';
  return fingerprint === undefined
    ? `No login in the log since ${utcDay(data.since)}${unread}.`
    : `Not used in the log since ${utcDay(data.since)}${unread}`;
}

/** The same in a cell of a list. */
export function LastLoginCell({ login, logins }: { login: LastLogin | undefined; logins: LastLogins }) {
  if (login) {
    return (
      <span title={`${utc(login.at)}${login.address && ` from ${login.address}`}`}>
        <RelativeTime moment={login.at} />
      </span>
    );
  }
  if (logins.since === undefined) return <span className="text-muted">–</span>;
  return (
    <span className="truncate text-muted" title={`No login in the log since ${utc(logins.since)}`}>
      None since {utcDay(logins.since)}
    </span>
  );
}
