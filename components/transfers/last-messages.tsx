'use client';
/** The last files that went to a partner. Usage: `<LastMessages environmentId connectorIds={…} />` */
import { useInfiniteQuery } from '@tanstack/react-query';
import { toTransferError } from '@/lib/transfer/errors';
import { sentFilesQuery } from '@/lib/transfers/queries';
import { fileName, type SentFile, sentHref } from '@/lib/transfers/rules';
import { ErrorPanel } from '../error-panel';
import { RelativeTime } from '../relative-time';
import { Section } from '../section';
import { AppLink } from '../ui/app-link';
import { LinkButton } from '../ui/link-button';
import { Skeleton } from '../ui/skeleton';
import { SendButton } from './send-button';
import { TransferState } from './transfer-state';

const SHOWN = 5;

export function LastMessages({
  environmentId,
  connectorIds,
  receivedBy,
  as2Id,
}: {
  environmentId: string;
  connectorIds: readonly string[];
  /** A server that receives from the partner; its messages are one click away. */
  receivedBy?: string | undefined;
  as2Id: string;
}) {
  const [connectorId] = connectorIds;
  const query = useInfiniteQuery({
    ...sentFilesQuery(environmentId, { connectorIds: [...connectorIds] }),
    enabled: connectorIds.length > 0,
  });
  const files = query.data?.pages[0]?.Files.slice(0, SHOWN);
  return (
    <Section
      title="Last messages"
      description="Files sent from this console, newest first."
      flush
      actions={
        <>
          {receivedBy && (
            <LinkButton
              size="sm"
              href={`/e/${environmentId}/transfers/received?${new URLSearchParams({ server: receivedBy, from: as2Id })}`}
            >
              Received messages
            </LinkButton>
          )}
          {connectorId && <SendButton environmentId={environmentId} connectorId={connectorId} small />}
        </>
      }
    >
      {connectorIds.length === 0 ? (
        <p className="px-4 py-3 text-muted">Nothing is sent to this partner: it has no connector.</p>
      ) : query.error && !files ? (
        <div className="p-4">
          <ErrorPanel error={toTransferError(query.error)} onRetry={() => void query.refetch()} />
        </div>
      ) : !files ? (
        <div aria-busy className="flex flex-col gap-4 px-4 py-4">
          <Skeleton className="w-2/3" />
          <Skeleton className="w-1/2" />
        </div>
      ) : files.length === 0 ? (
        <p className="px-4 py-3 text-muted">Nothing was sent to this partner from here yet.</p>
      ) : (
        <MessageList environmentId={environmentId} files={files} />
      )}
    </Section>
  );
}

function MessageList({ environmentId, files }: { environmentId: string; files: readonly SentFile[] }) {
  return (
    <ul className="divide-y divide-line">
      {files.map((file) => (
        <li
          key={`${file.transferId}/${file.position}`}
          className="flex flex-wrap items-center gap-x-4 gap-y-1 px-4 py-2"
        >
          <AppLink
            href={sentHref(environmentId, file)}
            className="min-w-0 flex-1 truncate font-mono text-table underline underline-offset-3"
          >
            {fileName(file.path)}
          </AppLink>
          <TransferState state={file.state} />
          <span className="text-table text-muted">
            <RelativeTime moment={file.at} />
          </span>
        </li>
      ))}
    </ul>
  );
}
