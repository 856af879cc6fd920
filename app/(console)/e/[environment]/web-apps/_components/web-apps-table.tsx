'use client';

// The list of web apps, with what may be done to each.

import { useQuery } from '@tanstack/react-query';
import { SelectionActions } from '@/components/bulk/selection-actions';
import { useCaller } from '@/components/caller';
import { CopyButton } from '@/components/copy-button';
import { type DataColumn, DataTable } from '@/components/data-table';
import { PageHeader } from '@/components/page-header';
import { LinkButton } from '@/components/ui/link-button';
import { useWebAppActions } from '@/components/web-apps/web-app-actions';
import { reasonAgainst } from '@/lib/permissions';
import { toTransferError } from '@/lib/transfer/errors';
import { webAppsQuery } from '@/lib/web-apps/queries';
import { type WebAppRow, webAppHref } from '@/lib/web-apps/rules';

const columns: readonly DataColumn<WebAppRow>[] = [
  {
    id: 'id',
    header: 'Web app',
    width: '16rem',
    value: (row) => row.WebAppId,
    cell: (row) => <span className="font-mono text-[0.92em]">{row.WebAppId}</span>,
  },
  {
    id: 'address',
    header: 'Address',
    value: (row) => row.AccessEndpoint,
    cell: (row) => (
      <span className="truncate font-mono text-[0.92em] max-sm:break-all max-sm:whitespace-normal">
        {row.AccessEndpoint}
      </span>
    ),
    aside: (row) => <CopyButton value={row.AccessEndpoint ?? ''} label="address" />,
  },
  {
    id: 'endpoint',
    header: 'Endpoint',
    width: '8rem',
    value: (row) => (row.EndpointType === 'VPC' ? 'In a VPC' : 'Public'),
    cell: (row) => (row.EndpointType === 'VPC' ? 'In a VPC' : 'Public'),
    facet: {},
  },
];
const fileColumns = [{ header: 'Arn', value: (row: WebAppRow) => row.Arn }];
const rowId = (row: WebAppRow) => row.WebAppId;
const NONE: readonly WebAppRow[] = [];

export function WebAppsTable({ environmentId }: { environmentId: string }) {
  const { role } = useCaller();
  const { data, isPending, error, refetch } = useQuery(webAppsQuery(environmentId));
  const actions = useWebAppActions(environmentId);
  const create = (
    <LinkButton
      href={`/e/${environmentId}/new-web-app`}
      variant="primary"
      disabledReason={reasonAgainst(role, 'CreateWebApp')}
    >
      Create web app
    </LinkButton>
  );
  return (
    <>
      <PageHeader
        title="Web apps"
        description="People sign in with IAM Identity Center and move files of S3 in their browser."
        actions={create}
      />
      <DataTable
        caption="Web apps"
        columns={columns}
        rows={data ?? NONE}
        rowId={rowId}
        rowLabel={rowId}
        rowHref={(row) => webAppHref(environmentId, row.WebAppId)}
        rowActions={(row) => [
          { label: 'Open', href: webAppHref(environmentId, row.WebAppId) },
          'separator',
          {
            label: 'Delete',
            danger: true,
            disabledReason: actions.deleteReason,
            onSelect: () => actions.askDelete(row),
          },
        ]}
        fileColumns={fileColumns}
        selectionActions={(selected) => (
          <SelectionActions
            environmentId={environmentId}
            kind="web-app"
            rows={selected.map((row) => ({ id: rowId(row), name: rowId(row) }))}
          />
        )}
        loading={isPending}
        error={error && toTransferError(error)}
        onRetry={() => void refetch()}
        empty={{
          title: 'No web apps yet',
          description: 'A web app lets people without an SFTP client reach their folders in S3.',
          action: create,
        }}
      />
      {actions.dialogs}
    </>
  );
}
