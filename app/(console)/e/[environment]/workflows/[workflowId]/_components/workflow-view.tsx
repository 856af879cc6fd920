'use client';

// The page of one workflow.

import { useQuery } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { CodeBlock } from '@/components/code-block';
import { CopyButton } from '@/components/copy-button';
import { EmptyState } from '@/components/empty-state';
import { EquivalentButton } from '@/components/equivalent-button';
import { ErrorPanel } from '@/components/error-panel';
import { PageHeader } from '@/components/page-header';
import { PropertyList } from '@/components/property-list';
import { Section } from '@/components/section';
import { SectionSkeleton } from '@/components/section-skeleton';
import { TagsSection } from '@/components/tags/tags-section';
import { LinkButton } from '@/components/ui/link-button';
import { Menu } from '@/components/ui/menu';
import { StepsSummary } from '@/components/workflows/steps-summary';
import { useWorkflowActions } from '@/components/workflows/workflow-actions';
import { toTransferError } from '@/lib/transfer/errors';
import { workflowKeys } from '@/lib/workflows/keys';
import { workflowQuery } from '@/lib/workflows/queries';
import type { WorkflowDetail } from '@/lib/workflows/reads';
import { workflowHref } from '@/lib/workflows/rules';
import { ExecutionsSection } from './executions-section';
import { ReplaceSection } from './replace-section';
import { UsedBy } from './used-by';

export function WorkflowView({
  environmentId,
  workflowId,
  replaces,
}: {
  environmentId: string;
  workflowId: string;
  /** The workflow that this one was made to take the place of. */
  replaces: string | undefined;
}) {
  const router = useRouter();
  const list = `/e/${environmentId}/workflows` as const;
  const query = useQuery(workflowQuery(environmentId, workflowId));
  const { data: workflow, error, refetch, isFetching } = query;
  const actions = useWorkflowActions(environmentId, { onDeleted: () => router.replace(list) });
  const failure = error && toTransferError(error);
  if (failure?.kind === 'not-found') {
    return (
      <EmptyState title="This workflow is gone" action={<LinkButton href={list}>All workflows</LinkButton>}>
        It was deleted while this page was open.
      </EmptyState>
    );
  }
  const here = workflowHref(environmentId, workflowId);
  return (
    <>
      <PageHeader
        title={workflow?.Description || workflowId}
        mono={!workflow?.Description}
        crumbs={[{ label: 'Workflows', href: list }]}
        state={
          <>
            {workflow?.Description && <span className="font-mono text-table text-muted">{workflowId}</span>}
            <CopyButton value={workflowId} label="workflow id" />
          </>
        }
        actions={
          workflow && (
            <>
              <EquivalentButton
                of={{
                  kind: 'Workflow',
                  name: workflow.Description ?? 'workflow',
                  source: workflow,
                  id: workflowId,
                }}
              />
              <LinkButton href={`${here}/edit`} disabledReason={actions.createReason}>
                Change
              </LinkButton>
              <Menu
                label="More actions"
                variant="secondary"
                items={actions
                  .items(workflow)
                  .filter((item) => item !== 'separator' && item.label !== 'Change')}
              />
            </>
          )
        }
      />
      {failure && !workflow && (
        <ErrorPanel error={failure} onRetry={() => void refetch()} retrying={isFetching} />
      )}
      {!failure && !workflow && <SectionSkeleton />}
      {workflow && (
        <>
          {replaces && replaces !== workflowId && (
            <ReplaceSection environmentId={environmentId} workflowId={workflowId} oldId={replaces} />
          )}
          <Steps workflow={workflow} />
          <UsedBy environmentId={environmentId} workflow={workflow} />
          <ExecutionsSection environmentId={environmentId} workflow={workflow} />
          <Definition workflow={workflow} />
          <TagsSection
            environmentId={environmentId}
            arn={workflow.Arn ?? ''}
            tags={workflow.Tags}
            kind="plain"
            stale={[workflowKeys.detail(environmentId, workflowId), workflowKeys.list(environmentId)]}
          />
        </>
      )}
      {actions.dialogs}
    </>
  );
}

function Steps({
  workflow: { Steps: steps = [], OnExceptionSteps: onException = [] },
}: {
  workflow: WorkflowDetail;
}) {
  return (
    <Section title="Steps">
      {steps.length > 0 ? (
        <StepsSummary steps={steps} label="Steps" />
      ) : (
        <p className="text-muted">None: uploaded files stay as they are.</p>
      )}
      <h3 className="mt-5 mb-2 border-t border-line pt-4 text-sm font-medium">When a step fails</h3>
      {onException.length > 0 ? (
        <StepsSummary steps={onException} label="When a step fails" />
      ) : (
        <p className="text-muted">Nothing more is done.</p>
      )}
    </Section>
  );
}

function Definition({ workflow }: { workflow: WorkflowDetail }) {
  const { Arn, Description, Steps: steps, OnExceptionSteps } = workflow;
  const definition = { ...(Description && { Description }), Steps: steps, OnExceptionSteps };
  return (
    <Section title="Definition">
      <PropertyList items={[{ name: 'ARN', value: Arn, copy: Arn, mono: true, wide: true }]} />
      <div className="mt-4">
        <CodeBlock label="workflow as JSON" code={JSON.stringify(definition, null, 2)} wrap={false} />
      </div>
    </Section>
  );
}
