'use client';

// The page of one web app.

import { useQuery } from '@tanstack/react-query';
import dynamic from 'next/dynamic';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { useCaller } from '@/components/caller';
import { CopyButton } from '@/components/copy-button';
import { EmptyState } from '@/components/empty-state';
import { EquivalentButton } from '@/components/equivalent-button';
import { ErrorPanel } from '@/components/error-panel';
import { PageHeader } from '@/components/page-header';
import { PropertyList } from '@/components/property-list';
import { Section } from '@/components/section';
import { SectionSkeleton } from '@/components/section-skeleton';
import { TagsSection } from '@/components/tags/tags-section';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { LinkButton } from '@/components/ui/link-button';
import { useWebAppActions } from '@/components/web-apps/web-app-actions';
import { count } from '@/lib/format';
import { reasonAgainst } from '@/lib/permissions';
import { toTransferError } from '@/lib/transfer/errors';
import { webAppKeys } from '@/lib/web-apps/keys';
import { webAppQuery } from '@/lib/web-apps/queries';
import type { WebAppDetail } from '@/lib/web-apps/reads';
import { SESSIONS_PER_UNIT, webAppName, webAppRequest } from '@/lib/web-apps/rules';
import { LooksSection } from './looks-section';

const EditWebApp = dynamic(() => import('./edit-web-app').then((module) => module.EditWebApp));

export function WebAppView({ environmentId, webAppId }: { environmentId: string; webAppId: string }) {
  const router = useRouter();
  const { data: webApp, error, refetch, isFetching } = useQuery(webAppQuery(environmentId, webAppId));
  const list = `/e/${environmentId}/web-apps` as const;
  const actions = useWebAppActions(environmentId, { onDeleted: () => router.replace(list) });
  const failure = error && toTransferError(error);
  if (failure?.kind === 'not-found') {
    return (
      <EmptyState title="This web app is gone" action={<LinkButton href={list}>Web apps</LinkButton>}>
        It was deleted while this page was open.
      </EmptyState>
    );
  }
  const name = webAppName(webApp?.Tags);
  return (
    <>
      <PageHeader
        title={name ?? webAppId}
        mono={!name}
        crumbs={[{ label: 'Web apps', href: list }]}
        state={
          <>
            {name && <span className="font-mono text-table text-muted">{webAppId}</span>}
            <CopyButton value={webAppId} label="web app id" />
          </>
        }
        actions={
          webApp && (
            <>
              <EquivalentButton
                of={{
                  kind: 'WebApp',
                  name: name ?? 'web app',
                  source: webAppRequest(webApp),
                  id: webAppId,
                }}
              />
              <Button disabledReason={actions.deleteReason} onClick={() => actions.askDelete(webApp)}>
                Delete
              </Button>
            </>
          )
        }
      />
      {failure && !webApp && (
        <ErrorPanel error={failure} onRetry={() => void refetch()} retrying={isFetching} />
      )}
      {!failure && !webApp && <SectionSkeleton />}
      {webApp && (
        <>
          <Settings environmentId={environmentId} webApp={webApp} />
          <LooksSection environmentId={environmentId} webAppId={webAppId} />
          <Section
            title="What it takes to be used"
            description="AWS keeps these elsewhere; this console does not see them."
          >
            <ul className="flex list-disc flex-col gap-1.5 pl-5 text-pretty">
              <li>People or groups assigned to the application in IAM Identity Center.</li>
              <li>S3 Access Grants that give them folders, in buckets of this account and Region.</li>
              <li>
                Each bucket’s CORS rules must allow{' '}
                <span className="font-mono text-table break-all">{webApp.AccessEndpoint}</span>.
              </li>
            </ul>
          </Section>
          <TagsSection
            kind="plain"
            environmentId={environmentId}
            arn={webApp.Arn ?? ''}
            tags={webApp.Tags}
            stale={[webAppKeys.detail(environmentId, webAppId)]}
          />
        </>
      )}
      {actions.dialogs}
    </>
  );
}

function Settings({ environmentId, webApp }: { environmentId: string; webApp: WebAppDetail }) {
  const { role } = useCaller();
  const [open, setOpen] = useState(false);
  const { IdentityCenterConfig: center } = webApp.DescribedIdentityProviderDetails ?? {};
  const vpc = webApp.DescribedEndpointDetails?.Vpc;
  const units = webApp.WebAppUnits?.Provisioned ?? 1;
  const copied = (name: string, value: string | undefined) => ({
    name,
    value,
    ...(value && { copy: value }),
    mono: true,
    wide: true,
  });
  return (
    <Section
      title="Settings"
      actions={
        <Button
          size="sm"
          aria-label="Edit settings"
          disabledReason={reasonAgainst(role, 'UpdateWebApp')}
          onClick={() => setOpen(true)}
        >
          Edit
        </Button>
      }
    >
      <PropertyList
        items={[
          copied('Address', webApp.AccessEndpoint),
          ...(webApp.WebAppEndpoint === webApp.AccessEndpoint
            ? []
            : [copied('Address that AWS gives', webApp.WebAppEndpoint)]),
          { name: 'Endpoint', value: vpc ? 'In a VPC' : 'Public' },
          { name: 'Endpoint policy', value: webApp.WebAppEndpointPolicy === 'FIPS' ? 'FIPS' : 'Standard' },
          {
            name: 'Units',
            value: `${units}: ${count(units * SESSIONS_PER_UNIT)} people at a time`,
          },
          ...(vpc
            ? [
                { name: 'VPC', value: vpc.VpcId, mono: true },
                { name: 'Subnets', value: vpc.SubnetIds?.join(', '), mono: true },
                { name: 'VPC endpoint', value: vpc.VpcEndpointId, mono: true },
              ]
            : []),
          copied('Role that reaches the files', center?.Role),
          copied('IAM Identity Center instance', center?.InstanceArn),
          copied('Its application there', center?.ApplicationArn),
          copied('ARN', webApp.Arn),
        ]}
      />
      <Dialog open={open} onOpenChange={setOpen} title="Edit settings" size="lg">
        <EditWebApp environmentId={environmentId} webApp={webApp} onDone={() => setOpen(false)} />
      </Dialog>
    </Section>
  );
}
