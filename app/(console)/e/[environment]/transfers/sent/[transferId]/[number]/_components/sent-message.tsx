'use client';
// The page of one sent message.

import { useQuery } from '@tanstack/react-query';
import { Callout } from '@/components/callout';
import { EmptyState } from '@/components/empty-state';
import { ErrorPanel } from '@/components/error-panel';
import { PageHeader } from '@/components/page-header';
import { SectionSkeleton } from '@/components/section-skeleton';
import { CertificatesSection } from '@/components/transfers/certificates-section';
import { FailurePanel } from '@/components/transfers/failure-panel';
import { LetterSection } from '@/components/transfers/letter-section';
import { ReceiptSection } from '@/components/transfers/receipt-section';
import { SendButton } from '@/components/transfers/send-button';
import { SourcesSection } from '@/components/transfers/sources-section';
import { TransferState } from '@/components/transfers/transfer-state';
import { useCertificateUses } from '@/components/transfers/use-parties';
import { LinkButton } from '@/components/ui/link-button';
import { connectorQuery } from '@/lib/connectors/queries';
import { toTransferError } from '@/lib/transfer/errors';
import { meaningOf } from '@/lib/transfers/failure-codes';
import { sentTraceQuery, sentTransferQuery } from '@/lib/transfers/queries';
import type { SentTransfer } from '@/lib/transfers/reads';
import { fileName, isUnderWay, type SentFile } from '@/lib/transfers/rules';
import type { SentTrace } from '@/lib/transfers/sent-trace';
import { MessageSection } from './message-section';
import { OtherFiles } from './other-files';

export function SentMessage({
  environmentId,
  transferId,
  position,
}: {
  environmentId: string;
  transferId: string;
  position: number;
}) {
  const list = `/e/${environmentId}/transfers` as const;
  const { data, error, refetch, isFetching } = useQuery(sentTransferQuery(environmentId, transferId));
  const file = data?.files[position];
  const trace = useQuery(sentTraceQuery(environmentId, transferId, position, file?.state));
  const crumbs = [{ label: 'Transfers', href: list }];
  if (!data) {
    return (
      <>
        <PageHeader title="Sent message" crumbs={crumbs} />
        {error ? (
          <ErrorPanel error={toTransferError(error)} onRetry={() => void refetch()} retrying={isFetching} />
        ) : (
          <SectionSkeleton />
        )}
      </>
    );
  }
  if (!file) {
    return (
      <EmptyState
        title="This transfer has no such file"
        action={<LinkButton href={list}>All transfers</LinkButton>}
      >
        It is about {data.files.length} files.
      </EmptyState>
    );
  }
  return (
    <>
      <PageHeader
        title={fileName(file.path)}
        mono
        crumbs={crumbs}
        state={
          <span role="status">
            <TransferState state={file.state} />
          </span>
        }
        actions={
          <SendButton environmentId={environmentId} connectorId={file.connectorId} paths={[file.path]}>
            Send again
          </SendButton>
        }
      />
      {data.problem && (
        <div className="mb-5">
          <ErrorPanel
            error={data.problem}
            title="How far the file has come could not be asked"
            onRetry={() => void refetch()}
            retrying={isFetching}
          />
        </div>
      )}
      <Parts
        environmentId={environmentId}
        transfer={data}
        file={file}
        trace={trace.data}
        traceError={trace.error}
        retryTrace={() => void trace.refetch()}
        tracing={trace.isFetching}
      />
    </>
  );
}

function Parts({
  environmentId,
  transfer,
  file,
  trace,
  traceError,
  retryTrace,
  tracing,
}: {
  environmentId: string;
  transfer: SentTransfer;
  file: SentFile;
  trace: SentTrace | undefined;
  traceError: Error | null;
  retryTrace: () => void;
  tracing: boolean;
}) {
  const connector = useQuery(connectorQuery(environmentId, file.connectorId)).data;
  const config = connector?.As2Config;
  const profiles = { local: config?.LocalProfileId, partner: config?.PartnerProfileId };
  const mdnSigning = config?.MdnSigningAlgorithm ?? 'DEFAULT';
  const signs = config?.SigningAlgorithm !== 'NONE';
  const { uses } = useCertificateUses(environmentId, 'sent', file.at, profiles, {
    signs,
    encrypts: config?.EncryptionAlgorithm !== 'NONE',
    signedReceipt:
      config?.MdnResponse !== 'NONE' && (mdnSigning === 'DEFAULT' ? signs : mdnSigning !== 'NONE'),
  });
  const facts = {
    ...(trace && 'value' in trace.status ? trace.status.value : {}),
    ...(trace && 'value' in trace.log ? trace.log.value : {}),
  };
  const { failureCode = facts.failureCode, failureMessage = facts.failureMessage } = file;
  const underWay = isUnderWay(file.state);
  // What failed on our side before anything went out is no matter of the partner's.
  const wentOut = !failureCode || meaningOf(failureCode, 'sent').mend.includes('partner');
  const receipt = trace && 'value' in trace.receipt ? trace.receipt.value : undefined;
  return (
    <>
      {underWay && (
        <div className="mb-5">
          <Callout title={file.state === 'QUEUED' ? 'Waiting to be sent' : 'On its way'}>
            This page follows the file. Receipt, log and results are looked for once it is done.
          </Callout>
        </div>
      )}
      {file.state === 'LOST' && (
        <div className="mb-5">
          <Callout tone="warn" title="AWS no longer knows this transfer">
            It forgets transfers after some days, and those of a deleted connector at once. What is below
            comes from the log and from the files.
          </Callout>
        </div>
      )}
      {failureCode && !underWay && (
        <FailurePanel
          environmentId={environmentId}
          direction="sent"
          code={failureCode}
          message={failureMessage}
          places={{
            connectorId: file.connectorId,
            localProfileId: profiles.local,
            partnerProfileId: profiles.partner,
            serverId: config?.AsyncMdnConfig?.ServerIds?.[0],
            paths: [file.path],
          }}
        />
      )}
      <MessageSection
        environmentId={environmentId}
        file={file}
        headers={transfer.headers}
        facts={facts}
        profiles={profiles}
      />
      {traceError && !trace && (
        <div className="mb-5">
          <ErrorPanel error={toTransferError(traceError)} onRetry={retryTrace} />
        </div>
      )}
      {!underWay && !trace && !traceError && <SectionSkeleton />}
      {trace && !underWay && (
        <>
          <ReceiptSection direction="sent" state={file.state} facts={facts} receipt={trace.receipt} />
          {uses && wentOut && <CertificatesSection environmentId={environmentId} uses={uses} />}
          {wentOut && (
            <LetterSection
              facts={{
                ...facts,
                direction: 'sent',
                at: file.at,
                name: fileName(file.path),
                url: facts.url ?? connector?.Url,
                failureCode,
                failureMessage,
                disposition: facts.disposition ?? receipt?.disposition,
                mic: receipt?.mic,
              }}
            />
          )}
          <SourcesSection
            onAgain={retryTrace}
            looking={tracing}
            sources={[
              { name: 'Log of the connector', source: trace.log },
              { name: 'Status file', source: trace.status },
              { name: 'Receipt', source: trace.receipt },
            ]}
          />
        </>
      )}
      <OtherFiles environmentId={environmentId} files={transfer.files} position={file.position} />
    </>
  );
}
