'use client';
// Who can no longer log in once the server asks another identity provider.

import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Callout } from '@/components/callout';
import { Skeleton } from '@/components/ui/skeleton';
import { accessesQuery } from '@/lib/accesses/queries';
import { accessLabel } from '@/lib/accesses/rules';
import { count } from '@/lib/format';
import { lossOfProvider } from '@/lib/servers/identity-rules';
import { usersQuery } from '@/lib/users/queries';
import type { SectionProps } from './edit-section';

/** More names than these nobody reads here; the list has them all. */
const SHOWN = 12;

export function LosersNote({ environmentId, server }: SectionProps) {
  const type = server.IdentityProviderType;
  const managed = type === 'SERVICE_MANAGED';
  const directory = type === 'AWS_DIRECTORY_SERVICE';
  const users = useInfiniteQuery({ ...usersQuery(environmentId, server.ServerId), enabled: managed });
  const accesses = useQuery({ ...accessesQuery(environmentId, server.ServerId), enabled: directory });
  if (directory && !accesses.data) return <Skeleton className="h-16" />;
  const names = managed
    ? (users.data?.pages.flatMap((page) => page.Users.map((user) => user.UserName ?? '')) ?? [])
    : (accesses.data ?? []).map(accessLabel);
  const total = managed ? (server.UserCount ?? 0) : names.length;
  const harmless = (managed || directory) && total === 0;
  return (
    <Callout tone={harmless ? 'info' : 'warn'} title={harmless ? undefined : 'Who loses access'}>
      <p>{lossOfProvider(type, { users: total, accesses: total })}</p>
      {total > 0 && (
        <p className="mt-1.5 font-mono text-table break-words">
          {names.length > 0 ? names.slice(0, SHOWN).join(', ') : <Skeleton className="w-64" />}
          {total > SHOWN && names.length > 0 && (
            <span className="font-sans"> and {count(total - SHOWN)} more</span>
          )}
        </p>
      )}
    </Callout>
  );
}
