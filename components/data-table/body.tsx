'use client';
/** The rows of a table: all of them up to a hundred, beyond that only those near the window; cards on a narrow screen. */
import { useWindowVirtualizer } from '@tanstack/react-virtual';
import { type ReactNode, useLayoutEffect, useRef, useState } from 'react';
import { cn } from '@/lib/cn';
import { AppLink } from '../ui/app-link';
import { Checkbox } from '../ui/checkbox';
import { Menu, type MenuItem } from '../ui/menu';
import { Skeleton } from '../ui/skeleton';
import { type DataColumn, shownFrom } from './columns';
import { roles } from './roles';

const VIRTUAL_FROM = 100;
const ROW_HEIGHT = 41;

export type BodyRow<Row> = { id: string; original: Row; selected: boolean; toggle: (event: unknown) => void };

type BodyProps<Row> = {
  rows: readonly BodyRow<Row>[];
  columns: readonly DataColumn<Row>[];
  rowLabel: (row: Row) => string;
  rowHref?: (row: Row) => string;
  rowActions?: (row: Row) => readonly MenuItem[];
  selectable: boolean;
};

export function TableBody<Row>(props: BodyProps<Row>) {
  const { rows } = props;
  const body = useRef<HTMLTableSectionElement>(null);
  const [offset, setOffset] = useState(0);
  const virtual = rows.length > VIRTUAL_FROM;
  const virtualizer = useWindowVirtualizer({
    count: rows.length,
    enabled: virtual,
    estimateSize: () => ROW_HEIGHT,
    overscan: 12,
    scrollMargin: offset,
    initialRect: { width: 1200, height: 900 },
    getItemKey: (index) => rows[index]?.id ?? index,
  });
  useLayoutEffect(() => {
    if (!virtual || !body.current) return;
    setOffset(body.current.getBoundingClientRect().top + window.scrollY);
  }, [virtual]);

  const items = virtualizer.getVirtualItems();
  const before = (items[0]?.start ?? offset) - offset;
  const after = virtualizer.getTotalSize() - ((items.at(-1)?.end ?? offset) - offset);
  // One array in either case, so that lines stay what they are when a list grows beyond the limit.
  const shown = (virtual ? items : rows.map((_, index) => ({ index }))).flatMap(({ index }) => {
    const row = rows[index];
    return row ? [{ row, index }] : [];
  });
  return (
    <tbody ref={body} {...roles.group} className="max-sm:flex max-sm:flex-col">
      <Spacer height={virtual ? before : 0} />
      {shown.map(({ row, index }) => (
        <BodyLine
          key={row.id}
          {...props}
          row={row}
          index={index}
          measure={virtual ? virtualizer.measureElement : undefined}
        />
      ))}
      <Spacer height={virtual ? after : 0} />
    </tbody>
  );
}

function Spacer({ height }: { height: number }) {
  if (height <= 0) return null;
  return (
    <tr aria-hidden className="max-sm:block">
      <td style={{ height }} className="p-0 max-sm:block" />
    </tr>
  );
}

const lineClass =
  'border-b border-line hover:bg-sunken max-sm:relative max-sm:block max-sm:py-2.5 has-[[aria-expanded=true]]:bg-sunken';

function BodyLine<Row>({
  row,
  index,
  columns,
  rowLabel,
  rowHref,
  rowActions,
  selectable,
  measure,
}: BodyProps<Row> & {
  row: BodyRow<Row>;
  index: number;
  measure?: (element: Element | null) => void;
}) {
  const { original } = row;
  const label = rowLabel(original);
  return (
    <tr
      ref={measure}
      {...roles.row}
      data-index={index}
      aria-rowindex={index + 2}
      aria-selected={selectable ? row.selected : undefined}
      className={cn(lineClass, row.selected && 'bg-accent-soft hover:bg-accent-soft')}
    >
      {selectable && (
        <td {...roles.cell} className="pl-2 max-sm:absolute max-sm:top-2.5 max-sm:left-0">
          <Checkbox
            label={`Select ${label}`}
            labelHidden
            checked={row.selected}
            onChange={(event) => row.toggle(event)}
          />
        </td>
      )}
      {columns.map((column, position) => (
        <Cell key={column.id} column={column} lead={position === 0} inset={selectable}>
          {position === 0 && rowHref ? (
            <AppLink
              href={rowHref(original)}
              prefetch={false}
              className="truncate font-medium text-ink hover:underline"
            >
              {column.cell(original)}
            </AppLink>
          ) : (
            <CellContent>{column.cell(original)}</CellContent>
          )}
          {column.aside?.(original)}
        </Cell>
      ))}
      {rowActions && (
        <td {...roles.cell} className="pr-1 text-right max-sm:absolute max-sm:top-1 max-sm:right-0">
          <Menu label={`Actions for ${label}`} items={rowActions(original)} />
        </td>
      )}
    </tr>
  );
}

/** Bare text in a flex box is cut off without an ellipsis, so it gets an element of its own. */
function CellContent({ children }: { children: ReactNode }) {
  if (typeof children !== 'string') return children;
  return (
    <span title={children} className="min-w-0 sm:truncate">
      {children}
    </span>
  );
}

function Cell<Row>({
  column,
  lead,
  inset,
  children,
}: {
  column: DataColumn<Row>;
  lead: boolean;
  inset: boolean;
  children: ReactNode;
}) {
  return (
    <td
      {...roles.cell}
      className={cn(
        'h-10 min-w-0 px-2 max-sm:flex max-sm:h-auto max-sm:gap-3 max-sm:py-0.5',
        column.align === 'end' && 'sm:text-right',
        column.from && shownFrom[column.from],
        lead && (inset ? 'max-sm:pr-12 max-sm:pl-9' : 'max-sm:pr-12'),
      )}
    >
      {!lead && <span className="w-28 shrink-0 text-xs leading-5 text-muted sm:hidden">{column.header}</span>}
      <div
        className={cn(
          'flex min-w-0 items-center gap-1 sm:truncate',
          lead ? 'max-sm:text-sm' : 'max-sm:flex-wrap',
          column.align === 'end' && 'sm:justify-end',
        )}
      >
        {children}
      </div>
    </td>
  );
}

/** Grey bars in the shape of the columns, while the first page is on its way. */
export function SkeletonBody<Row>({
  columns,
  extra,
}: {
  columns: readonly DataColumn<Row>[];
  extra: number;
}) {
  return (
    <tbody aria-hidden>
      {Array.from({ length: 6 }, (_, line) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: placeholders have no identity
        <tr key={line} className="border-b border-line max-sm:block max-sm:py-3">
          {columns.map((column, position) => (
            <td
              key={column.id}
              className={cn(
                'h-10 px-2 max-sm:block max-sm:h-6',
                position > 1 && 'max-sm:hidden',
                column.from && shownFrom[column.from],
              )}
            >
              <Skeleton className={position === 0 ? 'w-3/4' : 'w-1/2'} />
            </td>
          ))}
          {extra > 0 && <td colSpan={extra} className="max-sm:hidden" />}
        </tr>
      ))}
    </tbody>
  );
}
