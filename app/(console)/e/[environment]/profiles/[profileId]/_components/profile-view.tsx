'use client';

// The page of one profile.

import { useQuery } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { CopyButton } from '@/components/copy-button';
import { EquivalentButton } from '@/components/equivalent-button';
import { ErrorPanel } from '@/components/error-panel';
import { PageHeader } from '@/components/page-header';
import { useProfileActions } from '@/components/profiles/profile-actions';
import { UsedByLists } from '@/components/profiles/used-by-lists';
import { PropertyList } from '@/components/property-list';
import { Section } from '@/components/section';
import { SectionSkeleton } from '@/components/section-skeleton';
import { TagsSection } from '@/components/tags/tags-section';
import { Badge } from '@/components/ui/badge';
import { Menu } from '@/components/ui/menu';
import { profileKeys } from '@/lib/profiles/keys';
import { profileQuery } from '@/lib/profiles/queries';
import { profileTypeNames } from '@/lib/profiles/rules';
import { toTransferError } from '@/lib/transfer/errors';
import { CertificatesSection } from './certificates-section';
import { PartnerNews } from './partner-news';

export function ProfileView({ environmentId, profileId }: { environmentId: string; profileId: string }) {
  const router = useRouter();
  const list = `/e/${environmentId}/profiles` as const;
  const { data: profile, error, refetch, isFetching } = useQuery(profileQuery(environmentId, profileId));
  const actions = useProfileActions(environmentId, { onDeleted: () => router.replace(list) });
  return (
    <>
      <PageHeader
        title={profile?.As2Id ?? profileId}
        mono
        crumbs={[{ label: 'Profiles', href: list }]}
        state={
          profile && (
            <>
              <Badge>{profileTypeNames[profile.ProfileType ?? 'PARTNER']}</Badge>
              <span className="font-mono text-table text-muted">{profileId}</span>
              <CopyButton value={profileId} label="profile id" />
            </>
          )
        }
        actions={
          profile && (
            <>
              <EquivalentButton
                of={{ kind: 'Profile', name: profile.As2Id ?? 'profile', source: profile, id: profileId }}
              />
              <Menu label="More actions" variant="secondary" items={actions.items(profile)} />
            </>
          )
        }
      />
      {error && !profile && (
        <ErrorPanel error={toTransferError(error)} onRetry={() => void refetch()} retrying={isFetching} />
      )}
      {!profile && !error && <SectionSkeleton />}
      {profile && (
        <>
          <CertificatesSection environmentId={environmentId} profile={profile} />
          {profile.ProfileType === 'LOCAL' && <PartnerNews environmentId={environmentId} profile={profile} />}
          <Section title="Used by">
            <UsedByLists
              environmentId={environmentId}
              profileIds={[profileId]}
              none="No agreement and no connector names it, so no message is exchanged under it."
            />
          </Section>
          <Section title="Identity">
            <PropertyList
              items={[
                { name: 'AS2 id', value: profile.As2Id, copy: profile.As2Id, mono: true },
                { name: 'Type', value: profileTypeNames[profile.ProfileType ?? 'PARTNER'] },
                { name: 'ARN', value: profile.Arn, copy: profile.Arn, mono: true, wide: true },
              ]}
            />
          </Section>
          <TagsSection
            environmentId={environmentId}
            arn={profile.Arn ?? ''}
            tags={profile.Tags}
            stale={[profileKeys.detail(environmentId, profileId)]}
          />
        </>
      )}
      {actions.dialog}
    </>
  );
}
