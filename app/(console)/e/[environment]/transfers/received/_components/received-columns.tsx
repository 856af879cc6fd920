// The columns of the list of received messages.

import type { DataColumn } from '@/components/data-table';
import { RelativeTime } from '@/components/relative-time';
import { TransferState } from '@/components/transfers/transfer-state';
import { bytes } from '@/lib/format';
import { meaningOf } from '@/lib/transfers/failure-codes';
import { bareId, outcomeOf } from '@/lib/transfers/message-facts';
import type { ReceivedEvent } from '@/lib/transfers/received-messages';
import { fileName, stateLook } from '@/lib/transfers/rules';

const none = <span className="text-muted">–</span>;

function nameOf({ fileName: own, filePath, messageId }: ReceivedEvent): string {
  return own ?? (filePath ? fileName(filePath) : (bareId(messageId) ?? messageId));
}

/** A duplicate was taken, and not stored a second time. */
function remarkOf({ failureCode, disposition }: ReceivedEvent): string {
  if (failureCode) return meaningOf(failureCode, 'received').title;
  const outcome = outcomeOf(disposition) ?? '';
  if (/duplicate/i.test(outcome)) return 'Sent twice; the first one counts';
  return /^processed$/i.test(outcome) ? '' : outcome;
}

const stateOf = ({ statusCode }: ReceivedEvent) => statusCode ?? 'COMPLETED';

export const receivedColumns: readonly DataColumn<ReceivedEvent>[] = [
  {
    id: 'file',
    header: 'File',
    value: nameOf,
    text: (row) => `${nameOf(row)} ${row.messageId} ${row.filePath ?? ''}`,
    cell: (row) => (
      <span className="truncate font-mono" title={row.filePath}>
        {nameOf(row)}
      </span>
    ),
  },
  {
    id: 'state',
    header: 'State',
    width: '9.5rem',
    value: (row) => stateLook(stateOf(row)).word,
    cell: (row) => <TransferState state={stateOf(row)} />,
    facet: {},
  },
  {
    id: 'remark',
    header: 'Remark',
    width: '26%',
    from: '1280px',
    value: remarkOf,
    cell: (row) => remarkOf(row) || none,
  },
  {
    id: 'from',
    header: 'Partner',
    width: '11rem',
    value: (row) => row.as2From,
    cell: (row) => (row.as2From ? <span className="truncate">{row.as2From}</span> : none),
    facet: {},
  },
  {
    id: 'size',
    header: 'Size',
    width: '6rem',
    align: 'end',
    from: '1280px',
    value: (row) => row.size,
    cell: (row) => (row.size === undefined ? none : bytes(row.size)),
  },
  {
    id: 'received',
    header: 'Received',
    width: '8rem',
    value: (row) => new Date(row.at),
    cell: (row) => <RelativeTime moment={row.at} />,
  },
  {
    id: 'to',
    header: 'To',
    hidden: true,
    value: (row) => row.as2To,
    cell: (row) => row.as2To ?? none,
  },
  {
    id: 'message',
    header: 'Message id',
    hidden: true,
    value: (row) => row.messageId,
    cell: (row) => <span className="truncate font-mono">{bareId(row.messageId)}</span>,
  },
  {
    id: 'sender',
    header: 'Address',
    hidden: true,
    value: (row) => row.clientIp,
    cell: (row) => <span className="font-mono">{row.clientIp ?? '–'}</span>,
  },
];
