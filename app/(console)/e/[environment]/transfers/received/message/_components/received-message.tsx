'use client';
// The page of one received message.

import { useQuery } from '@tanstack/react-query';
import { EmptyState } from '@/components/empty-state';
import { ErrorPanel } from '@/components/error-panel';
import { PageHeader } from '@/components/page-header';
import { SectionSkeleton } from '@/components/section-skeleton';
import { CertificatesSection } from '@/components/transfers/certificates-section';
import { FailurePanel } from '@/components/transfers/failure-panel';
import { LetterSection } from '@/components/transfers/letter-section';
import { ReceiptSection } from '@/components/transfers/receipt-section';
import { SourcesSection } from '@/components/transfers/sources-section';
import { TransferState } from '@/components/transfers/transfer-state';
import { useCertificateUses } from '@/components/transfers/use-parties';
import { LinkButton } from '@/components/ui/link-button';
import { plural } from '@/lib/format';
import { toTransferError } from '@/lib/transfer/errors';
import { bareId, type MessageFacts } from '@/lib/transfers/message-facts';
import { receivedTraceQuery } from '@/lib/transfers/queries';
import type { ReceivedTrace } from '@/lib/transfers/received-messages';
import { fileName } from '@/lib/transfers/rules';
import { ArrivalSection } from './arrival-section';

interface Props {
  environmentId: string;
  serverId: string;
  messageId: string;
  at: number;
}

export function ReceivedMessage({ environmentId, serverId, messageId, at }: Props) {
  const { data, error, refetch, isFetching } = useQuery(
    receivedTraceQuery(environmentId, serverId, messageId, at),
  );
  const list = `/e/${environmentId}/transfers/received?server=${serverId}` as const;
  const facts: MessageFacts = Object.assign(
    {},
    data && 'value' in data.status ? data.status.value : {},
    ...(data?.events ?? []),
  );
  const state = facts.statusCode ?? 'COMPLETED';
  const name = facts.fileName ?? (facts.filePath ? fileName(facts.filePath) : bareId(messageId));
  return (
    <>
      <PageHeader
        title={name ?? messageId}
        mono
        crumbs={[
          { label: 'Transfers', href: `/e/${environmentId}/transfers` },
          { label: 'Received', href: list },
        ]}
        state={data && data.events.length > 0 && <TransferState state={state} />}
      />
      {!data && error && (
        <ErrorPanel error={toTransferError(error)} onRetry={() => void refetch()} retrying={isFetching} />
      )}
      {!data && !error && <SectionSkeleton />}
      {data?.problem && (
        <div className="mb-5">
          <ErrorPanel
            error={data.problem}
            title="The log of the server could not be read"
            onRetry={() => void refetch()}
            retrying={isFetching}
          />
        </div>
      )}
      {data && data.events.length === 0 && !data.problem && (
        <EmptyState
          title="The log says nothing of this message"
          action={<LinkButton href={list}>All received messages</LinkButton>}
        >
          {data.silence === 'no-logging'
            ? 'The server keeps no log any more, and AWS has no other list of received messages.'
            : 'The log may have let go of it, or it came to another server or at another time.'}
        </EmptyState>
      )}
      {data && data.events.length > 0 && (
        <Parts
          {...{ environmentId, serverId, messageId, at, facts, state }}
          trace={data}
          onAgain={() => void refetch()}
          looking={isFetching}
          name={name ?? messageId}
        />
      )}
    </>
  );
}

function Parts({
  environmentId,
  serverId,
  at,
  trace,
  facts,
  state,
  name,
  onAgain,
  looking,
}: Props & {
  trace: ReceivedTrace;
  facts: MessageFacts;
  state: string;
  name: string;
  onAgain: () => void;
  looking: boolean;
}) {
  const agreement = 'value' in trace.agreement ? trace.agreement.value : undefined;
  const profiles = { local: agreement?.LocalProfileId, partner: agreement?.PartnerProfileId };
  const { uses } = useCertificateUses(environmentId, 'received', at, profiles);
  const receipt = 'value' in trace.receipt ? trace.receipt.value : undefined;
  return (
    <>
      {facts.failureCode && (
        <FailurePanel
          environmentId={environmentId}
          direction="received"
          code={facts.failureCode}
          message={facts.failureMessage}
          places={{
            serverId,
            agreementId: facts.agreementId,
            localProfileId: profiles.local,
            partnerProfileId: profiles.partner,
          }}
        />
      )}
      <ArrivalSection
        environmentId={environmentId}
        serverId={serverId}
        facts={facts}
        events={trace.events}
        profiles={profiles}
      />
      <ReceiptSection direction="received" state={state} facts={facts} receipt={trace.receipt} />
      {uses && <CertificatesSection environmentId={environmentId} uses={uses} />}
      <LetterSection
        facts={{
          ...facts,
          direction: 'received',
          at,
          name,
          disposition: facts.disposition ?? receipt?.disposition,
          mic: receipt?.mic,
        }}
      />
      <SourcesSection
        onAgain={onAgain}
        looking={looking}
        sources={[
          {
            name: 'Log of the server',
            source: { value: trace.events, from: `${plural(trace.events.length, 'event')} of ${serverId}` },
          },
          { name: 'Agreement', source: trace.agreement },
          { name: 'Status file', source: trace.status },
          { name: 'Receipt', source: trace.receipt },
        ]}
      />
    </>
  );
}
