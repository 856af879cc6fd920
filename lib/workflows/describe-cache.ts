// What the console remembers of workflows, which never change: each one's description, and the servers that run it.

import 'server-only';
import {
  type DescribedServer,
  type DescribedWorkflow,
  DescribeWorkflowCommand,
  ListWorkflowsCommand,
} from '@aws-sdk/client-transfer';
import type { Environment } from '@/lib/env';
import { describedServers } from '@/lib/servers/describe-cache';
import type { Send } from '@/lib/transfer/client';
import { describeCache } from '@/lib/transfer/describe-cache';
import { TransferFailure } from '@/lib/transfer/errors';

export interface Context {
  send: Send;
  environment: Environment;
}

const cache = describeCache<DescribedWorkflow>('workflow');

export function describeWorkflowCached({ send, environment }: Context, workflowId: string) {
  return cache.get(environment.id, workflowId, async () => {
    const { Workflow } = await send(new DescribeWorkflowCommand({ WorkflowId: workflowId }));
    if (!Workflow) throw new Error('DescribeWorkflow answered without a workflow.');
    return Workflow;
  });
}

export function forgetWorkflow(environmentId: string, workflowId: string): void {
  cache.forget(environmentId, workflowId);
}

/** All workflows, described; one that goes meanwhile is left out. */
export async function describedWorkflows(context: Context): Promise<DescribedWorkflow[]> {
  const ids: string[] = [];
  let NextToken: string | undefined;
  do {
    const page = await context.send(new ListWorkflowsCommand({ MaxResults: 1_000, NextToken }));
    for (const { WorkflowId } of page.Workflows ?? []) if (WorkflowId) ids.push(WorkflowId);
    NextToken = page.NextToken;
  } while (NextToken);
  const found = await Promise.allSettled(ids.map((id) => describeWorkflowCached(context, id)));
  return found.flatMap((answer) => {
    if (answer.status === 'fulfilled') return [answer.value];
    const { reason } = answer;
    if (reason instanceof TransferFailure && reason.error.kind === 'not-found') return [];
    throw reason;
  });
}

/** Servers with a workflow of any kind. */
export async function serversWithWorkflows(context: Context): Promise<DescribedServer[]> {
  const servers = await describedServers(context);
  return servers.filter(({ WorkflowDetails }) => WorkflowDetails !== undefined);
}
