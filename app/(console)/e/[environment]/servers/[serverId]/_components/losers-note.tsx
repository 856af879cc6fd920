'use client';
// Who can no longer log in once the server asks another identity provider.

import { useInfiniteQuery } from '@tanstack/react-query';
import { Callout } from '@/components/callout';
import { Skeleton } from '@/components/ui/skeleton';
import { count } from '@/lib/format';
import { lossOfProvider } from '@/lib/servers/identity-rules';
import { usersQuery } from '@/lib/users/queries';
import type { SectionProps } from './edit-section';

/** More names than these nobody reads here; the list has them all. */
const SHOWN = 12;

export function LosersNote({ environmentId, server }: SectionProps) {
  const managed = server.IdentityProviderType === 'SERVICE_MANAGED';
  const users = useInfiniteQuery({ ...usersQuery(environmentId, server.ServerId), enabled: managed });
  const total = server.UserCount ?? 0;
  const names = users.data?.pages.flatMap((page) => page.Users.map((user) => user.UserName ?? '')) ?? [];
  const loss = lossOfProvider(server.IdentityProviderType, { users: total, accesses: 0 });
  const harmless = managed && total === 0;
  return (
    <Callout tone={harmless ? 'info' : 'warn'} title={harmless ? undefined : 'Who loses access'}>
      <p>{loss}</p>
      {managed && total > 0 && (
        <p className="mt-1.5 font-mono text-table break-words">
          {names.length > 0
            ? names.slice(0, SHOWN).join(', ')
            : users.isPending && <Skeleton className="w-64" />}
          {total > SHOWN && names.length > 0 && (
            <span className="font-sans"> and {count(total - SHOWN)} more</span>
          )}
        </p>
      )}
    </Callout>
  );
}
