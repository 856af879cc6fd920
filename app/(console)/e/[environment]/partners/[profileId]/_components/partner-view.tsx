'use client';
// A partner in full, out of the one reading of AS2 that the list is made of too.

import { useQuery } from '@tanstack/react-query';
import { EmptyState } from '@/components/empty-state';
import { ErrorPanel } from '@/components/error-panel';
import { PageHeader } from '@/components/page-header';
import { PropertyList } from '@/components/property-list';
import { Section } from '@/components/section';
import { LastMessages } from '@/components/transfers/last-messages';
import { AppLink } from '@/components/ui/app-link';
import { LinkButton } from '@/components/ui/link-button';
import { Skeleton } from '@/components/ui/skeleton';
import { as2ObjectsQuery } from '@/lib/trading-partners/queries';
import { findingsOf, type Partner, partnerName, partnerOf } from '@/lib/trading-partners/rules';
import { toTransferError } from '@/lib/transfer/errors';
import { CertificatesSection } from './certificates-section';
import { HealthSection } from './health-section';
import { OnboardingSection } from './onboarding-section';
import { RoutesSection } from './routes-section';

interface ViewProps {
  environmentId: string;
  profileId: string;
}

export function PartnerView({ environmentId, profileId }: ViewProps) {
  const { data, error, refetch, isFetching } = useQuery(as2ObjectsQuery(environmentId));
  const crumbs = [{ label: 'Partners', href: `/e/${environmentId}/partners` }];
  const retry = () => void refetch();
  if (!data) {
    return (
      <>
        <PageHeader title={profileId} mono crumbs={crumbs} />
        {error ? (
          <ErrorPanel error={toTransferError(error)} onRetry={retry} retrying={isFetching} />
        ) : (
          <div aria-busy="true" className="flex flex-col gap-5">
            <Skeleton className="h-28" />
            <Skeleton className="h-40" />
            <Skeleton className="h-40" />
          </div>
        )}
      </>
    );
  }
  const partner = partnerOf(data, profileId);
  const denied = data.missing.find(({ part }) => part === 'profiles');
  if (!partner) {
    return (
      <>
        <PageHeader title="Not found" crumbs={crumbs} />
        {denied ? (
          <ErrorPanel error={denied.error} onRetry={retry} retrying={isFetching} />
        ) : (
          <EmptyState
            title="This partner does not exist"
            action={<LinkButton href={`/e/${environmentId}/partners`}>All partners</LinkButton>}
          >
            Its profile may have been deleted, or it belongs to another environment.
          </EmptyState>
        )}
      </>
    );
  }
  return (
    <>
      <PageHeader
        title={partnerName(partner)}
        crumbs={crumbs}
        description={
          <>
            AS2 id <span className="font-mono text-table">{partner.profile.As2Id}</span>
          </>
        }
      />
      {data.missing.map(({ part, error: reason }) => (
        <div key={part} className="mb-4">
          <ErrorPanel
            error={reason}
            title={`The ${part} could not be read`}
            onRetry={retry}
            retrying={isFetching}
          />
        </div>
      ))}
      <HealthSection environmentId={environmentId} findings={findingsOf(partner, data, data.readAt)} />
      <PartnerSection environmentId={environmentId} partner={partner} />
      <CertificatesSection environmentId={environmentId} partner={partner} />
      <RoutesSection environmentId={environmentId} partner={partner} />
      <LastMessages
        environmentId={environmentId}
        connectorIds={partner.connectors.map(({ ConnectorId }) => ConnectorId)}
        receivedBy={partner.agreements[0]?.ServerId}
        as2Id={partner.profile.As2Id}
      />
      <OnboardingSection environmentId={environmentId} partner={partner} />
    </>
  );
}

/** What the wizard keeps in tags, as people read it. */
const contact = { Contact: 'Contact', ContactEmail: 'E-mail', ContactPhone: 'Telephone' };

function PartnerSection({
  environmentId,
  partner: { profile },
}: {
  environmentId: string;
  partner: Partner;
}) {
  const tag = (key: string) => profile.Tags.find(({ Key }) => Key === key)?.Value;
  return (
    <Section title="Partner">
      <PropertyList
        items={[
          { name: 'AS2 id', value: profile.As2Id, copy: profile.As2Id, mono: true },
          {
            name: 'Profile',
            mono: true,
            copy: profile.ProfileId,
            value: (
              <AppLink
                href={`/e/${environmentId}/profiles/${profile.ProfileId}`}
                className="underline underline-offset-3"
              >
                {profile.ProfileId}
              </AppLink>
            ),
          },
          ...Object.entries(contact).map(([key, name]) => ({ name, value: tag(key), copy: tag(key) })),
        ]}
      />
    </Section>
  );
}
