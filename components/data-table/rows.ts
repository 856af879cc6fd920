'use client';
/** Filters, orders and selects the loaded rows. */
import {
  type ColumnDef,
  columnVisibilityFeature,
  createSortedRowModel,
  rowSelectionFeature,
  rowSortingFeature,
  tableFeatures,
  useTable,
} from '@tanstack/react-table';
import { useDeferredValue, useMemo } from 'react';
import { compareValues, type DataColumn, hasFacetValue, haystack, matches } from './columns';
import type { TableView } from './url-state';

const features = tableFeatures({
  rowSortingFeature,
  rowSelectionFeature,
  columnVisibilityFeature,
  sortedRowModel: createSortedRowModel(),
});

/** The search text of ten thousand rows is made once, not at every key press. */
function useHaystacks<Row>(columns: readonly DataColumn<Row>[], rows: readonly Row[], needed: boolean) {
  return useMemo(() => (needed ? rows.map((row) => haystack(columns, row)) : []), [columns, rows, needed]);
}

export function useRows<Row extends object>(
  columns: readonly DataColumn<Row>[],
  rows: readonly Row[],
  rowId: (row: Row) => string,
  view: TableView,
) {
  const query = useDeferredValue(view.query.trim());
  const facetKey = JSON.stringify(view.facets);
  const hay = useHaystacks(columns, rows, query !== '');

  const data = useMemo(() => {
    const facets = Object.entries(JSON.parse(facetKey) as Record<string, string>);
    if (!query && facets.length === 0) return rows as Row[];
    const wanted = facets.flatMap(([id, value]) => {
      const column = columns.find((candidate) => candidate.id === id);
      return column ? [{ column, value }] : [];
    });
    return rows.filter(
      (row, index) =>
        (!query || matches(hay[index] ?? '', query)) &&
        wanted.every(({ column, value }) => hasFacetValue(column, row, value)),
    );
  }, [rows, hay, query, facetKey, columns]);

  const defs = useMemo(
    () =>
      columns.map(
        (column): ColumnDef<typeof features, Row> => ({
          id: column.id,
          accessorFn: (row: Row) => column.value?.(row) ?? undefined,
          enableSorting: column.value !== undefined,
          sortUndefined: 'last',
          sortFn: (a, b, id) => compareValues(a.getValue(id), b.getValue(id)),
        }),
      ),
    [columns],
  );

  const id = view.sort.replace(/^-/, '');
  const known = columns.some((column) => column.id === id && column.value);
  const desc = view.sort.startsWith('-');
  const sorting = useMemo(() => (known ? [{ id, desc }] : []), [id, desc, known]);
  const shown = view.visible.join();
  const columnVisibility = useMemo(() => {
    const ids = shown.split(',');
    return Object.fromEntries(columns.map((column) => [column.id, ids.includes(column.id)]));
  }, [columns, shown]);

  return useTable({
    features,
    columns: defs,
    data,
    getRowId: rowId,
    state: { sorting, columnVisibility },
  });
}

export type RowsTable<Row extends object> = ReturnType<typeof useRows<Row>>;
