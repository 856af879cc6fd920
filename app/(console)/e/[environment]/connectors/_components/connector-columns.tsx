// The columns of the list of connectors.

import { CopyButton } from '@/components/copy-button';
import type { DataColumn } from '@/components/data-table';
import { Identifier } from '@/components/identifier';
import { StateMark } from '@/components/state-mark';
import type { ConnectorDetail } from '@/lib/connectors/reads';
import { connectorKind, encryptionNames, mdnName, statusMarks } from '@/lib/connectors/rules';

export interface ShownConnector extends ConnectorDetail {
  kind: 'AS2' | 'SFTP';
  partner: string;
}

const none = <span className="text-muted">–</span>;

export const connectorColumns: readonly DataColumn<ShownConnector>[] = [
  {
    id: 'id',
    header: 'Connector',
    width: '13rem',
    value: (row) => row.ConnectorId,
    cell: (row) => <span className="font-mono">{row.ConnectorId}</span>,
    aside: (row) => <CopyButton value={row.ConnectorId} label={`id ${row.ConnectorId}`} />,
  },
  {
    id: 'type',
    header: 'Type',
    width: '5rem',
    value: (row) => connectorKind(row),
    cell: (row) => row.kind,
    facet: {},
  },
  {
    id: 'partner',
    header: 'Partner',
    width: '22%',
    value: (row) => row.partner,
    cell: (row) => (row.partner ? <span className="truncate font-medium">{row.partner}</span> : none),
  },
  {
    id: 'url',
    header: 'URL',
    value: (row) => row.Url,
    cell: (row) => (row.Url ? <Identifier value={row.Url} label="URL" truncate /> : none),
  },
  {
    id: 'status',
    header: 'Status',
    width: '8rem',
    value: (row) => statusMarks[row.Status ?? 'ACTIVE'].word,
    cell: (row) => {
      const { word, shape } = statusMarks[row.Status ?? 'ACTIVE'];
      return <StateMark state={word} shape={shape} />;
    },
    facet: {},
  },
  {
    id: 'encryption',
    header: 'Encryption',
    width: '9rem',
    hidden: true,
    value: (row) => row.As2Config && encryptionNames[row.As2Config.EncryptionAlgorithm ?? 'NONE'],
    cell: (row) => (row.As2Config ? encryptionNames[row.As2Config.EncryptionAlgorithm ?? 'NONE'] : none),
  },
  {
    id: 'receipt',
    header: 'Receipt',
    width: '7rem',
    hidden: true,
    value: (row) => row.As2Config && mdnName(row.As2Config.MdnResponse),
    cell: (row) => (row.As2Config ? mdnName(row.As2Config.MdnResponse) : none),
  },
];
