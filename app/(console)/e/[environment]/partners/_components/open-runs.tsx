'use client';
// Set-ups under way or stopped, so that none is forgotten half done.

import { useQuery } from '@tanstack/react-query';
import { JobMark } from '@/components/jobs/job-mark';
import { RelativeTime } from '@/components/relative-time';
import { Section } from '@/components/section';
import { AppLink } from '@/components/ui/app-link';
import { openJobsQuery } from '@/lib/jobs/queries';
import { SET_UP } from '@/lib/trading-partners/steps';

export function OpenRuns({ environmentId }: { environmentId: string }) {
  const { data = [] } = useQuery(openJobsQuery(environmentId, SET_UP));
  if (data.length === 0) return null;
  return (
    <Section title="Set-ups that are not finished" flush>
      <ul className="divide-y divide-line">
        {data.map(({ id, title, state, actorName, createdAt }) => (
          <li key={id} className="flex flex-wrap items-center gap-x-4 gap-y-1 px-4 py-2.5">
            <AppLink
              href={`/e/${environmentId}/partner-runs/${id}`}
              className="min-w-0 flex-1 basis-60 font-medium underline-offset-3 hover:underline"
            >
              {title}
            </AppLink>
            <span className="text-table text-muted">
              {actorName}, <RelativeTime moment={createdAt} />
            </span>
            <JobMark state={state} />
          </li>
        ))}
      </ul>
    </Section>
  );
}
