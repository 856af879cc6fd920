'use client';

// The list of profiles with the state of their certificates.

import type { ListedProfile } from '@aws-sdk/client-transfer';
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { SelectionActions } from '@/components/bulk/selection-actions';
import { Expiry } from '@/components/certificates/expiry';
import { CopyButton } from '@/components/copy-button';
import { type DataColumn, DataTable } from '@/components/data-table';
import { PageHeader } from '@/components/page-header';
import { CoverageNote } from '@/components/profiles/coverage-note';
import { useProfileActions } from '@/components/profiles/profile-actions';
import { LinkButton } from '@/components/ui/link-button';
import { Skeleton } from '@/components/ui/skeleton';
import { useNow } from '@/components/use-now';
import { certificatesQuery } from '@/lib/certificates/queries';
import type { CertificateRow } from '@/lib/certificates/rules';
import { plural } from '@/lib/format';
import { profileContentsQuery, profilesQuery } from '@/lib/profiles/queries';
import { profileTypeNames } from '@/lib/profiles/rules';
import { nextEnd } from '@/lib/profiles/timeline';
import { toTransferError } from '@/lib/transfer/errors';

interface ProfileEntry extends ListedProfile {
  /** Undefined until it is known. */
  held: CertificateRow[] | undefined;
  /** When the first of its usages is left without a certificate. */
  end: string | undefined;
}

const fileColumns = [{ header: 'Arn', value: (row: ProfileEntry) => row.Arn }];

const columns: readonly DataColumn<ProfileEntry>[] = [
  {
    id: 'as2Id',
    header: 'AS2 id',
    value: (row) => row.As2Id,
    text: (row) => `${row.As2Id} ${row.ProfileId}`,
    cell: (row) => <span className="font-mono">{row.As2Id}</span>,
    aside: (row) => <CopyButton value={row.As2Id ?? ''} label={`AS2 id ${row.As2Id}`} />,
  },
  {
    id: 'type',
    header: 'Type',
    width: '7rem',
    value: (row) => row.ProfileType,
    cell: (row) => profileTypeNames[row.ProfileType ?? 'PARTNER'],
    facet: { options: Object.entries(profileTypeNames).map(([value, label]) => ({ value, label })) },
  },
  {
    id: 'certificates',
    header: 'Certificates',
    width: '9rem',
    value: (row) => row.held?.length,
    cell: (row) => {
      if (!row.held) return <Skeleton className="w-16" />;
      return row.held.length > 0 ? (
        plural(row.held.length, 'certificate')
      ) : (
        <span className="text-warn">None</span>
      );
    },
  },
  {
    id: 'end',
    header: 'Covered until',
    width: '10rem',
    value: (row) => row.end,
    cell: (row) => (row.held ? <Expiry moment={row.end} /> : <Skeleton className="w-16" />),
  },
  {
    id: 'id',
    header: 'Id',
    width: '13rem',
    value: (row) => row.ProfileId,
    cell: (row) => <span className="font-mono">{row.ProfileId}</span>,
    from: '1280px',
  },
];

const rowId = (row: ProfileEntry) => row.ProfileId ?? '';

function useEntries(environmentId: string) {
  const list = useQuery(profilesQuery(environmentId));
  const { data: contents, isPending: awaitsContents } = useQuery(profileContentsQuery(environmentId));
  const { data: certificates, isPending: awaitsHeld } = useQuery(certificatesQuery(environmentId));
  const now = useNow() ?? 0;
  const entries = useMemo(() => {
    const known = new Map(contents?.profiles.map((profile) => [profile.ProfileId, profile.CertificateIds]));
    const byId = new Map(certificates?.map((certificate) => [certificate.CertificateId, certificate]));
    return (list.data ?? []).map((profile): ProfileEntry => {
      const ids = certificates && known.get(profile.ProfileId ?? '');
      const held = ids?.flatMap((id) => byId.get(id) ?? []);
      return { ...profile, held, end: held && now > 0 ? nextEnd(held, now) : undefined };
    });
  }, [list.data, contents, certificates, now]);
  return { list, entries, settling: awaitsContents || awaitsHeld };
}

export function ProfilesTable({ environmentId }: { environmentId: string }) {
  const { list, entries, settling } = useEntries(environmentId);
  const actions = useProfileActions(environmentId);
  const create = (
    <LinkButton
      href={`/e/${environmentId}/new-profile`}
      variant="primary"
      disabledReason={actions.createReason}
    >
      Create profile
    </LinkButton>
  );
  return (
    <>
      <PageHeader title="Profiles" actions={create} />
      <DataTable
        caption="Profiles"
        columns={columns}
        rows={entries}
        rowId={rowId}
        rowLabel={(row) => row.As2Id ?? rowId(row)}
        rowHref={(row) => `/e/${environmentId}/profiles/${row.ProfileId}`}
        rowActions={actions.items}
        defaultSort="as2Id"
        settling={settling}
        fileColumns={fileColumns}
        selectionActions={(selected) => (
          <SelectionActions
            environmentId={environmentId}
            kind="profile"
            rows={selected.map((row) => ({ id: rowId(row), name: row.As2Id ?? rowId(row) }))}
          />
        )}
        loading={list.isPending}
        error={list.error && toTransferError(list.error)}
        onRetry={() => void list.refetch()}
        empty={{
          title: 'No profiles yet',
          description:
            'A profile is one side of an AS2 connection: its AS2 id and its certificates. Create a local one for yourself and one for each partner.',
          action: create,
        }}
      />
      <CoverageNote environmentId={environmentId} />
      {actions.dialog}
    </>
  );
}
