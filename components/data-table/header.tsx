'use client';
/** The head of a table: names that order by a click, and the box that selects all. */
import { ArrowDown, ArrowUp } from 'lucide-react';
import { cn } from '@/lib/cn';
import { Checkbox } from '../ui/checkbox';
import { type DataColumn, shownFrom } from './columns';
import { roles } from './roles';
import type { TableView } from './url-state';

/** Up, down, then as it came. */
function nextSort(current: string, id: string): string {
  if (current === id) return `-${id}`;
  return current === `-${id}` ? '' : id;
}

const order = { asc: 'ascending', desc: 'descending', none: 'none' } as const;

export function TableHeader<Row>({
  columns,
  view,
  selectAll,
  actions,
}: {
  columns: readonly DataColumn<Row>[];
  view: TableView;
  selectAll?: { checked: boolean; some: boolean; onChange: (checked: boolean) => void };
  actions: boolean;
}) {
  return (
    <thead {...roles.group} className="sticky top-(--bar,0px) z-10 bg-canvas max-sm:hidden">
      <tr {...roles.row} aria-rowindex={1}>
        {selectAll && (
          <th scope="col" {...roles.header} className="w-9 border-b border-line pl-2 text-left">
            <Checkbox
              label="Select all shown"
              labelHidden
              checked={selectAll.checked}
              indeterminate={selectAll.some}
              onChange={(event) => selectAll.onChange(event.target.checked)}
            />
          </th>
        )}
        {columns.map((column) => (
          <HeaderCell key={column.id} column={column} view={view} />
        ))}
        {actions && (
          <th scope="col" {...roles.header} className="w-11 border-b border-line">
            <span className="sr-only">Actions</span>
          </th>
        )}
      </tr>
    </thead>
  );
}

function HeaderCell<Row>({ column, view }: { column: DataColumn<Row>; view: TableView }) {
  const sorted = view.sort === column.id ? 'asc' : view.sort === `-${column.id}` ? 'desc' : 'none';
  const Arrow = sorted === 'desc' ? ArrowDown : ArrowUp;
  return (
    <th
      scope="col"
      {...roles.header}
      aria-sort={column.value ? order[sorted] : undefined}
      style={{ width: column.width }}
      className={cn(
        'h-9 border-b border-line px-2 text-xs font-medium text-muted',
        column.align === 'end' ? 'text-right' : 'text-left',
        column.from && shownFrom[column.from],
      )}
    >
      {column.value ? (
        <button
          type="button"
          onClick={() => view.setSort(nextSort(view.sort, column.id))}
          className={cn(
            'group relative -mx-1 inline-flex h-7 max-w-full items-center gap-1 rounded-sm px-1 hover:text-ink',
            sorted !== 'none' && 'text-ink',
            column.align === 'end' && 'flex-row-reverse',
          )}
        >
          <span className="truncate">{column.header}</span>
          <Arrow
            aria-hidden
            className={cn(
              'size-3.5 shrink-0',
              // Takes no room from the name until it says something.
              sorted === 'none' && 'absolute opacity-0 group-hover:opacity-60 group-focus-visible:opacity-60',
              sorted === 'none' && (column.align === 'end' ? 'right-full' : 'left-full'),
            )}
          />
        </button>
      ) : (
        <span className="block truncate">{column.header}</span>
      )}
    </th>
  );
}
