// The columns of the list of agreements.

import { CopyButton } from '@/components/copy-button';
import type { DataColumn } from '@/components/data-table';
import { StateMark } from '@/components/state-mark';
import type { AgreementRow } from '@/lib/agreements/reads';
import { statusMarks } from '@/lib/agreements/rules';

export interface ShownAgreement extends AgreementRow {
  partner: string;
  local: string;
}

export const agreementColumns: readonly DataColumn<ShownAgreement>[] = [
  {
    id: 'id',
    header: 'Agreement',
    width: '13rem',
    value: (row) => row.AgreementId,
    cell: (row) => <span className="font-mono">{row.AgreementId}</span>,
    aside: (row) => <CopyButton value={row.AgreementId} label={`id ${row.AgreementId}`} />,
  },
  {
    id: 'partner',
    header: 'Partner',
    value: (row) => row.partner,
    cell: (row) => <span className="truncate font-medium">{row.partner}</span>,
  },
  {
    id: 'local',
    header: 'Our side',
    value: (row) => row.local,
    cell: (row) => <span className="truncate">{row.local}</span>,
  },
  {
    id: 'status',
    header: 'Status',
    width: '7rem',
    value: (row) => statusMarks[row.Status ?? 'ACTIVE'].word,
    cell: (row) => {
      const { word, shape } = statusMarks[row.Status ?? 'ACTIVE'];
      return <StateMark state={word} shape={shape} />;
    },
    facet: {},
  },
  {
    id: 'description',
    header: 'Description',
    value: (row) => row.Description,
    cell: (row) =>
      row.Description ? (
        <span className="truncate" title={row.Description}>
          {row.Description}
        </span>
      ) : (
        <span className="text-muted">–</span>
      ),
  },
];
