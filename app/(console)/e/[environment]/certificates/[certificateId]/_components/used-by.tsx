'use client';
// The profiles that hold a certificate, and through them the agreements and connectors that use it.

import { useQuery } from '@tanstack/react-query';
import { CoverageNote } from '@/components/profiles/coverage-note';
import { UsedByLists, UserLine } from '@/components/profiles/used-by-lists';
import { Section } from '@/components/section';
import { Skeleton } from '@/components/ui/skeleton';
import { profileContentsQuery } from '@/lib/profiles/queries';
import { holdersOf, profileTypeNames } from '@/lib/profiles/rules';

export function UsedBy({ environmentId, certificateId }: { environmentId: string; certificateId: string }) {
  const { data: contents, error } = useQuery(profileContentsQuery(environmentId));
  const holders = holdersOf(contents, certificateId);
  return (
    <Section title="Used by">
      {contents && holders.length === 0 && (
        <p className="text-muted">
          No profile holds it, so no message is signed, encrypted or checked with it.
        </p>
      )}
      {!contents && !error && <Skeleton className="w-64" />}
      {holders.length > 0 && (
        <UsedByLists
          environmentId={environmentId}
          profileIds={holders.map(({ ProfileId }) => ProfileId)}
          none=""
          lead={holders.map(({ ProfileId, As2Id, ProfileType }) => (
            <UserLine
              key={ProfileId}
              kind="Profile"
              href={`/e/${environmentId}/profiles/${ProfileId}`}
              name={As2Id}
              note={profileTypeNames[ProfileType].toLowerCase()}
            />
          ))}
        />
      )}
      <CoverageNote environmentId={environmentId} />
    </Section>
  );
}
