// Query options for reads: one definition serves the server's prefetch and the browser's hook.

import { infiniteQueryOptions, type QueryKey, queryOptions } from '@tanstack/react-query';
import { fetchRead } from './fetch-read';
import type { Reads } from './read-registry';

export type ReadName = keyof Reads;
export type ReadInput<Name extends ReadName> = Parameters<Reads[Name]>[1];
export type ReadOutput<Name extends ReadName> = Awaited<ReturnType<Reads[Name]>>;

/** The environment of reads about the console itself. */
export const ANY_ENVIRONMENT = '-';

/** Says to the server's prefetch which read stands behind a query. */
export interface ReadMeta extends Record<string, unknown> {
  name: ReadName;
  environmentId: string;
  input: unknown;
}

/** `[environment, ...name parts, input]`: a shorter key invalidates everything below it. */
export function readKey(environmentId: string, name: string, input?: unknown): QueryKey {
  const parts = [environmentId, ...name.split('.')];
  return input === undefined ? parts : [...parts, input];
}

export function readQuery<Name extends ReadName>(name: Name, environmentId: string, input: ReadInput<Name>) {
  const meta: ReadMeta = { name, environmentId, input };
  return queryOptions({
    queryKey: readKey(environmentId, name, input),
    queryFn: ({ signal }) => fetchRead(name, environmentId, input, signal),
    meta,
  });
}

type Paged = { NextToken?: string };
/** Names of the reads that answer one page at a time. */
export type PagedReadName = { [Name in ReadName]: ReadOutput<Name> extends Paged ? Name : never }[ReadName];

/** A list that is loaded page by page; `input` goes without its NextToken. */
export function readPagesQuery<Name extends PagedReadName>(
  name: Name,
  environmentId: string,
  input: Omit<ReadInput<Name>, 'NextToken'>,
) {
  const meta: ReadMeta = { name, environmentId, input };
  return infiniteQueryOptions({
    queryKey: [...readKey(environmentId, name), 'pages', input],
    queryFn: ({ signal, pageParam }) =>
      fetchRead(name, environmentId, { ...input, NextToken: pageParam } as ReadInput<Name>, signal),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page: ReadOutput<Name>) => (page as Paged).NextToken,
    meta,
  });
}
