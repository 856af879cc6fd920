// What people may ask of workflows: values of the builder, and of what is done to a workflow.

import { z } from 'zod';
import { serverId, shaped } from '@/lib/fields/leaves';
import { tagsSchema } from '@/lib/tags/schema';
import * as shapes from '@/lib/transfer-model/constraints.gen';
import { CustomStepStatus, WorkflowStepType } from '@/lib/transfer-model/enums.gen';
import { MOST_STEPS } from './rules';

export const workflowId = shaped(shapes.WorkflowId, 'A workflow id looks like w-0123456789abcdef0.');
const executionId = shaped(shapes.ExecutionId, 'An execution id is a UUID.');

export const workflowRefSchema = z.object({ WorkflowId: workflowId });
export type WorkflowRef = z.output<typeof workflowRefSchema>;

/** All that a step of any type may have; each type looks at its own. */
const step = z
  .object({
    Type: z.enum(WorkflowStepType),
    Name: shaped(shapes.WorkflowStepName, 'Use at most 30 letters, digits, _ and -.'),
    Source: z.enum(['previous', 'original']),
    Place: z.enum(['S3', 'EFS']),
    Bucket: z.string().trim(),
    Key: z.string().max(shapes.S3Key.max, 'A key has at most 1,024 characters.'),
    FileSystemId: z.string().trim(),
    Path: z.string().max(1024, 'Keep the path under 1,024 characters.'),
    Overwrite: z.boolean(),
    Tags: z.array(z.object({ Key: z.string().trim(), Value: z.string().trim() })),
    Target: z.string().trim(),
    TimeoutSeconds: z.string().trim(),
  })
  .superRefine((values, context) => {
    for (const [path, message] of problemsOf(values)) context.addIssue({ code: 'custom', path, message });
  });
export type StepForm = z.input<typeof step>;

type Problem = [path: (string | number)[], message: string];

function problemsOf(values: StepForm): Problem[] {
  switch (values.Type) {
    case 'COPY':
      return bucketProblems(values);
    case 'DECRYPT':
      return values.Place === 'S3' ? bucketProblems(values) : fileSystemProblems(values);
    case 'TAG':
      return tagProblems(values);
    case 'CUSTOM':
      return functionProblems(values);
    default:
      return [];
  }
}

const fits = (shape: { min: number; max: number; pattern?: string }, text: string) =>
  shaped(shape, '').safeParse(text).success;

function bucketProblems({ Bucket }: StepForm): Problem[] {
  if (fits(shapes.S3Bucket, Bucket)) return [];
  return [[['Bucket'], 'Enter the name of a bucket, such as partner-inbox.']];
}

function fileSystemProblems({ FileSystemId, Path }: StepForm): Problem[] {
  const problems: Problem[] = [];
  if (!FileSystemId || !fits(shapes.EfsFileSystemId, FileSystemId)) {
    problems.push([['FileSystemId'], 'A file system id looks like fs-0123456789abcdef0.']);
  }
  if (!Path) problems.push([['Path'], 'Enter a path, such as /decrypted/.']);
  return problems;
}

function tagProblems({ Tags }: StepForm): Problem[] {
  const filled = Tags.filter(({ Key, Value }) => Key || Value);
  if (filled.length === 0) return [[['Tags'], 'Add at least one tag.']];
  if (filled.length > 10) return [[['Tags'], 'An object has at most 10 tags.']];
  if (new Set(filled.map(({ Key }) => Key)).size < filled.length) {
    return [[['Tags'], 'Each key may be there only once.']];
  }
  const wrong = filled.find(
    ({ Key, Value }) => !fits(shapes.S3TagKey, Key) || !fits(shapes.S3TagValue, Value),
  );
  return wrong ? [[['Tags'], 'Tags take letters, digits, spaces and _ . : / = + - @.']] : [];
}

function functionProblems({ Target, TimeoutSeconds }: StepForm): Problem[] {
  const problems: Problem[] = [];
  if (!Target || !fits(shapes.CustomStepTarget, Target)) {
    problems.push([['Target'], 'Enter the ARN of a Lambda function of this account and Region.']);
  }
  const seconds = Number(TimeoutSeconds);
  if (TimeoutSeconds && !(Number.isInteger(seconds) && seconds >= 1 && seconds <= 1800)) {
    problems.push([['TimeoutSeconds'], 'Enter whole seconds from 1 to 1800.']);
  }
  return problems;
}

const steps = z.array(step).max(MOST_STEPS, `AWS takes at most ${MOST_STEPS} steps.`);

export const createWorkflowSchema = z.object({
  Description: shaped(
    shapes.WorkflowDescription,
    'Use at most 256 letters, digits, spaces, _ and -; AWS takes no dots or commas here.',
  ),
  Steps: steps.min(1, 'Add at least one step.'),
  OnExceptionSteps: steps,
  Tags: tagsSchema,
});
export type CreateWorkflowForm = z.input<typeof createWorkflowSchema>;
export type CreateWorkflowValues = z.output<typeof createWorkflowSchema>;

/** Puts one workflow in the place of another on a server. */
export const swapWorkflowSchema = z.object({ ServerId: serverId, From: workflowId, To: workflowId });
export type SwapWorkflow = z.input<typeof swapWorkflowSchema>;

export const reportStepSchema = z.object({
  WorkflowId: workflowId,
  ExecutionId: executionId,
  Token: shaped(shapes.CallbackToken, 'The token of the step is missing.'),
  Status: z.enum(CustomStepStatus),
});
export type ReportStep = z.input<typeof reportStepSchema>;
