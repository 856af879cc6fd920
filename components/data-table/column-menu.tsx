'use client';
/** Which columns are shown; its ticks say what stands in the table at the present width. */
import { Columns3 } from 'lucide-react';
import { useSyncExternalStore } from 'react';
import { Menu } from '../ui/menu';
import { type DataColumn, leftOutWhile } from './columns';
import type { TableView } from './url-state';

type Width = keyof typeof leftOutWhile;
const queries = Object.entries(leftOutWhile) as [Width, string][];

function onWidth(changed: () => void) {
  const lists = queries.map(([, query]) => window.matchMedia(query));
  for (const list of lists) list.addEventListener('change', changed);
  return () => {
    for (const list of lists) list.removeEventListener('change', changed);
  };
}

/** As text, so that equal answers are the same value. */
function tooNarrowFor(): string {
  return queries.flatMap(([width, query]) => (window.matchMedia(query).matches ? [width] : [])).join();
}

export function ColumnMenu<Row>({ columns, view }: { columns: readonly DataColumn<Row>[]; view: TableView }) {
  const missing = useSyncExternalStore(onWidth, tooNarrowFor, () => '').split(',');
  if (columns.length < 3) return null;
  const standard = columns
    .filter(({ hidden, from }) => !hidden && !(from && missing.includes(from)))
    .map(({ id }) => id);
  const shown = view.chosen ? view.visible : standard;
  const show = (ids: readonly string[]) => view.setVisible(ids.join() === standard.join() ? null : ids);
  const items = columns.slice(1).map((column) => ({
    label: column.header,
    checked: shown.includes(column.id),
    onCheckedChange: (checked: boolean) =>
      show(columns.map(({ id }) => id).filter((id) => (id === column.id ? checked : shown.includes(id)))),
  }));
  return (
    <Menu label="Choose columns" items={items}>
      <Columns3 aria-hidden className="size-4" />
    </Menu>
  );
}
