'use client';
/** Above a table: the filter, the facets, what is selected, the counter, and which columns are shown. */
import { Search, X } from 'lucide-react';
import type { ReactNode } from 'react';
import { buttonClass } from '../ui/button';
import { Input } from '../ui/input';
import { Select } from '../ui/select';
import { ColumnMenu } from './column-menu';
import { type DataColumn, facetOptions } from './columns';
import type { TableView } from './url-state';

export function Toolbar<Row>({
  caption,
  columns,
  rows,
  view,
  counter,
  selection,
  exporter,
}: {
  caption: string;
  columns: readonly DataColumn<Row>[];
  rows: readonly Row[];
  view: TableView;
  counter: ReactNode;
  selection?: ReactNode;
  exporter?: ReactNode;
}) {
  const searchable = columns.some((column) => column.value || column.text);
  return (
    <div className="mb-2 flex flex-wrap items-center gap-2">
      {searchable && (
        <search className="relative w-64 max-sm:w-full">
          <Search
            aria-hidden
            className="pointer-events-none absolute top-1/2 left-2.5 size-4 -translate-y-1/2 text-muted"
          />
          <Input
            type="search"
            aria-label={`Filter ${caption.toLowerCase()}`}
            placeholder="Filter"
            value={view.query}
            onChange={(event) => view.setQuery(event.target.value)}
            onKeyDown={(event) => event.key === 'Escape' && view.setQuery('')}
            className="pl-8 [&::-webkit-search-cancel-button]:hidden"
          />
        </search>
      )}
      {columns.map(
        (column) =>
          column.facet && (
            <Select
              key={column.id}
              aria-label={column.facet.label ?? column.header}
              placeholder={`${column.facet.label ?? column.header}: any`}
              options={facetOptions(column, rows)}
              value={view.facets[column.id] ?? ''}
              onChange={(event) => view.setFacet(column.id, event.target.value)}
              className="w-auto max-w-44 max-sm:min-w-36 max-sm:max-w-none max-sm:flex-1"
            />
          ),
      )}
      <SortSelect columns={columns} view={view} />
      {view.filtered && (
        <button type="button" onClick={view.clearFilters} className={buttonClass('ghost', 'sm')}>
          <X aria-hidden className="size-3.5" />
          Clear
        </button>
      )}
      {selection}
      <div className="ml-auto flex flex-wrap items-center justify-end gap-2">
        <span role="status" className="text-table text-muted">
          {counter}
        </span>
        {exporter}
        <ColumnMenu columns={columns} view={view} />
      </div>
    </div>
  );
}

/** Cards have no headers to click, so a narrow screen orders by a list. */
function SortSelect<Row>({ columns, view }: { columns: readonly DataColumn<Row>[]; view: TableView }) {
  const options = columns
    .filter((column) => column.value)
    .flatMap(({ id, header }) => [
      { value: id, label: `${header} ↑` },
      { value: `-${id}`, label: `${header} ↓` },
    ]);
  return (
    <Select
      aria-label="Order by"
      placeholder="Order: as loaded"
      options={options}
      value={view.sort}
      onChange={(event) => view.setSort(event.target.value)}
      className="min-w-36 flex-1 sm:hidden"
    />
  );
}
