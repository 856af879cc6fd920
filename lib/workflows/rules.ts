// What a workflow does, in words, and where it is used. Pure.

import type {
  DescribedServer,
  InputFileLocation,
  WorkflowStep,
  WorkflowStepType,
} from '@aws-sdk/client-transfer';
import { list } from '@/lib/format';
import { serverName } from '@/lib/servers/rules';

export const stepNames: Record<WorkflowStepType, string> = {
  COPY: 'Copy',
  TAG: 'Tag',
  DELETE: 'Delete',
  DECRYPT: 'Decrypt',
  CUSTOM: 'Call a function',
};

/** What each type is for, where one is chosen. */
export const stepPurposes: Record<WorkflowStepType, string> = {
  COPY: 'Puts a copy of the file into a bucket. S3 only.',
  TAG: 'Replaces the tags of the object. S3 only.',
  DELETE: 'Deletes the file.',
  DECRYPT: 'Opens a PGP file with the key in Secrets Manager.',
  CUSTOM: 'Calls a Lambda function and waits for its answer.',
};

export const stepTypes = Object.keys(stepNames) as WorkflowStepType[];

/** AWS's own limits, which cannot be raised. */
export const MOST_STEPS = 8;
export const USUAL_TIMEOUT_SECONDS = 60;

export const workflowHref = (environmentId: string, workflowId: string) =>
  `/e/${environmentId}/workflows/${workflowId}` as const;

/** Whatever its type, a step has the details of that type only. */
export function detailsOf(step: WorkflowStep): { Name?: string; SourceFileLocation?: string } {
  const { CopyStepDetails, TagStepDetails, DeleteStepDetails, DecryptStepDetails, CustomStepDetails } = step;
  return (
    CopyStepDetails ?? TagStepDetails ?? DeleteStepDetails ?? DecryptStepDetails ?? CustomStepDetails ?? {}
  );
}

export const ORIGINAL = `\${original.file}`;

/** One sentence without its full stop: "Copy the uploaded file to /archive/in/". */
export function stepSentence(step: WorkflowStep, isFirst: boolean): string {
  const fromUpload = isFirst || detailsOf(step).SourceFileLocation === ORIGINAL;
  const file = fromUpload ? 'the uploaded file' : 'the file of the step before';
  const { CopyStepDetails: copy, TagStepDetails: tag, DecryptStepDetails: pgp } = step;
  switch (step.Type) {
    case 'COPY':
      return `Copy ${file} to ${placeOf(copy?.DestinationFileLocation)}, ${whereThere(copy?.OverwriteExisting)}`;
    case 'DECRYPT':
      return `Decrypt ${file} into ${placeOf(pgp?.DestinationFileLocation)}, ${whereThere(pgp?.OverwriteExisting)}`;
    case 'TAG':
      return `Tag ${file} with ${list((tag?.Tags ?? []).map(({ Key, Value }) => `${Key}=${Value}`))}`;
    case 'DELETE':
      return `Delete ${file}`;
    case 'CUSTOM': {
      const { Target = '', TimeoutSeconds = USUAL_TIMEOUT_SECONDS } = step.CustomStepDetails ?? {};
      return `Call ${functionName(Target)} with ${file} and wait up to ${TimeoutSeconds} s for its answer`;
    }
    default:
      return 'A step of a type that the console does not know';
  }
}

function whereThere(overwrite: string | undefined): string {
  return overwrite === 'TRUE' ? 'replacing what is there' : 'unless there is one already';
}

export function placeOf(location: InputFileLocation | undefined): string {
  const { S3FileLocation: s3, EfsFileLocation: efs } = location ?? {};
  if (s3) return `/${s3.Bucket ?? ''}/${s3.Key ?? ''}`;
  return efs ? `${efs.FileSystemId ?? ''}:${efs.Path ?? ''}` : 'nowhere';
}

export function functionName(arn: string): string {
  return /:function:(.+)$/.exec(arn)?.[1] ?? arn;
}

/** "Decrypt, Copy, Delete" */
export function outline(steps: readonly WorkflowStep[] = []): string {
  return steps.map(({ Type }) => (Type ? stepNames[Type] : '?')).join(', ');
}

export type Trigger = 'OnUpload' | 'OnPartialUpload';

export const triggerNames: Record<Trigger, string> = {
  OnUpload: 'whole uploads',
  OnPartialUpload: 'uploads that broke off',
};

/** A server that runs a workflow. */
export interface Usage {
  ServerId: string;
  name: string | undefined;
  triggers: Trigger[];
  /** Without a log nobody learns how an execution went. */
  logs: boolean;
}

export function usageOf(server: DescribedServer, workflowId: string): Usage | undefined {
  const { OnUpload = [], OnPartialUpload = [] } = server.WorkflowDetails ?? {};
  const runs = (details: { WorkflowId?: string | undefined }[]) =>
    details.some(({ WorkflowId }) => WorkflowId === workflowId);
  const triggers: Trigger[] = [
    ...(runs(OnUpload) ? ['OnUpload' as const] : []),
    ...(runs(OnPartialUpload) ? ['OnPartialUpload' as const] : []),
  ];
  if (triggers.length === 0) return undefined;
  const logs = Boolean(server.StructuredLogDestinations?.length || server.LoggingRole);
  return { ServerId: server.ServerId ?? '', name: serverName(server.Tags), triggers, logs };
}

/** Why it cannot be deleted; undefined where it can. */
export function reasonAgainstDelete(usedBy: readonly Usage[]): string | undefined {
  if (usedBy.length === 0) return undefined;
  return `It runs on ${list(usedBy.map(({ name, ServerId }) => name ?? ServerId))}. Take it off there first.`;
}
