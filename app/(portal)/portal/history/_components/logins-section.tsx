'use client';
/** The last logins of one shared user, each with its files. */
import { useQuery } from '@tanstack/react-query';
import { ErrorPanel } from '@/components/error-panel';
import { MonoText } from '@/components/identifier';
import { RelativeTime } from '@/components/relative-time';
import { Section } from '@/components/section';
import { AppLink } from '@/components/ui/app-link';
import { Badge } from '@/components/ui/badge';
import { Button } from '@/components/ui/button';
import { Skeleton } from '@/components/ui/skeleton';
import { cn } from '@/lib/cn';
import { bytes, plural } from '@/lib/format';
import { portalLoginsQuery } from '@/lib/portal/queries';
import type { FileEvent, LoginEvent, Logins } from '@/lib/portal/sessions';
import { toTransferError } from '@/lib/transfer/errors';

interface NamedUser {
  grantId: string;
  userName: string;
}

const silences: Record<NonNullable<Logins['silence']>, string> = {
  'no-logging': 'This server keeps no log, so nothing can be told of logins and transfers.',
  'no-events-yet': 'There has been no login yet.',
  unreadable: 'The log cannot be read at present.',
};

export function LoginsSection({ users, shown }: { users: readonly NamedUser[]; shown: NamedUser }) {
  const { data, error, refetch, isFetching } = useQuery(portalLoginsQuery(shown.grantId));
  return (
    <>
      {users.length > 1 && (
        <nav aria-label="Users" className="mb-3 flex flex-wrap gap-2">
          {users.map(({ grantId, userName }) => (
            <AppLink
              key={grantId}
              href={`/portal/history?user=${encodeURIComponent(grantId)}`}
              aria-current={grantId === shown.grantId ? 'page' : undefined}
              className={cn(
                'rounded-md border px-2.5 py-1 pointer-coarse:py-2',
                grantId === shown.grantId ? 'border-accent bg-accent-soft' : 'border-line bg-surface',
              )}
            >
              {userName}
            </AppLink>
          ))}
        </nav>
      )}
      <Section
        title={`Logins and transfers of ${shown.userName}`}
        description={data && `The last ${plural(data.days, 'day')}, times of the server`}
        flush
        actions={
          <Button size="sm" pending={isFetching} onClick={() => void refetch()}>
            Look again
          </Button>
        }
      >
        {error && (
          <div className="p-4">
            <ErrorPanel error={toTransferError(error)} onRetry={() => void refetch()} />
          </div>
        )}
        {!data && !error && (
          <div className="p-4" aria-busy>
            <Skeleton className="w-56" />
          </div>
        )}
        {data?.logins.length === 0 && (
          <p className="p-4 text-muted">{silences[data.silence ?? 'no-events-yet']}</p>
        )}
        <ul className="divide-y divide-line">
          {data?.logins.map((login) => (
            <LoginRow key={login.id} login={login} />
          ))}
        </ul>
      </Section>
    </>
  );
}

function LoginRow({ login }: { login: LoginEvent }) {
  const { at, succeeded, address, client, keyFingerprint, keyLabel, failure, files, more } = login;
  return (
    <li className="px-4 py-3">
      <p className="flex flex-wrap items-center gap-x-2">
        <span className="font-medium">{succeeded ? 'Signed in' : 'Login refused'}</span>
        {!succeeded && <Badge tone="danger">Refused</Badge>}
        <span className="text-table text-muted">
          <RelativeTime moment={at} />
          {address && ` · ${address}`}
          {client && ` · ${client}`}
        </span>
      </p>
      {failure && <p className="text-table">{failure}</p>}
      {keyFingerprint && (
        <p className="text-table text-muted">
          {keyLabel ? `Key “${keyLabel}” ` : 'Key '}
          <MonoText>{keyFingerprint}</MonoText>
        </p>
      )}
      {files.length > 0 && (
        <ul className="mt-2 border-l-2 border-line pl-3">
          {files.map((file, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: what was done to files has no id and never changes
            <FileRow key={index} file={file} />
          ))}
          {more && <li className="text-table text-muted">and more</li>}
        </ul>
      )}
    </li>
  );
}

const deeds: Record<FileEvent['deed'], string> = {
  uploaded: 'Uploaded',
  'upload broken off': 'Upload broken off',
  downloaded: 'Downloaded',
  deleted: 'Deleted',
  renamed: 'Renamed',
  failed: 'Failed',
};

function FileRow({ file: { deed, path, newPath, bytes: size, failure } }: { file: FileEvent }) {
  const isBad = deed === 'failed' || deed === 'upload broken off';
  return (
    <li className="text-table">
      <span className={isBad ? 'text-danger' : 'text-muted'}>{deeds[deed]}</span> <MonoText>{path}</MonoText>
      {newPath && (
        <>
          {' to '}
          <MonoText>{newPath}</MonoText>
        </>
      )}
      {size !== undefined && <span className="text-muted"> {bytes(size)}</span>}
      {failure && <span className="text-muted"> {failure}</span>}
    </li>
  );
}
