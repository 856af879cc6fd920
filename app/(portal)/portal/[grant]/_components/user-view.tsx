'use client';
/** One shared user: its server's state, what ends next, how to connect, keys and requests. */
import { useQuery } from '@tanstack/react-query';
import { Callout } from '@/components/callout';
import { ErrorPanel } from '@/components/error-panel';
import { PageHeader } from '@/components/page-header';
import { SectionSkeleton } from '@/components/section-skeleton';
import { AppLink } from '@/components/ui/app-link';
import { portalUserQuery } from '@/lib/portal/queries';
import type { PortalKey } from '@/lib/portal/reads';
import { grantHref, nameOfKey, SUSPENDED } from '@/lib/portal/rules';
import { toTransferError } from '@/lib/transfer/errors';
import { EndNotice } from '../../_components/end-notice';
import { ServerState } from '../../_components/server-state';
import { ConnectSection } from './connect-section';
import { KeysSection } from './keys-section';
import { RequestsSection } from './requests-section';

function ends(keys: readonly PortalKey[]) {
  return keys
    .flatMap((key) => {
      const at = key.removeAt ?? key.expiresAt;
      return at === null ? [] : [{ at, removed: key.removeAt !== null, name: nameOfKey(key), key }];
    })
    .sort((a, b) => a.at - b.at);
}

export function UserView({ grantId, isOnly }: { grantId: string; isOnly: boolean }) {
  const { data: user, error, refetch } = useQuery(portalUserQuery(grantId));
  if (!user) {
    return error ? (
      <ErrorPanel error={toTransferError(error)} onRetry={() => void refetch()} />
    ) : (
      <SectionSkeleton />
    );
  }
  const { policy } = user;
  return (
    <>
      <PageHeader
        title={user.userName}
        crumbs={isOnly ? [] : [{ label: 'Your access', href: '/portal' }]}
        state={<ServerState reachability={user.reachability} />}
      />
      {user.suspended && (
        <div className="mb-5">
          <Callout tone="warn" title="Suspended">
            {SUSPENDED}
          </Callout>
        </div>
      )}
      {ends(user.keys).map(({ key, ...end }) => (
        <EndNotice key={key.fingerprint} end={end}>
          {!end.removed &&
            policy.removeExpired &&
            'It is removed by itself then, a day after its last reminder at the earliest. '}
          {!end.removed && (
            <AppLink
              className="link"
              href={`${grantHref(grantId)}/rotate?old=${encodeURIComponent(key.SshPublicKeyId)}`}
            >
              Replace it with a new key
            </AppLink>
          )}
        </EndNotice>
      ))}
      <KeysSection user={user} />
      {user.requests.length > 0 && <RequestsSection user={user} />}
      <ConnectSection user={user} />
    </>
  );
}
