// Query options of the portal.

import { POLL_MS } from '@/lib/query/client';
import { ANY_ENVIRONMENT, readKey, readPagesQuery, readQuery } from '@/lib/query/read-query';

export const portalKeys = {
  all: readKey(ANY_ENVIRONMENT, 'portal'),
  user: (GrantId: string) => readKey(ANY_ENVIRONMENT, 'portal.user', { GrantId }),
  users: readKey(ANY_ENVIRONMENT, 'portal.users'),
  acts: readKey(ANY_ENVIRONMENT, 'portal.acts'),
};

export function portalUsersQuery() {
  return readQuery('portal.users', ANY_ENVIRONMENT, {});
}

export function portalUserQuery(GrantId: string) {
  return { ...readQuery('portal.user', ANY_ENVIRONMENT, { GrantId }), staleTime: 0 };
}

export function portalHostKeysQuery(GrantId: string, enabled: boolean) {
  return { ...readQuery('portal.host-keys', ANY_ENVIRONMENT, { GrantId }), enabled, staleTime: 60_000 };
}

/** Asks again until the login has been seen, while the page is in view. */
export function awaitLoginQuery(input: { GrantId: string; fingerprint: string; since: number }) {
  return {
    ...readQuery('portal.await-login', ANY_ENVIRONMENT, input),
    staleTime: 0,
    refetchInterval: ({ state }: { state: { data?: { state: string } | undefined } }) =>
      state.data === undefined || state.data.state === 'waiting' ? POLL_MS : (false as const),
  };
}

export function portalLoginsQuery(GrantId: string) {
  return { ...readQuery('portal.logins', ANY_ENVIRONMENT, { GrantId }), staleTime: 0 };
}

export function portalActsQuery() {
  return { ...readPagesQuery('portal.acts', ANY_ENVIRONMENT, {}), staleTime: 0 };
}
