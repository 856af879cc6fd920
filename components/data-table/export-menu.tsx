'use client';
/** Takes a list away as CSV: what the filter shows, or everything; what does that is fetched at the first use. */
import { Download } from 'lucide-react';
import dynamic from 'next/dynamic';
import { useState } from 'react';
import { plural } from '@/lib/format';
import { Menu } from '../ui/menu';
import type { FileColumn } from './as-csv';
import type { DataColumn } from './columns';

export type ExportSource<Row> = {
  caption: string;
  columns: readonly DataColumn<Row>[];
  further?: readonly FileColumn<Row>[];
  /** Further words for the name of the file. */
  about?: string;
  rows: readonly Row[];
  /** What the filter leaves, in its order. */
  shown: readonly Row[];
  /** Facts of loaded rows are still on their way. */
  settling: boolean;
  failed: boolean;
  more?: { pending: boolean; load: () => void; loadAll?: () => void; stop?: () => void };
};

const ExportRun = dynamic(() => import('./export-run').then((module) => module.ExportRun), { ssr: false });

export function ExportMenu<Row>({ filtered, ...source }: ExportSource<Row> & { filtered: boolean }) {
  const [wanted, setWanted] = useState<'shown' | 'all'>();
  const { rows, shown, more } = source;
  if (rows.length === 0) return null;
  const item = (label: string, what: 'shown' | 'all') => ({ label, onSelect: () => setWanted(what) });
  const items = more
    ? [
        ...(filtered ? [item('What the filter shows, once all is loaded', 'shown')] : []),
        item('All rows, once all is loaded', 'all'),
      ]
    : [
        ...(filtered ? [item(`What the filter shows: ${plural(shown.length, 'row')}`, 'shown')] : []),
        item(`All: ${plural(rows.length, 'row')}`, 'all'),
      ];
  return (
    <>
      {wanted && (
        <ExportRun
          {...source}
          rows={source.rows as readonly object[]}
          shown={source.shown as readonly object[]}
          columns={source.columns as readonly DataColumn<object>[]}
          further={source.further as readonly FileColumn<object>[] | undefined}
          what={wanted}
          onEnd={() => setWanted(undefined)}
        />
      )}
      <Menu label="Export as CSV" items={items}>
        <Download aria-hidden className="size-4" />
      </Menu>
    </>
  );
}
