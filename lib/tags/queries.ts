// Query options for the tags that the console has seen.

import { readPagesQuery, readQuery } from '@/lib/query/read-query';

/** What is seen changes with every page that somebody opens, so it is asked for anew. */
export function tagGroupsQuery(environmentId: string) {
  return { ...readQuery('tags.groups', environmentId, {}), staleTime: 0 };
}

/** Without a tag: those that have none. */
export function taggedResourcesQuery(environmentId: string, tag?: { key: string; value: string }) {
  return { ...readPagesQuery('tags.resources', environmentId, { ...tag }), staleTime: 0 };
}
