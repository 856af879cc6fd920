// The columns of a server's log.

import type { DataColumn } from '@/components/data-table';
import { RelativeTime } from '@/components/relative-time';
import { cn } from '@/lib/cn';
import { explain } from '@/lib/server-logs/explain';
import type { ServerLogEvent } from '@/lib/server-logs/reads';

const none = <span className="text-muted">–</span>;
const tones = { ok: 'text-ink', failed: 'font-medium text-danger', quiet: 'text-muted' };

export const logColumns: readonly DataColumn<ServerLogEvent>[] = [
  {
    id: 'at',
    header: 'When',
    width: '9rem',
    value: ({ at }) => at,
    raw: ({ at }) => new Date(at),
    cell: ({ at }) => <RelativeTime moment={at} />,
  },
  {
    id: 'what',
    header: 'What',
    width: '11rem',
    value: ({ facts }) => explain(facts).what,
    cell: ({ facts }) => {
      const { what, tone } = explain(facts);
      return <span className={tones[tone]}>{what}</span>;
    },
    facet: {},
  },
  {
    id: 'user',
    header: 'User',
    width: '9rem',
    value: ({ user }) => user ?? '',
    cell: ({ user }) => (user ? <span className="truncate font-mono">{user}</span> : none),
  },
  {
    id: 'address',
    header: 'Address',
    width: '9rem',
    value: ({ address }) => address ?? '',
    cell: ({ address }) => (address ? <span className="font-mono">{address}</span> : none),
  },
  {
    id: 'detail',
    header: 'Detail',
    value: ({ facts }) => explain(facts).detail ?? '',
    text: ({ text }) => text,
    cell: ({ facts }) => {
      const { detail, advice } = explain(facts);
      return (
        <span className="block min-w-0 py-1 whitespace-normal">
          {detail && <span className={cn('block break-all', !advice && 'text-muted')}>{detail}</span>}
          {advice && <span className="block text-muted">{advice}</span>}
          {!detail && !advice && none}
        </span>
      );
    },
  },
];
