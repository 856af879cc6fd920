'use client';
// What the server does with each uploaded file.

import { useQuery } from '@tanstack/react-query';
import dynamic from 'next/dynamic';
import { PropertyList } from '@/components/property-list';
import { AppLink } from '@/components/ui/app-link';
import { workflowsQuery } from '@/lib/workflows/queries';
import { workflowHref } from '@/lib/workflows/rules';
import { EditSection, type SectionProps } from './edit-section';

const WorkflowsForm = dynamic(() => import('./workflows-form').then((module) => module.WorkflowsForm));

export function WorkflowsSection({ environmentId, server }: SectionProps) {
  const { OnUpload: [whole] = [], OnPartialUpload: [partial] = [] } = server.WorkflowDetails ?? {};
  // Only their names are asked for here, and only where there is one to name.
  const { data } = useQuery({
    ...workflowsQuery(environmentId),
    enabled: whole !== undefined || partial !== undefined,
  });
  const link = (id: string | undefined) => {
    if (!id) return undefined;
    const name = data?.find(({ WorkflowId }) => WorkflowId === id)?.Description;
    return (
      <AppLink href={workflowHref(environmentId, id)} className="underline underline-offset-3">
        {name || <span className="font-mono text-table">{id}</span>}
      </AppLink>
    );
  };
  return (
    <EditSection title="Workflows" form={WorkflowsForm} environmentId={environmentId} server={server}>
      <PropertyList
        items={[
          { name: 'On a whole upload', value: link(whole?.WorkflowId) },
          ...role('Role for whole uploads', whole?.ExecutionRole),
          { name: 'On an upload that broke off', value: link(partial?.WorkflowId) },
          ...role('Role for uploads that broke off', partial?.ExecutionRole),
        ]}
      />
    </EditSection>
  );
}

function role(name: string, arn: string | undefined) {
  return arn ? [{ name, value: arn, copy: arn, mono: true }] : [];
}
