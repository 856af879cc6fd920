'use client';
/** The table's filter, facets, order and columns, kept in the address so that a view can be sent as a link. */
import { debounce, parseAsArrayOf, parseAsString, useQueryStates } from 'nuqs';
import { useMemo } from 'react';
import type { DataColumn } from './columns';

export type TableView = {
  query: string;
  setQuery: (query: string) => void;
  /** A column id, with a minus in front for descending. */
  sort: string;
  setSort: (sort: string) => void;
  facets: Readonly<Record<string, string>>;
  setFacet: (columnId: string, value: string) => void;
  visible: readonly string[];
  /** Null goes back to the standard columns, of which a narrow window leaves some out. */
  setVisible: (columnIds: readonly string[] | null) => void;
  clearFilters: () => void;
  filtered: boolean;
  /** The columns were chosen by hand. */
  chosen: boolean;
};

export function useTableView<Row>(
  columns: readonly DataColumn<Row>[],
  defaultSort: string,
  urlKey: string | undefined,
): TableView {
  const prefix = urlKey ? `${urlKey}.` : '';
  const facetIds = useMemo(
    () => columns.filter((column) => column.facet).map((column) => column.id),
    [columns],
  );
  const [state, setState] = useQueryStates(
    useMemo(
      () => ({
        [`${prefix}q`]: parseAsString.withDefault(''),
        [`${prefix}sort`]: parseAsString.withDefault(defaultSort),
        ...Object.fromEntries(facetIds.map((id) => [prefix + id, parseAsString.withDefault('')])),
      }),
      [prefix, defaultSort, facetIds],
    ),
  );
  const [chosen, setChosen] = useQueryStates(
    useMemo(() => ({ [`${prefix}cols`]: parseAsArrayOf(parseAsString) }), [prefix]),
  );

  const text = (id: string) => state[prefix + id] ?? '';
  const facets = Object.fromEntries(facetIds.map((id) => [id, text(id)]).filter(([, value]) => value));
  const standard = columns.filter((column) => !column.hidden).map((column) => column.id);
  const cols = chosen[`${prefix}cols`];
  const first = columns[0]?.id;
  return {
    query: text('q'),
    setQuery: (query) =>
      void setState(
        { [`${prefix}q`]: query || null },
        query ? { limitUrlUpdates: debounce(200) } : undefined,
      ),
    sort: text('sort'),
    setSort: (sort) => void setState({ [`${prefix}sort`]: sort || null }),
    facets,
    setFacet: (id, value) => void setState({ [prefix + id]: value || null }),
    // The first column names the row, so it always stays.
    visible: cols
      ? columns.filter(({ id }) => id === first || cols.includes(id)).map(({ id }) => id)
      : standard,
    setVisible: (ids) => void setChosen({ [`${prefix}cols`]: ids && [...ids] }),
    clearFilters: () =>
      void setState({
        [`${prefix}q`]: null,
        ...Object.fromEntries(facetIds.map((id) => [prefix + id, null])),
      }),
    chosen: cols !== null,
    filtered: text('q').trim() !== '' || Object.keys(facets).length > 0,
  };
}
