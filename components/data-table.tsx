'use client';
/**
 * The table of every list: filter, order, facets and columns in the address, selection, row actions, ten thousand rows, cards at 390 px.
 * Usage: `<DataTable caption="Users" columns={columns} rows={users} rowId={(u) => u.userName} rowLabel={(u) => u.userName} empty={…} />`.
 * Keep `columns` outside the component or in a memo. A page needs nuqs' adapter above it.
 */
import { type ReactNode, useCallback, useMemo, useState } from 'react';
import type { FileColumn } from './data-table/as-csv';
import { SkeletonBody, TableBody } from './data-table/body';
import { counterText, type DataColumn } from './data-table/columns';
import { ExportMenu } from './data-table/export-menu';
import { TableHeader } from './data-table/header';
import { roles } from './data-table/roles';
import { useRows } from './data-table/rows';
import { SelectionBar } from './data-table/selection-bar';
import { Toolbar } from './data-table/toolbar';
import { useTableView } from './data-table/url-state';
import { EmptyState } from './empty-state';
import { ErrorPanel, type ShownError } from './error-panel';
import { Button } from './ui/button';
import type { MenuItem } from './ui/menu';

export type { DataColumn } from './data-table/columns';

export type DataTableProps<Row extends object> = {
  /** What the rows are, in the plural: "Users". */
  caption: string;
  columns: readonly DataColumn<Row>[];
  rows: readonly Row[];
  rowId: (row: Row) => string;
  /** Names one row in "Select …" and "Actions for …". */
  rowLabel: (row: Row) => string;
  /** Where the first column leads. */
  rowHref?: (row: Row) => string;
  rowActions?: (row: Row) => readonly MenuItem[];
  /** What may be done with the selected rows; giving it adds the check boxes. */
  selectionActions?: (rows: readonly Row[], clear: () => void) => ReactNode;
  /** Shown where there is nothing at all yet. */
  empty: { title: string; description?: ReactNode; action?: ReactNode };
  /** The first page is on its way. */
  loading?: boolean;
  error?: ShownError | null;
  onRetry?: () => void;
  /** Further pages exist. `loadAll` is offered where a filter would otherwise search only a part. */
  more?: { pending: boolean; load: () => void; loadAll?: () => void; stop?: () => void };
  /** A column id, with a minus in front for descending. */
  defaultSort?: string;
  /** Facts of loaded rows are still on their way, so an export waits. */
  settling?: boolean;
  /** Columns that only an exported file has. */
  fileColumns?: readonly FileColumn<Row>[];
  /** Whose list it is, for the name of an exported file. */
  fileAbout?: string;
  /** Sets the address keys apart where a page has two tables. */
  urlKey?: string;
};

export function DataTable<Row extends object>(props: DataTableProps<Row>) {
  const { caption, columns, rows, rowId, loading = false, error, more, defaultSort = '', urlKey } = props;
  const view = useTableView(columns, defaultSort, urlKey);
  const table = useRows(columns, rows, rowId, view);
  const clear = useCallback(() => table.resetRowSelection(true), [table]);
  const selectAll = useCallback(() => table.toggleAllRowsSelected(true), [table]);

  const visible = useMemo(() => {
    const ids = new Set(view.visible);
    const shown = columns.filter((column) => ids.has(column.id));
    return view.chosen ? shown.map((column) => ({ ...column, from: undefined })) : shown;
  }, [columns, view.visible, view.chosen]);
  const shown = table.getRowModel().rows;
  const selection = table.state.rowSelection;
  const selected = rows.filter((row) => selection[rowId(row)]);
  const selectable = props.selectionActions !== undefined;
  const nothing = rows.length === 0 && !loading;

  if (nothing && error) return <ErrorPanel error={error} onRetry={props.onRetry} />;
  if (nothing && !more) {
    return (
      <EmptyState title={props.empty.title} action={props.empty.action}>
        {props.empty.description}
      </EmptyState>
    );
  }
  return (
    <div>
      <Toolbar
        caption={caption}
        columns={columns}
        rows={rows}
        view={view}
        counter={loading ? 'Loading' : counterText(shown.length, rows.length, more !== undefined)}
        exporter={
          !loading && (
            <ExportMenu
              caption={caption}
              columns={columns}
              further={props.fileColumns}
              about={props.fileAbout}
              rows={rows}
              shown={shown.map((row) => row.original)}
              settling={props.settling ?? false}
              failed={Boolean(error)}
              more={more}
              filtered={view.filtered}
            />
          )
        }
        selection={
          selected.length > 0 && (
            <SelectionBar
              caption={caption}
              selected={selected.length}
              outOfSight={selected.length - shown.filter((row) => selection[row.id]).length}
              shown={shown.length}
              more={more}
              failed={Boolean(error)}
              selectAll={selectAll}
              clear={clear}
            >
              {props.selectionActions?.(selected, clear)}
            </SelectionBar>
          )
        }
      />
      {error && <ErrorPanel error={error} onRetry={props.onRetry} />}
      <table
        {...roles.table}
        aria-label={caption}
        aria-busy={loading || undefined}
        aria-rowcount={more ? -1 : shown.length + 1}
        className="w-full table-fixed border-collapse text-table max-sm:block"
      >
        <TableHeader
          columns={visible}
          view={view}
          actions={props.rowActions !== undefined}
          selectAll={
            selectable
              ? {
                  checked: shown.length > 0 && table.getIsAllRowsSelected(),
                  some: selected.length > 0 && !table.getIsAllRowsSelected(),
                  onChange: (checked) => table.toggleAllRowsSelected(checked),
                }
              : undefined
          }
        />
        {loading && rows.length === 0 ? (
          <SkeletonBody
            columns={visible}
            extra={Number(selectable) + Number(props.rowActions !== undefined)}
          />
        ) : (
          <TableBody
            rows={shown.map((row) => ({
              id: row.id,
              original: row.original,
              selected: Boolean(selection[row.id]),
              toggle: row.getToggleSelectedHandler(),
            }))}
            columns={visible}
            rowLabel={props.rowLabel}
            rowHref={props.rowHref}
            rowActions={props.rowActions}
            selectable={selectable}
          />
        )}
      </table>
      {!loading && shown.length === 0 && (
        <div className="pt-3">
          <EmptyState
            title={more ? 'No match in what is loaded' : 'Nothing matches the filter'}
            action={<Button onClick={view.clearFilters}>Clear filters</Button>}
          />
        </div>
      )}
      {more && <MoreRows more={more} filtered={view.filtered} />}
    </div>
  );
}

function MoreRows({
  more,
  filtered,
}: {
  more: NonNullable<DataTableProps<object>['more']>;
  filtered: boolean;
}) {
  const [all, setAll] = useState(false);
  return (
    <div className="flex flex-wrap items-center justify-center gap-2 py-4 text-table text-muted">
      {filtered && <span>Only what is loaded is searched.</span>}
      <Button size="sm" pending={more.pending} onClick={more.load}>
        Load more
      </Button>
      {more.loadAll && (
        <Button
          size="sm"
          pending={more.pending && all}
          onClick={() => {
            setAll(true);
            more.loadAll?.();
          }}
        >
          Load all
        </Button>
      )}
    </div>
  );
}
