'use client';
/** How to connect: host, port and name, the host keys to compare, and what to give to each program. */
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Callout } from '@/components/callout';
import { CodeBlock } from '@/components/code-block';
import { FormSection } from '@/components/form/form-section';
import { Identifier, MonoText } from '@/components/identifier';
import { PropertyList } from '@/components/property-list';
import { Section } from '@/components/section';
import { Skeleton } from '@/components/ui/skeleton';
import { hostKeyTypeName } from '@/lib/host-keys/rules';
import { portalHostKeysQuery } from '@/lib/portal/queries';
import type { PortalUser } from '@/lib/portal/reads';
import type { HostAndPort } from '@/lib/servers/rules';
import { knownHostsLines, sftpAddress, sftpCommand, sshConfig } from '@/lib/users/connection-rules';

export function ConnectSection({ user }: { user: PortalUser }) {
  const { address, userName, grantId } = user;
  const reachable = 'host' in address ? address : undefined;
  const shown = useQuery(portalHostKeysQuery(grantId, reachable !== undefined));
  const keys = shown.data && 'keys' in shown.data ? shown.data : undefined;
  const trouble = shown.data && 'reason' in shown.data ? shown.data.reason : undefined;
  const name = { name: 'User name', value: userName, copy: userName, mono: true };
  return (
    <Section title="Connect">
      <div className="flex flex-col gap-5">
        {'reason' in address && <p className="text-muted">{address.reason}</p>}
        <PropertyList
          items={
            reachable
              ? [
                  { name: 'Host', value: reachable.host, copy: reachable.host, mono: true, wide: true },
                  { name: 'Port', value: reachable.port, copy: String(reachable.port), mono: true },
                  name,
                ]
              : [name]
          }
        />
        <Labelled title="Host key fingerprints, to compare when you connect for the first time">
          {keys && keys.keys.length > 0 ? (
            <ul className="flex flex-col gap-1">
              {keys.keys.map(({ type, fingerprint }) => (
                <li key={fingerprint}>
                  <span className="text-table text-muted">{hostKeyTypeName(type)} </span>
                  <Identifier value={fingerprint} label={`${hostKeyTypeName(type)} fingerprint`} />
                </li>
              ))}
            </ul>
          ) : user.hostKeyFingerprint ? (
            <Identifier value={user.hostKeyFingerprint} label="host key fingerprint" />
          ) : (
            <span className="text-muted">Not known yet</span>
          )}
        </Labelled>
        {shown.isFetching && !shown.data && <Skeleton className="w-2/3" />}
        {(trouble || shown.error) && (
          <p className="text-table text-muted">
            {trouble ?? 'The host keys could not be read at present; the fingerprint above is right.'}
          </p>
        )}
        {keys && keys.doubtful.length > 0 && <Doubt fingerprints={keys.doubtful} />}
        {reachable && <Programs address={reachable} userName={userName} hostKeys={keys?.keys ?? []} />}
      </div>
    </Section>
  );
}

function Doubt({ fingerprints }: { fingerprints: readonly string[] }) {
  return (
    <Callout tone="danger" title="Do not connect now">
      <p>The server shows a host key that is not its own. Tell the people who invited you:</p>
      {fingerprints.map((fingerprint) => (
        <p key={fingerprint}>
          <MonoText>{fingerprint}</MonoText>
        </p>
      ))}
    </Callout>
  );
}

/** A short name for the section of a configuration file. */
const NAME = 'file-transfer';

function Programs({
  address,
  userName,
  hostKeys,
}: {
  address: HostAndPort;
  userName: string;
  hostKeys: readonly { type: string; base64: string }[];
}) {
  const { host, port } = address;
  return (
    <div className="flex flex-col gap-2">
      <Labelled title="In a terminal: sftp">
        <CodeBlock label="sftp command" code={sftpCommand(address, userName)} />
      </Labelled>
      {hostKeys.length > 0 && (
        <FormSection folded title="Known hosts" summary="so that sftp knows the server">
          <p className="text-table text-muted">
            Add this to the file <MonoText>~/.ssh/known_hosts</MonoText>, and the first connection asks
            nothing.
          </p>
          <CodeBlock label="known_hosts lines" code={knownHostsLines(address, hostKeys)} />
        </FormSection>
      )}
      <FormSection folded title="OpenSSH configuration" summary="for ~/.ssh/config">
        <CodeBlock label="OpenSSH configuration" code={sshConfig(address, userName, NAME)} />
        <p className="text-table text-muted">
          Then <MonoText>{`sftp ${NAME}`}</MonoText> is enough. Name the file of your own private key.
        </p>
      </FormSection>
      <FormSection folded title="WinSCP" summary="Windows">
        <ol className="list-decimal space-y-1 pl-5">
          <li>
            New site, file protocol <strong className="font-medium">SFTP</strong>, host{' '}
            <MonoText>{host}</MonoText>, port <MonoText>{String(port)}</MonoText>, user name{' '}
            <MonoText>{userName}</MonoText>, no password.
          </li>
          <li>
            Advanced → SSH → Authentication → Private key file. WinSCP offers to convert an OpenSSH key.
          </li>
          <li>Compare the fingerprint when it asks.</li>
        </ol>
        <CodeBlock label="WinSCP command" code={`winscp.exe "${sftpAddress(address, userName)}/"`} />
      </FormSection>
      <FormSection folded title="FileZilla" summary="Windows, macOS, Linux">
        <ol className="list-decimal space-y-1 pl-5">
          <li>
            Site Manager → New site, protocol <strong className="font-medium">SFTP</strong>, host{' '}
            <MonoText>{host}</MonoText>, port <MonoText>{String(port)}</MonoText>.
          </li>
          <li>
            Logon type <strong className="font-medium">Key file</strong>, user <MonoText>{userName}</MonoText>
            , and the file of your private key.
          </li>
          <li>Compare the fingerprint when it asks.</li>
        </ol>
        <CodeBlock label="FileZilla command" code={`filezilla "${sftpAddress(address, userName)}"`} />
      </FormSection>
    </div>
  );
}

function Labelled({ title, children }: { title: string; children: ReactNode }) {
  return (
    <div className="min-w-0">
      <p className="mb-1 text-table text-muted">{title}</p>
      {children}
    </div>
  );
}
