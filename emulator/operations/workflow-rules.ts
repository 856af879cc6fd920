// Which steps a workflow may have: each of one type, with the details of that type and what they need.

import type { InputFileLocation, WorkflowStep } from '@aws-sdk/client-transfer';
import { InvalidRequestException } from '../wire/errors';
import type { Wire } from '../wire/wire-shape';
import type { Context } from './operation';

const detailsOf = {
  COPY: 'CopyStepDetails',
  CUSTOM: 'CustomStepDetails',
  DECRYPT: 'DecryptStepDetails',
  DELETE: 'DeleteStepDetails',
  TAG: 'TagStepDetails',
} as const;
/** API reference, CopyStepDetails: the two values of SourceFileLocation. */
const sources = [`\${previous.file}`, `\${original.file}`];

export function checkSteps(
  list: 'Steps' | 'OnExceptionSteps',
  steps: Wire<WorkflowStep>[],
  context: Context,
) {
  for (const [index, step] of steps.entries()) checkStep(`${list}.${index + 1}`, step, context);
}

function checkStep(place: string, step: Wire<WorkflowStep>, context: Context): void {
  if (!step.Type) refuse(`${place}: Type must be specified`);
  const own = detailsOf[step.Type];
  for (const member of Object.values(detailsOf)) {
    if (member !== own && step[member]) refuse(`${place}: ${member} is not supported for Type: ${step.Type}`);
  }
  const details = step[own];
  if (!details) refuse(`${place}: ${own} must be specified for Type: ${step.Type}`);
  const source = details.SourceFileLocation;
  if (source !== undefined && !sources.includes(source)) {
    refuse(`${place}: SourceFileLocation must be ${sources.join(' or ')}`);
  }
  checkCopy(place, step);
  checkTag(place, step);
  checkCustom(place, step, context);
  if (step.Type === 'DECRYPT') checkDestination(place, step.DecryptStepDetails?.DestinationFileLocation);
}

function checkCopy(place: string, { Type, CopyStepDetails }: Wire<WorkflowStep>): void {
  if (Type !== 'COPY') return;
  const destination = CopyStepDetails?.DestinationFileLocation;
  if (destination?.EfsFileLocation) refuse(`${place}: the destination of a COPY step must be on S3`);
  checkDestination(place, destination);
}

function checkTag(place: string, { Type, TagStepDetails }: Wire<WorkflowStep>): void {
  if (Type !== 'TAG') return;
  const keys = TagStepDetails?.Tags?.map(({ Key }) => Key) ?? [];
  if (keys.length === 0) refuse(`${place}: Tags must be specified for Type: TAG`);
  if (new Set(keys).size !== keys.length) refuse(`${place}: Tags must not contain duplicate keys`);
}

function checkCustom(place: string, { Type, CustomStepDetails }: Wire<WorkflowStep>, context: Context): void {
  if (Type !== 'CUSTOM') return;
  const target = CustomStepDetails?.Target;
  if (!target) refuse(`${place}: Target must be specified for Type: CUSTOM`);
  const [, region, account] = /^arn:[a-z-]+:lambda:([\w-]*):(\d*):function:.+$/.exec(target) ?? [];
  if (region !== context.region || account !== context.accountId) {
    refuse(`${place}: Target must be a Lambda function of the same account and Region`);
  }
}

function checkDestination(place: string, destination: Wire<InputFileLocation> | undefined): void {
  const { S3FileLocation: s3, EfsFileLocation: efs } = destination ?? {};
  if (!s3 === !efs)
    refuse(`${place}: DestinationFileLocation must have one of S3FileLocation and EfsFileLocation`);
  if (s3 && !s3.Bucket) refuse(`${place}: Bucket must be specified for S3FileLocation`);
  if (efs && !(efs.FileSystemId && efs.Path)) {
    refuse(`${place}: FileSystemId and Path must be specified for EfsFileLocation`);
  }
}

function refuse(message: string): never {
  throw new InvalidRequestException(message);
}
