'use client';
// A test of the identity provider: the question, the answer explained, and the tests before.

import { useQuery } from '@tanstack/react-query';
import dynamic from 'next/dynamic';
import { useState } from 'react';
import { EmptyState } from '@/components/empty-state';
import { ErrorPanel } from '@/components/error-panel';
import { Section } from '@/components/section';
import { SectionSkeleton } from '@/components/section-skeleton';
import { LinkButton } from '@/components/ui/link-button';
import { useLoginTests } from '@/lib/login-tests/mutations';
import { serverQuery } from '@/lib/servers/queries';
import { identityProviderName } from '@/lib/servers/rules';
import { toTransferError } from '@/lib/transfer/errors';
import { TestForm } from './test-form';

/** They bring the parser of keys along, so they follow the page. */
const Answer = dynamic(() => import('./answer').then((module) => module.Answer));
const TestHistory = dynamic(() => import('./test-history').then((module) => module.TestHistory));

export function TestLogin({ environmentId, serverId }: { environmentId: string; serverId: string }) {
  const { data: server, error, refetch } = useQuery(serverQuery(environmentId, serverId));
  const tests = useLoginTests(environmentId, serverId);
  const [chosen, setChosen] = useState<string>();
  if (error && !server) return <ErrorPanel error={toTransferError(error)} onRetry={() => void refetch()} />;
  if (!server) return <SectionSkeleton />;
  const here = `/e/${environmentId}/servers/${serverId}` as const;
  if (server.IdentityProviderType === 'SERVICE_MANAGED') {
    return (
      <EmptyState
        title="Transfer Family keeps these users itself"
        action={<LinkButton href={`${here}/users`}>Users</LinkButton>}
      >
        There is no provider to ask: each user’s page says what they may do and with which keys.
      </EmptyState>
    );
  }
  const shown = tests.find(({ id }) => id === chosen) ?? tests[0];
  return (
    <>
      <div className="grid items-start gap-x-5 lg:grid-cols-2">
        <Section
          title="Login to test"
          description={`${identityProviderName(server.IdentityProviderType)} is asked once, as a login would. Nothing is opened.`}
        >
          <TestForm
            environmentId={environmentId}
            server={{ ...server, ServerId: serverId }}
            onTested={() => setChosen(undefined)}
          />
        </Section>
        <Section title="Answer">
          <div role="status">
            {shown ? (
              <Answer key={shown.id} test={shown} server={server} />
            ) : (
              <p className="text-muted">
                Whether the person gets in, with which role and folders, and what is missing where they do
                not.
              </p>
            )}
          </div>
        </Section>
      </div>
      {tests.length > 0 && (
        <TestHistory tests={tests} server={server} shown={shown?.id} onChoose={setChosen} />
      )}
    </>
  );
}
