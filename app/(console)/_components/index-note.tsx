'use client';
// Below the palette: how much of the environments its index knows.

import { useQuery } from '@tanstack/react-query';
import { useCaller } from '@/components/caller';
import { RelativeTime } from '@/components/relative-time';
import { AppLink } from '@/components/ui/app-link';
import { count, plural } from '@/lib/format';
import { can } from '@/lib/permissions';
import { coverageQuery } from '@/lib/search-index/queries';

export function IndexNote() {
  const { role } = useCaller();
  const { data } = useQuery(coverageQuery());
  if (!data) return null;
  const servers = data.reduce((sum, one) => sum + one.servers, 0);
  const crawled = data.reduce((sum, one) => sum + one.crawled, 0);
  const ages = data.flatMap(({ oldestAt }) => (oldestAt === null ? [] : [oldestAt]));
  const runs = data.some(({ crawl }) => crawl?.state === 'running');
  return (
    <p className="flex flex-wrap gap-x-2 border-t border-line px-3.5 py-2 text-xs text-muted">
      <span>
        Searches what the console has seen
        {ages.length === 0
          ? '; no server was crawled yet.'
          : `; ${count(crawled)} of ${plural(servers, 'server')} crawled, the oldest `}
        {ages.length > 0 && (
          <>
            <RelativeTime moment={Math.min(...ages)} />.
          </>
        )}
        {runs && ' A crawl is under way.'}
      </span>
      {can(role, 'ManageSearchIndex') && (
        <AppLink className="link" href="/settings/search-index">
          Search index
        </AppLink>
      )}
    </p>
  );
}
