'use client';
/** The second step: waits for a login with the new key and shows it as soon as the server's log tells of it. */
import { useQuery } from '@tanstack/react-query';
import { CircleCheck } from 'lucide-react';
import { Callout } from '@/components/callout';
import { CodeBlock } from '@/components/code-block';
import { ErrorPanel } from '@/components/error-panel';
import { RelativeTime } from '@/components/relative-time';
import { Spinner } from '@/components/ui/spinner';
import { awaitLoginQuery } from '@/lib/portal/queries';
import type { AwaitedLogin, PortalKey, PortalUser } from '@/lib/portal/reads';
import { toTransferError } from '@/lib/transfer/errors';
import { sftpCommand } from '@/lib/users/connection-rules';

export function LoginTest({ user, fresh, since }: { user: PortalUser; fresh: PortalKey; since: number }) {
  const input = { GrantId: user.grantId, fingerprint: fresh.fingerprint, since };
  const { data, error, refetch } = useQuery(awaitLoginQuery(input));
  const { address, userName } = user;
  const isSeen = data?.state === 'seen';
  return (
    <div className="flex flex-col gap-3">
      {!isSeen && (
        <>
          <p>Sign in with the new key now, from where it will be used. This page sees it.</p>
          {'host' in address && <CodeBlock label="sftp command" code={sftpCommand(address, userName)} />}
        </>
      )}
      <div aria-live="polite">
        {data && <Told login={data} userName={userName} />}
        {!data && !error && <Waiting />}
      </div>
      {error && <ErrorPanel error={toTransferError(error)} onRetry={() => void refetch()} />}
    </div>
  );
}

function Waiting() {
  return (
    <p className="flex items-center gap-2 text-muted">
      <Spinner /> Waiting for a login with the new key…
    </p>
  );
}

function withWhich(withThisKey: boolean | null): string {
  if (withThisKey === null) return '';
  return withThisKey ? 'with the new key ' : 'with another key ';
}

function Told({ login, userName }: { login: AwaitedLogin; userName: string }) {
  if (login.state === 'no-logging') {
    return (
      <Callout title="This server keeps no log">
        <p>A login cannot be seen from here. Try it yourself before you take the old key away.</p>
      </Callout>
    );
  }
  if (login.state === 'unreadable') {
    return (
      <Callout tone="warn" title="The log cannot be read at present">
        <p>Try the login yourself before you take the old key away.</p>
      </Callout>
    );
  }
  if (login.state === 'seen' && !login.keyNamed) {
    return (
      <Callout title={`${userName} signed in`}>
        <p>
          <RelativeTime moment={login.at} />
          {login.address && ` from ${login.address}`}. The log of this server does not say with which key: be
          sure that it was the new one before you take the old one away.
        </p>
      </Callout>
    );
  }
  if (login.state === 'seen') {
    return (
      <p className="flex items-start gap-2">
        <CircleCheck aria-hidden className="mt-0.5 size-4 shrink-0 text-ok" />
        <span>
          <strong className="font-medium">{userName} signed in with the new key</strong>{' '}
          <RelativeTime moment={login.at} />
          {login.address && ` from ${login.address}`}
          {login.client && ` (${login.client})`}.
        </span>
      </p>
    );
  }
  const refused = 'refused' in login ? login.refused : undefined;
  return (
    <>
      <Waiting />
      {refused && (
        <div className="mt-2">
          <Callout tone="warn" title={`A login ${withWhich(refused.withThisKey)}was refused`}>
            <p>
              {refused.why} <RelativeTime moment={refused.at} />
              {refused.address && ` from ${refused.address}`}.
              {refused.withThisKey === false &&
                ' Check that your program uses the file of the new private key.'}
            </p>
          </Callout>
        </div>
      )}
    </>
  );
}
