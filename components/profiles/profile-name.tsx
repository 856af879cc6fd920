'use client';
/** A profile by its AS2 id, or by its own id until that is known. Usage: `<ProfileName environmentId profileId={…} link />` */
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { profilesQuery } from '@/lib/profiles/queries';
import { AppLink } from '../ui/app-link';

/** AS2 ids by profile id, out of the one list. */
export function useAs2Ids(environmentId: string): ReadonlyMap<string, string> {
  const { data } = useQuery(profilesQuery(environmentId));
  return useMemo(
    () => new Map(data?.map(({ ProfileId = '', As2Id = '' }) => [ProfileId, As2Id] as const)),
    [data],
  );
}

export function ProfileName({
  environmentId,
  profileId,
}: {
  environmentId: string;
  profileId: string | undefined;
}) {
  const as2Id = useAs2Ids(environmentId).get(profileId ?? '');
  if (!profileId) return <span className="text-muted">–</span>;
  return (
    <span className="inline-flex min-w-0 flex-wrap items-baseline gap-x-2">
      <AppLink
        href={`/e/${environmentId}/profiles/${profileId}`}
        className="font-medium break-all underline underline-offset-3"
      >
        {as2Id ?? profileId}
      </AppLink>
      {as2Id && <span className="font-mono text-xs text-muted">{profileId}</span>}
    </span>
  );
}
