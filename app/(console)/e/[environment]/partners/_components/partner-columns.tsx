// The columns of the list of partners.

import type { DataColumn } from '@/components/data-table';
import { RelativeTime } from '@/components/relative-time';
import { FindingMark } from '@/components/trading-partners/finding-mark';
import { plural } from '@/lib/format';
import { type PartnerOverview, partnerName } from '@/lib/trading-partners/rules';

export type PartnerRow = PartnerOverview;

const health = { danger: 'Needs mending', warn: 'Look at it', note: 'In order', none: 'In order' } as const;
const healthOf = ({ findings }: PartnerRow) => findings[0]?.urgency ?? 'none';

function Count({ value, one }: { value: number; one: string }) {
  return value === 0 ? <span className="text-muted">–</span> : plural(value, one);
}

export const partnerColumns: readonly DataColumn<PartnerRow>[] = [
  {
    id: 'name',
    header: 'Partner',
    cell: ({ partner }) => partnerName(partner),
    value: ({ partner }) => partnerName(partner),
  },
  {
    id: 'as2Id',
    header: 'AS2 id',
    cell: ({ partner }) => <span className="font-mono text-[0.92em] break-all">{partner.profile.As2Id}</span>,
    value: ({ partner }) => partner.profile.As2Id,
  },
  {
    id: 'receives',
    header: 'Receiving',
    width: '8rem',
    cell: ({ partner }) => <Count value={partner.agreements.length} one="agreement" />,
    value: ({ partner }) => partner.agreements.length,
    from: '1280px',
  },
  {
    id: 'sends',
    header: 'Sending',
    width: '8rem',
    cell: ({ partner }) => <Count value={partner.connectors.length} one="connector" />,
    value: ({ partner }) => partner.connectors.length,
    from: '1280px',
  },
  {
    id: 'expires',
    header: 'Certificates end',
    width: '9rem',
    cell: ({ firstEnd }) =>
      firstEnd ? <RelativeTime moment={firstEnd} /> : <span className="text-muted">–</span>,
    value: ({ firstEnd }) => (firstEnd ? new Date(firstEnd) : undefined),
  },
  {
    id: 'health',
    header: 'Health',
    width: '16rem',
    cell: ({ findings }) => <FindingMark findings={findings} />,
    value: (row) => health[healthOf(row)],
    facet: {},
  },
];
