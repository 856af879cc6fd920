'use client';

// The page of one agreement.

import { useQuery } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { useAgreementActions } from '@/components/agreements/agreement-actions';
import { useAgreementCrumbs } from '@/components/agreements/agreement-crumbs';
import { CopyButton } from '@/components/copy-button';
import { EmptyState } from '@/components/empty-state';
import { EquivalentButton } from '@/components/equivalent-button';
import { ErrorPanel } from '@/components/error-panel';
import { PageHeader } from '@/components/page-header';
import { useAs2Ids } from '@/components/profiles/profile-name';
import { SectionSkeleton } from '@/components/section-skeleton';
import { StateMark } from '@/components/state-mark';
import { TagsSection } from '@/components/tags/tags-section';
import { LinkButton } from '@/components/ui/link-button';
import { Menu } from '@/components/ui/menu';
import { agreementKeys } from '@/lib/agreements/keys';
import { agreementQuery } from '@/lib/agreements/queries';
import { agreementHref, statusMarks } from '@/lib/agreements/rules';
import { toTransferError } from '@/lib/transfer/errors';
import { AgreementSections } from './agreement-sections';

export interface AgreementViewProps {
  environmentId: string;
  serverId: string;
  agreementId: string;
}

export function AgreementView({ environmentId, serverId, agreementId }: AgreementViewProps) {
  const router = useRouter();
  const list = `/e/${environmentId}/servers/${serverId}/agreements` as const;
  const query = useQuery(agreementQuery(environmentId, serverId, agreementId));
  const { data: agreement, error, refetch, isFetching } = query;
  const actions = useAgreementActions(environmentId, { onDeleted: () => router.replace(list) });
  const crumbs = useAgreementCrumbs(environmentId, serverId);
  const partner = useAs2Ids(environmentId).get(agreement?.PartnerProfileId ?? '');
  const failure = error && toTransferError(error);
  if (failure?.kind === 'not-found') {
    return (
      <EmptyState title="This agreement is gone" action={<LinkButton href={list}>All agreements</LinkButton>}>
        It was deleted while this page was open.
      </EmptyState>
    );
  }
  const mark = statusMarks[agreement?.Status ?? 'ACTIVE'];
  return (
    <>
      <PageHeader
        title={partner ? `Agreement with ${partner}` : agreementId}
        mono={!partner}
        crumbs={crumbs}
        state={
          agreement && (
            <>
              <StateMark state={mark.word} shape={mark.shape} />
              {partner && <span className="font-mono text-table text-muted">{agreementId}</span>}
              <CopyButton value={agreementId} label="agreement id" />
            </>
          )
        }
        actions={
          agreement && (
            <>
              <EquivalentButton
                of={{
                  kind: 'Agreement',
                  name: partner ?? 'agreement',
                  source: agreement,
                  id: `${serverId}/${agreementId}`,
                }}
              />
              <LinkButton
                href={`${agreementHref(environmentId, serverId, agreementId)}/edit`}
                disabledReason={actions.updateReason}
              >
                Edit
              </LinkButton>
              <Menu
                label="More actions"
                variant="secondary"
                items={actions
                  .items(agreement)
                  .filter((item) => item === 'separator' || item.label !== 'Edit')}
              />
            </>
          )
        }
      />
      {failure && !agreement && (
        <ErrorPanel error={failure} onRetry={() => void refetch()} retrying={isFetching} />
      )}
      {!failure && !agreement && <SectionSkeleton />}
      {agreement && (
        <>
          <AgreementSections environmentId={environmentId} agreement={agreement} />
          <TagsSection
            environmentId={environmentId}
            arn={agreement.Arn ?? ''}
            tags={agreement.Tags}
            stale={[agreementKeys.detail(environmentId, serverId, agreementId)]}
          />
        </>
      )}
      {actions.dialogs}
    </>
  );
}
