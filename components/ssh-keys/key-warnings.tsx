'use client';
/** What speaks against a key that is fine in itself: this user has it already, or another user does. */
import { useQuery } from '@tanstack/react-query';
import { seenElsewhereQuery } from '@/lib/ssh-keys/queries';
import { userHref } from '@/lib/users/rules';
import { Callout } from '../callout';
import { RelativeTime } from '../relative-time';
import { AppLink } from '../ui/app-link';

export function KeyWarnings({
  environmentId,
  serverId,
  userName,
  fingerprint,
  present,
}: {
  environmentId: string;
  serverId: string;
  userName: string;
  fingerprint: string;
  /** Fingerprints of the keys that the user has. */
  present: readonly string[];
}) {
  const seen = useQuery(seenElsewhereQuery(environmentId, { fingerprint, serverId, userName }));
  if (present.includes(fingerprint)) {
    return <Callout tone="warn" title={`${userName} has this key already`} />;
  }
  if (!seen.data || seen.data.length === 0) return null;
  return (
    <Callout tone="warn" title="Another user has this key">
      <p>Whoever holds its private half can sign in as each of them.</p>
      <ul className="mt-1">
        {seen.data.map((other) => (
          <li key={other.sshPublicKeyId}>
            <AppLink href={userHref(environmentId, other.serverId, other.userName)} className="link">
              {other.userName}
            </AppLink>{' '}
            <span className="text-table text-muted">
              on {other.serverId}, seen <RelativeTime moment={other.seenAt} />
            </span>
          </li>
        ))}
      </ul>
    </Callout>
  );
}
