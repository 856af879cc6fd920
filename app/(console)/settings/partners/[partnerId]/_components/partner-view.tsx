'use client';
// The page of one partner.

import { useQuery } from '@tanstack/react-query';
import dynamic from 'next/dynamic';
import { useState } from 'react';
import { useCaller } from '@/components/caller';
import { Callout } from '@/components/callout';
import { Expiry } from '@/components/certificates/expiry';
import { ErrorPanel } from '@/components/error-panel';
import { PropertyList } from '@/components/property-list';
import { RelativeTime } from '@/components/relative-time';
import { StateMark } from '@/components/state-mark';
import { AppLink } from '@/components/ui/app-link';
import { Button } from '@/components/ui/button';
import { Skeleton } from '@/components/ui/skeleton';
import { toast } from '@/components/ui/toast';
import { plural } from '@/lib/format';
import { useResumePartner } from '@/lib/partners/mutations';
import { partnerQuery } from '@/lib/partners/queries';
import type { PartnerDetail } from '@/lib/partners/reads';
import { removalHref, stateShapes } from '@/lib/partners/rules';
import { reasonAgainst } from '@/lib/permissions';
import { toTransferError } from '@/lib/transfer/errors';
import { ContactsSection } from './contacts-section';
import { EndAccessDialog, type Ending, type Removals } from './end-access-dialog';
import { GrantsSection } from './grants-section';

const PartnerDialog = dynamic(
  () => import('../../_components/partner-dialog').then((module) => module.PartnerDialog),
  { ssr: false },
);

export interface EnvironmentChoice {
  id: string;
  label: string;
}

export function PartnerView({
  partnerId,
  environments,
}: {
  partnerId: string;
  environments: readonly EnvironmentChoice[];
}) {
  const { data: partner, error, refetch, isFetching } = useQuery(partnerQuery(partnerId));
  const [removals, setRemovals] = useState<Removals>([]);
  if (!partner) {
    return error ? (
      <ErrorPanel error={toTransferError(error)} onRetry={() => void refetch()} retrying={isFetching} />
    ) : (
      <Skeleton className="h-64" />
    );
  }
  return (
    <div className="max-w-4xl">
      <Head partner={partner} onRemovals={setRemovals} />
      <RemovalNote removals={removals} environments={environments} />
      <ContactsSection partner={partner} />
      <GrantsSection partner={partner} environments={environments} />
    </div>
  );
}

function Head({ partner, onRemovals }: { partner: PartnerDetail; onRemovals: (removals: Removals) => void }) {
  const { role } = useCaller();
  const [changing, setChanging] = useState<boolean>();
  const [ending, setEnding] = useState<Ending>();
  const resume = useResumePartner();
  const disabledReason = reasonAgainst(role, 'ManagePartners');
  const ref = { partnerId: partner.id, partner: partner.name };
  const { expiresAt, lastSeenAt } = partner;
  return (
    <>
      <p className="mb-1 text-table">
        <AppLink href="/settings/partners" className="link">
          All partners
        </AppLink>
      </p>
      <div className="mb-4 flex flex-wrap items-center gap-x-3 gap-y-2">
        <h2 className="text-lg font-semibold">{partner.name}</h2>
        <StateMark state={partner.state} shape={stateShapes[partner.state]} />
        <div className="ml-auto flex flex-wrap gap-2 max-sm:ml-0 max-sm:w-full">
          <Button disabledReason={disabledReason} onClick={() => setChanging(true)}>
            Change
          </Button>
          {partner.suspendedAt === null ? (
            <Button disabledReason={disabledReason} onClick={() => setEnding('suspend')}>
              Suspend
            </Button>
          ) : (
            <Button
              disabledReason={disabledReason}
              pending={resume.isPending}
              onClick={() =>
                resume.mutate(ref, {
                  onSuccess: () => toast.success(`${partner.name} may sign in again`),
                  onError: ({ error }) =>
                    toast.error('The partner was not resumed', { description: error.message }),
                })
              }
            >
              Resume
            </Button>
          )}
          <Button disabledReason={disabledReason} onClick={() => setEnding('delete')}>
            Delete
          </Button>
        </div>
      </div>
      <div className="mb-5 rounded-md border border-line bg-surface px-4 py-4">
        <PropertyList
          items={[
            {
              name: 'Last seen',
              value: lastSeenAt === null ? 'Never' : <RelativeTime moment={lastSeenAt} />,
            },
            {
              name: 'Access ends',
              value: expiresAt === null ? 'Never' : <Expiry moment={new Date(expiresAt).toISOString()} />,
            },
            {
              name: 'Created',
              value: (
                <>
                  <RelativeTime moment={partner.createdAt} /> by {partner.createdBy}
                </>
              ),
            },
            { name: 'Keys added from the portal', value: plural(partner.addedKeys.length, 'key') },
          ]}
        />
      </div>
      {changing !== undefined && (
        <PartnerDialog open={changing} onOpenChange={setChanging} partner={partner} />
      )}
      <EndAccessDialog
        partner={partner}
        ending={ending}
        onClose={() => setEnding(undefined)}
        onRemovals={onRemovals}
      />
    </>
  );
}

function RemovalNote({
  removals,
  environments,
}: {
  removals: Removals;
  environments: readonly EnvironmentChoice[];
}) {
  if (removals.length === 0) return null;
  return (
    <div role="status" className="mb-5">
      <Callout title="The partner’s keys are being removed">
        <ul>
          {removals.map(({ environmentId, jobId }) => (
            <li key={jobId}>
              <AppLink href={removalHref(environmentId, jobId)} className="link">
                Progress in {environments.find(({ id }) => id === environmentId)?.label ?? environmentId}
              </AppLink>
            </li>
          ))}
        </ul>
      </Callout>
    </div>
  );
}
