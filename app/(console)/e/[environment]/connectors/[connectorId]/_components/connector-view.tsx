'use client';

// The page of one connector.

import { useQuery } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { Callout } from '@/components/callout';
import { useConnectorActions } from '@/components/connectors/connector-actions';
import { CopyButton } from '@/components/copy-button';
import { EmptyState } from '@/components/empty-state';
import { EquivalentButton } from '@/components/equivalent-button';
import { ErrorPanel } from '@/components/error-panel';
import { PageHeader } from '@/components/page-header';
import { useAs2Ids } from '@/components/profiles/profile-name';
import { SectionSkeleton } from '@/components/section-skeleton';
import { StateMark } from '@/components/state-mark';
import { TagsSection } from '@/components/tags/tags-section';
import { SendButton } from '@/components/transfers/send-button';
import { LinkButton } from '@/components/ui/link-button';
import { Menu } from '@/components/ui/menu';
import { connectorKeys } from '@/lib/connectors/keys';
import { connectorQuery } from '@/lib/connectors/queries';
import { connectorHref, connectorKind, serverOf, statusMarks } from '@/lib/connectors/rules';
import { toTransferError } from '@/lib/transfer/errors';
import { As2Sections } from './as2-sections';
import { RolesSection } from './roles-section';
import { SftpSections } from './sftp-sections';

export function ConnectorView({
  environmentId,
  connectorId,
}: {
  environmentId: string;
  connectorId: string;
}) {
  const router = useRouter();
  const list = `/e/${environmentId}/connectors` as const;
  const query = useQuery(connectorQuery(environmentId, connectorId));
  const { data: connector, error, refetch, isFetching } = query;
  const actions = useConnectorActions(environmentId, { onDeleted: () => router.replace(list) });
  const as2Id = useAs2Ids(environmentId).get(connector?.As2Config?.PartnerProfileId ?? '');
  const partner = as2Id ?? (connector?.SftpConfig && serverOf(connector));
  const failure = error && toTransferError(error);
  if (failure?.kind === 'not-found') {
    return (
      <EmptyState title="This connector is gone" action={<LinkButton href={list}>All connectors</LinkButton>}>
        It was deleted while this page was open.
      </EmptyState>
    );
  }
  const mark = statusMarks[connector?.Status ?? 'ACTIVE'];
  const isAs2 = connector && connectorKind(connector) === 'AS2';
  return (
    <>
      <PageHeader
        title={partner ? `Connector to ${partner}` : connectorId}
        mono={!partner}
        crumbs={[{ label: 'Connectors', href: list }]}
        state={
          connector && (
            <>
              <span role="status">
                <StateMark state={mark.word} shape={mark.shape} />
              </span>
              {partner && <span className="font-mono text-table text-muted">{connectorId}</span>}
              <CopyButton value={connectorId} label="connector id" />
            </>
          )
        }
        actions={
          connector && (
            <>
              <EquivalentButton
                of={{ kind: 'Connector', name: partner ?? 'connector', source: connector, id: connectorId }}
              />
              {isAs2 && (
                <LinkButton href={`/e/${environmentId}/transfers?connector=${connectorId}`}>
                  Transfers
                </LinkButton>
              )}
              {isAs2 && <SendButton environmentId={environmentId} connectorId={connectorId} />}
              {!isAs2 && (
                <LinkButton href={`${connectorHref(environmentId, connectorId)}/files`}>
                  Files on the server
                </LinkButton>
              )}
              <LinkButton
                href={`${connectorHref(environmentId, connectorId)}/edit`}
                disabledReason={actions.updateReason}
              >
                Edit
              </LinkButton>
              <Menu
                label="More actions"
                variant="secondary"
                // The others have a button of their own.
                items={actions
                  .items(connector)
                  .filter((item) => item !== 'separator' && item.label === 'Delete')}
              />
            </>
          )
        }
      />
      {failure && !connector && (
        <ErrorPanel error={failure} onRetry={() => void refetch()} retrying={isFetching} />
      )}
      {!failure && !connector && <SectionSkeleton />}
      {connector && (
        <>
          {connector.Status === 'ERRORED' && (
            <div className="mb-5">
              <Callout tone="danger" title="AWS could not set this connector up">
                {connector.ErrorMessage}
              </Callout>
            </div>
          )}
          {isAs2 ? (
            <As2Sections environmentId={environmentId} connector={connector} />
          ) : (
            <SftpSections environmentId={environmentId} connector={connector} />
          )}
          <RolesSection connector={connector} />
          <TagsSection
            environmentId={environmentId}
            arn={connector.Arn ?? ''}
            tags={connector.Tags}
            stale={[connectorKeys.detail(environmentId, connectorId), connectorKeys.list(environmentId)]}
          />
        </>
      )}
      {actions.dialogs}
    </>
  );
}
