'use client';
// One environment: what the file says of it, and whether it answers.

import { useQuery } from '@tanstack/react-query';
import { EnvironmentDot } from '@/components/environment-switch';
import { ErrorPanel } from '@/components/error-panel';
import { PropertyList } from '@/components/property-list';
import { Section } from '@/components/section';
import { StateMark } from '@/components/state-mark';
import { AppLink } from '@/components/ui/app-link';
import { Button } from '@/components/ui/button';
import { connectionTestQuery } from '@/lib/environments/queries';
import type { EnvironmentSummary } from '@/lib/environments/summaries';
import { toTransferError } from '@/lib/transfer/errors';

export function EnvironmentCard({ environment }: { environment: EnvironmentSummary }) {
  const { id, label, region, roleArn, endpoint, colour } = environment;
  const test = useQuery(connectionTestQuery(id));
  const failure =
    test.data?.answered === false ? test.data.error : test.error ? toTransferError(test.error) : undefined;
  return (
    <Section
      title={label}
      actions={
        <Button size="sm" pending={test.isFetching} onClick={() => void test.refetch()}>
          Test the connection
        </Button>
      }
    >
      <PropertyList
        items={[
          { name: 'Id', value: id, mono: true },
          { name: 'Region', value: region, mono: true },
          { name: 'Credentials', value: environment.credentialSource },
          { name: 'Assumed role', value: roleArn, mono: true, copy: roleArn },
          { name: 'External id', value: environment.hasExternalId ? 'Set' : undefined },
          { name: 'Endpoint', value: endpoint ?? 'AWS', mono: endpoint !== undefined },
          {
            name: 'Colour',
            value: (
              <span className="inline-flex items-center gap-1.5">
                <EnvironmentDot colour={colour} />
                {colour ?? 'grey'}
              </span>
            ),
          },
          {
            name: 'Servers',
            value: (
              <AppLink className="link" href={`/e/${id}/servers`}>
                Open
              </AppLink>
            ),
          },
        ]}
      />
      <div role="status" className="not-empty:mt-4">
        {test.data?.answered && !test.isFetching && (
          <StateMark state={`Answered in ${test.data.latencyMs} ms`} shape="filled" />
        )}
      </div>
      {failure && !test.isFetching && (
        <div className="mt-4">
          <ErrorPanel error={failure} title="The environment does not answer as it should" />
        </div>
      )}
    </Section>
  );
}
