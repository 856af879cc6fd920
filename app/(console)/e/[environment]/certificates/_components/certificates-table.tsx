'use client';
// The list of certificates, with what may be done to each.

import { SelectionActions } from '@/components/bulk/selection-actions';
import { useCertificateActions } from '@/components/certificates/certificate-actions';
import { DataTable } from '@/components/data-table';
import { PageHeader } from '@/components/page-header';
import { CoverageNote } from '@/components/profiles/coverage-note';
import { LinkButton } from '@/components/ui/link-button';
import { certificateName } from '@/lib/certificates/rules';
import { toTransferError } from '@/lib/transfer/errors';
import { certificateColumns } from './certificate-columns';
import { type CertificateEntry, useCertificateEntries } from './certificate-entries';

const fileColumns = [{ header: 'Arn', value: (row: CertificateEntry) => row.Arn }];
const rowId = (row: CertificateEntry) => row.CertificateId ?? '';

export function CertificatesTable({ environmentId }: { environmentId: string }) {
  const { list, contents, entries } = useCertificateEntries(environmentId);
  const actions = useCertificateActions(environmentId);
  const add = (
    <>
      <LinkButton href={`/e/${environmentId}/generate-certificate`} disabledReason={actions.importReason}>
        Generate
      </LinkButton>
      <LinkButton
        href={`/e/${environmentId}/new-certificate`}
        variant="primary"
        disabledReason={actions.importReason}
      >
        Import certificate
      </LinkButton>
    </>
  );
  return (
    <>
      <PageHeader title="Certificates" actions={add} />
      <DataTable
        caption="Certificates"
        columns={certificateColumns}
        rows={entries}
        rowId={rowId}
        rowLabel={certificateName}
        rowHref={(row) => `/e/${environmentId}/certificates/${row.CertificateId}`}
        rowActions={actions.items}
        defaultSort="expires"
        settling={contents.isPending}
        fileColumns={fileColumns}
        selectionActions={(selected) => (
          <SelectionActions
            environmentId={environmentId}
            kind="certificate"
            rows={selected.map((row) => ({ id: rowId(row), name: certificateName(row) }))}
          />
        )}
        loading={list.isPending}
        error={list.error && toTransferError(list.error)}
        onRetry={() => void list.refetch()}
        empty={{
          title: 'No certificates yet',
          description:
            'AS2 partners sign and encrypt with certificates: import theirs, and import or generate ours.',
          action: add,
        }}
      />
      <CoverageNote environmentId={environmentId} />
      {actions.dialog}
    </>
  );
}
