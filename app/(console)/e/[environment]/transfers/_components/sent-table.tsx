'use client';
// The files that the console had sent, newest first; what the address asks for is asked of the server too.

import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { parseAsString, parseAsStringLiteral, useQueryStates } from 'nuqs';
import { useMemo } from 'react';
import { Callout } from '@/components/callout';
import { DataTable } from '@/components/data-table';
import { useAs2Ids } from '@/components/profiles/profile-name';
import { SendButton } from '@/components/transfers/send-button';
import { Button } from '@/components/ui/button';
import { connectorsQuery } from '@/lib/connectors/queries';
import { connectorKind } from '@/lib/connectors/rules';
import { toTransferError } from '@/lib/transfer/errors';
import { sentFilesQuery } from '@/lib/transfers/queries';
import { fileName, type SentFile, sentHref, sentStates } from '@/lib/transfers/rules';
import { type ShownFile, sentColumns } from './sent-columns';

const rowId = ({ transferId, position }: SentFile) => `${transferId}/${position}`;

const fileColumns = [
  { header: 'Path', value: (row: ShownFile) => row.path },
  { header: 'ConnectorId', value: (row: ShownFile) => row.connectorId },
  { header: 'Failure', value: (row: ShownFile) => row.failureCode },
  { header: 'Failure message', value: (row: ShownFile) => row.failureMessage },
];

/** Named like the table's own filters, so that both read one address. */
const parsers = { state: parseAsStringLiteral(sentStates), connector: parseAsString };

export function SentTable({ environmentId }: { environmentId: string }) {
  const [{ state, connector }, setView] = useQueryStates(parsers);
  const filter = { ...(state && { state }), ...(connector && { connectorIds: [connector] }) };
  const sent = useInfiniteQuery(sentFilesQuery(environmentId, filter));
  const connectors = useQuery(connectorsQuery(environmentId));
  const as2Ids = useAs2Ids(environmentId);

  const partners = useMemo(() => {
    const known = (connectors.data ?? []).filter((one) => connectorKind(one) === 'AS2');
    return new Map(
      known.map(({ ConnectorId, As2Config }) => {
        const as2Id = as2Ids.get(As2Config?.PartnerProfileId ?? '');
        return [ConnectorId, as2Id ?? ConnectorId] as const;
      }),
    );
  }, [connectors.data, as2Ids]);
  const columns = useMemo(
    () => sentColumns([...partners].map(([value, partner]) => ({ value, label: `${partner} (${value})` }))),
    [partners],
  );
  const pages = sent.data?.pages;
  const rows = useMemo(
    () =>
      (pages ?? []).flatMap(({ Files }) =>
        Files.map(
          (file): ShownFile => ({ ...file, partner: partners.get(file.connectorId) ?? file.connectorId }),
        ),
      ),
    [pages, partners],
  );
  const problem = pages?.find((page) => page.problem)?.problem;
  const filtered = state !== null || connector !== null;
  return (
    <>
      {problem && (
        <div className="mb-4">
          <Callout tone="warn" title="How far some files have come could not be asked">
            {problem.message} What is shown of them is what was known before.
          </Callout>
        </div>
      )}
      <DataTable
        caption="Sent files"
        columns={columns}
        rows={rows}
        rowId={rowId}
        rowLabel={({ path, transferId }) => `${fileName(path)} of transfer ${transferId}`}
        rowHref={(row) => sentHref(environmentId, row)}
        fileColumns={fileColumns}
        loading={sent.isPending}
        error={sent.error && toTransferError(sent.error)}
        onRetry={() => void sent.refetch()}
        more={
          sent.hasNextPage
            ? { pending: sent.isFetchingNextPage, load: () => void sent.fetchNextPage() }
            : undefined
        }
        empty={
          filtered
            ? {
                title: 'Nothing sent matches these filters',
                action: <Button onClick={() => void setView(null)}>Clear filters</Button>,
              }
            : {
                title: 'Nothing was sent from here yet',
                description:
                  'AWS keeps no list of transfers, so this one holds what was sent from this console. What other programs send stands in the logs of the connectors.',
                action: <SendButton environmentId={environmentId} primary />,
              }
        }
      />
      {rows.length > 0 && (
        <p className="mt-4 text-table text-muted">
          AWS keeps no list of transfers: these are those that were started from this console.
        </p>
      )}
    </>
  );
}
