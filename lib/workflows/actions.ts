'use server';
// Writes about workflows.

import {
  CreateWorkflowCommand,
  DeleteWorkflowCommand,
  DescribeServerCommand,
  SendWorkflowStepStateCommand,
  UpdateServerCommand,
  type WorkflowDetail,
} from '@aws-sdk/client-transfer';
import { forgetDescribed } from '@/lib/servers/describe-cache';
import { defineAction } from '@/lib/transfer/action';
import type { Send } from '@/lib/transfer/client';
import { forgetWorkflow } from './describe-cache';
import { createWorkflowSchema, reportStepSchema, swapWorkflowSchema, workflowRefSchema } from './schema';
import { toDefinition } from './step-rules';

export const createWorkflow = defineAction({
  permission: 'CreateWorkflow',
  input: createWorkflowSchema,
  target: ({ Description }) => Description,
  run: async ({ send }, { Tags, ...values }) => {
    const tags = Tags.length > 0 ? { Tags } : {};
    const { WorkflowId } = await send(new CreateWorkflowCommand({ ...toDefinition(values), ...tags }));
    return { workflowId: WorkflowId ?? '' };
  },
  createdTarget: ({ workflowId }) => workflowId,
});

export const deleteWorkflow = defineAction({
  permission: 'DeleteWorkflow',
  input: workflowRefSchema,
  target: ({ WorkflowId }) => WorkflowId,
  run: async ({ send, environment }, { WorkflowId }) => {
    await send(new DeleteWorkflowCommand({ WorkflowId }));
    forgetWorkflow(environment.id, WorkflowId);
  },
});

async function describe({ send }: { send: Send }, { ServerId }: { ServerId: string }) {
  const { Server } = await send(new DescribeServerCommand({ ServerId }));
  if (!Server) throw new Error('DescribeServer answered without a server.');
  return { WorkflowDetails: Server.WorkflowDetails ?? {} };
}

type Attached = Awaited<ReturnType<typeof describe>>;

/** Both lists, so that nothing of them depends on what AWS makes of one that is left out. */
function swapped({ From, To }: { From: string; To: string }, { WorkflowDetails }: Attached) {
  const swap = (details: WorkflowDetail[] = []) =>
    details.map((one) => (one.WorkflowId === From ? { ...one, WorkflowId: To } : one));
  const { OnUpload, OnPartialUpload } = WorkflowDetails;
  return { WorkflowDetails: { OnUpload: swap(OnUpload), OnPartialUpload: swap(OnPartialUpload) } };
}

/** Wherever the server runs the one, it then runs the other, with the same role. */
export const swapWorkflow = defineAction({
  permission: 'UpdateServer',
  input: swapWorkflowSchema,
  target: ({ ServerId }) => ServerId,
  before: describe,
  after: swapped,
  run: async ({ send, environment }, values, before) => {
    const present = before ?? (await describe({ send }, values));
    const { ServerId } = values;
    await send(new UpdateServerCommand({ ServerId, ...swapped(values, present) }));
    forgetDescribed(environment.id, ServerId);
  },
});

/** For a function that did its work and failed to say so. */
export const reportStep = defineAction({
  permission: 'SendWorkflowStepState',
  input: reportStepSchema,
  target: ({ WorkflowId, ExecutionId }) => `${WorkflowId}/${ExecutionId}`,
  run: async ({ send }, input) => {
    await send(new SendWorkflowStepStateCommand(input));
  },
});
