// Reads about workflows: what each does, which servers run it, and how its executions went.

import 'server-only';
import type { DescribedWorkflow } from '@aws-sdk/client-transfer';
import { z } from 'zod';
import { pageToken } from '@/lib/fields/leaves';
import type { TransferError } from '@/lib/transfer/errors';
import { defineRead } from '@/lib/transfer/read';
import { describedWorkflows, describeWorkflowCached, serversWithWorkflows } from './describe-cache';
import type { Execution } from './execution-rules';
import { findExecutions } from './executions-store';
import { followExecutions } from './follow-executions';
import { type Usage, usageOf } from './rules';
import { workflowId } from './schema';

const PAGE_SIZE = 50;

export interface WorkflowDetail extends DescribedWorkflow {
  WorkflowId: string;
  usedBy: Usage[];
}

function withUsage(workflow: DescribedWorkflow, servers: Parameters<typeof usageOf>[0][]): WorkflowDetail {
  const { WorkflowId = '' } = workflow;
  const usedBy = servers.map((server) => usageOf(server, WorkflowId)).filter((usage) => usage !== undefined);
  return { ...workflow, WorkflowId, usedBy };
}

/** One call for each list and one for each workflow and server, five at a time and remembered for some seconds. */
export const listWorkflows = defineRead({
  permission: 'ListWorkflows',
  input: z.object({}),
  run: async (context): Promise<WorkflowDetail[]> => {
    const [workflows, servers] = await Promise.all([
      describedWorkflows(context),
      serversWithWorkflows(context),
    ]);
    return workflows.map((workflow) => withUsage(workflow, servers));
  },
});

export const describeWorkflow = defineRead({
  permission: 'DescribeWorkflow',
  input: z.object({ workflowId }),
  run: async (context, input): Promise<WorkflowDetail> => {
    const [workflow, servers] = await Promise.all([
      describeWorkflowCached(context, input.workflowId),
      serversWithWorkflows(context),
    ]);
    return withUsage(workflow, servers);
  },
});

export interface ExecutionsPage {
  Executions: Execution[];
  problem?: TransferError;
  NextToken?: string;
}

/** The first page asks AWS for what is new; the others are the console's own memory. */
export const listExecutions = defineRead({
  permission: 'ListExecutions',
  input: z.object({ workflowId, NextToken: pageToken }),
  run: async (context, input): Promise<ExecutionsPage> => {
    const where = { environment: context.environment.id, workflowId: input.workflowId };
    const [at, executionId] = input.NextToken?.split('/') ?? [];
    const after = executionId === undefined ? undefined : { at: Number(at), executionId };
    const { unlogged, problem } = after
      ? { unlogged: [], problem: undefined }
      : await followExecutions(context, input.workflowId, await serversOf(context, input.workflowId));
    const found = await findExecutions(where, { after, limit: PAGE_SIZE + 1 });
    const live = new Map(unlogged.map((one) => [one.executionId, one]));
    const Executions = found.slice(0, PAGE_SIZE).map((one) => {
      const now = live.get(one.executionId);
      return now ? { ...now, startedAt: one.startedAt } : one;
    });
    const last = found.length > PAGE_SIZE ? Executions.at(-1) : undefined;
    return {
      Executions,
      ...(problem && { problem }),
      ...(last && { NextToken: `${last.startedAt}/${last.executionId}` }),
    };
  },
});

async function serversOf(context: Parameters<typeof serversWithWorkflows>[0], id: string) {
  const servers = await serversWithWorkflows(context);
  return servers.filter((server) => usageOf(server, id));
}
