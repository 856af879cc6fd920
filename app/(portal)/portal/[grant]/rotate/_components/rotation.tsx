'use client';
/** The three steps of replacing a key; which keys it is about stands in the URL, so that a reload goes on from there. */
import { useQuery } from '@tanstack/react-query';
import dynamic from 'next/dynamic';
import { parseAsInteger, parseAsString, useQueryStates } from 'nuqs';
import type { ReactNode } from 'react';
import { Callout } from '@/components/callout';
import { ErrorPanel } from '@/components/error-panel';
import { PageHeader } from '@/components/page-header';
import { SectionSkeleton } from '@/components/section-skeleton';
import { KeyFacts } from '@/components/ssh-keys/key-facts';
import { LinkButton } from '@/components/ui/link-button';
import { Skeleton } from '@/components/ui/skeleton';
import { cn } from '@/lib/cn';
import { portalUserQuery } from '@/lib/portal/queries';
import type { PortalUser } from '@/lib/portal/reads';
import { grantHref, nameOfKey } from '@/lib/portal/rules';
import { toTransferError } from '@/lib/transfer/errors';
import { LoginTest } from './login-test';
import { RetireOld } from './retire-old';

const NewKeyStep = dynamic(() => import('./new-key-step').then((module) => module.NewKeyStep), {
  ssr: false,
  loading: () => <Skeleton className="w-2/3" />,
});

const place = {
  /** The id of the key that goes. */
  old: parseAsString,
  /** The fingerprint of the key that comes. */
  new: parseAsString,
  /** When it was added: earlier logins do not count. */
  since: parseAsInteger,
};

export function Rotation({ grantId }: { grantId: string }) {
  const { data: user, error, refetch } = useQuery(portalUserQuery(grantId));
  const [at, setAt] = useQueryStates(place);
  if (!user) {
    return error ? (
      <ErrorPanel error={toTransferError(error)} onRetry={() => void refetch()} />
    ) : (
      <SectionSkeleton />
    );
  }
  const fresh = user.keys.find(({ fingerprint }) => fingerprint === at.new);
  const waiting = user.requests.find(
    ({ fingerprint, state, kind }) => fingerprint === at.new && state === 'pending' && kind === 'import',
  );
  const candidates = user.keys.filter(({ fingerprint }) => fingerprint !== at.new);
  const old = candidates.find(({ SshPublicKeyId }) => SshPublicKeyId === at.old);
  return (
    <>
      <PageHeader
        title="Replace a key"
        crumbs={[{ label: user.userName, href: grantHref(grantId) }]}
        description={
          old && !at.new
            ? `The new key takes the place of “${nameOfKey(old)}”. Both work until you take the old one away.`
            : 'Both keys work until you take the old one away.'
        }
      />
      <ol className="flex flex-col gap-4">
        <Step number={1} title="Add the new key" isDone={fresh !== undefined} isOpen={!fresh}>
          {fresh ? (
            <KeyFacts storedKey={fresh} />
          ) : waiting ? (
            <Callout title="The new key waits for approval">
              <p>Come back to this page when it has been approved; it keeps its place.</p>
            </Callout>
          ) : (
            <NewKeyStep
              user={user}
              onAdded={({ fingerprint }) => void setAt({ new: fingerprint, since: Date.now() })}
            />
          )}
        </Step>
        <Step number={2} title="Test your login" isDone={false} isOpen={fresh !== undefined}>
          {fresh && <LoginTest user={user} fresh={fresh} since={at.since ?? fresh.addedAt} />}
        </Step>
        <Step number={3} title="Take the old key away" isDone={false} isOpen={fresh !== undefined}>
          {fresh && (
            <RetireOld
              user={user}
              candidates={candidates}
              old={old}
              onChoose={(id) => void setAt({ old: id })}
            />
          )}
        </Step>
      </ol>
      <div className="mt-5">
        <LinkButton href={grantHref(grantId)}>
          {isOver(user, at.new) ? 'Done' : 'Back to the keys'}
        </LinkButton>
      </div>
    </>
  );
}

function isOver(user: PortalUser, fresh: string | null): boolean {
  return fresh !== null && user.keys.every((key) => key.fingerprint === fresh || key.removeAt !== null);
}

function Step({
  number,
  title,
  isDone,
  isOpen,
  children,
}: {
  number: number;
  title: string;
  isDone: boolean;
  isOpen: boolean;
  children: ReactNode;
}) {
  return (
    <li className="rounded-md border border-line bg-surface">
      <h2 className={cn('px-4 py-2.5 text-sm', !isOpen && !isDone && 'text-muted')}>
        {number}. {title}
        {isDone && <span className="font-normal text-ok"> Done</span>}
      </h2>
      {(isOpen || isDone) && <div className="border-t border-line px-4 py-4">{children}</div>}
    </li>
  );
}
