// Steps as the builder holds them, as the API takes them, and as JSON between the two. Pure.

import type { CreateWorkflowRequest, WorkflowStep, WorkflowStepType } from '@aws-sdk/client-transfer';
import { detailsOf, ORIGINAL, stepTypes } from './rules';
import type { CreateWorkflowForm, StepForm } from './schema';

export function newStep(Type: WorkflowStepType): StepForm {
  return {
    Type,
    Name: '',
    Source: 'previous',
    Place: 'S3',
    Bucket: '',
    Key: '',
    FileSystemId: '',
    Path: '',
    Overwrite: false,
    Tags: [{ Key: '', Value: '' }],
    Target: '',
    TimeoutSeconds: '',
  };
}

export function toStep(form: StepForm): WorkflowStep {
  const common = {
    ...(form.Name && { Name: form.Name }),
    ...(form.Source === 'original' && { SourceFileLocation: ORIGINAL }),
  };
  const overwrite = { OverwriteExisting: form.Overwrite ? ('TRUE' as const) : ('FALSE' as const) };
  switch (form.Type) {
    case 'COPY':
      return {
        Type: 'COPY',
        CopyStepDetails: { ...common, DestinationFileLocation: destination(form, 'S3'), ...overwrite },
      };
    case 'DECRYPT': {
      const DestinationFileLocation = destination(form, form.Place);
      const DecryptStepDetails = { ...common, Type: 'PGP' as const, DestinationFileLocation, ...overwrite };
      return { Type: 'DECRYPT', DecryptStepDetails };
    }
    case 'TAG': {
      const Tags = form.Tags.filter(({ Key, Value }) => Key || Value);
      return { Type: 'TAG', TagStepDetails: { ...common, Tags } };
    }
    case 'DELETE':
      return { Type: 'DELETE', DeleteStepDetails: common };
    case 'CUSTOM': {
      const { Target, TimeoutSeconds } = form;
      const timeout = TimeoutSeconds ? { TimeoutSeconds: Number(TimeoutSeconds) } : {};
      return { Type: 'CUSTOM', CustomStepDetails: { ...common, Target, ...timeout } };
    }
  }
}

function destination({ Bucket, Key, FileSystemId, Path }: StepForm, place: 'S3' | 'EFS') {
  if (place === 'S3') return { S3FileLocation: { Bucket, Key } };
  return { EfsFileLocation: { FileSystemId, Path } };
}

export function fromStep(step: WorkflowStep): StepForm {
  const form = newStep(step.Type ?? 'COPY');
  const { Name = '', SourceFileLocation } = detailsOf(step);
  const writing = step.CopyStepDetails ?? step.DecryptStepDetails;
  const { S3FileLocation: s3, EfsFileLocation: efs } = writing?.DestinationFileLocation ?? {};
  const { Target = '', TimeoutSeconds } = step.CustomStepDetails ?? {};
  return {
    ...form,
    Name,
    Source: SourceFileLocation === ORIGINAL ? 'original' : 'previous',
    Place: efs ? 'EFS' : 'S3',
    Bucket: s3?.Bucket ?? '',
    Key: s3?.Key ?? '',
    FileSystemId: efs?.FileSystemId ?? '',
    Path: efs?.Path ?? '',
    Overwrite: writing?.OverwriteExisting === 'TRUE',
    Tags: (step.TagStepDetails?.Tags ?? form.Tags).map(({ Key = '', Value = '' }) => ({ Key, Value })),
    Target,
    TimeoutSeconds: TimeoutSeconds === undefined ? '' : String(TimeoutSeconds),
  };
}

type Definition = Pick<CreateWorkflowForm, 'Description' | 'Steps' | 'OnExceptionSteps'>;

/** The request of CreateWorkflow without its tags; what was left empty is left out. */
export function toDefinition({ Description, Steps, OnExceptionSteps }: Definition): CreateWorkflowRequest {
  return {
    ...(Description && { Description }),
    Steps: Steps.map(toStep),
    ...(OnExceptionSteps.length > 0 && { OnExceptionSteps: OnExceptionSteps.map(toStep) }),
  };
}

export function definitionText(definition: Definition): string {
  return JSON.stringify(toDefinition(definition), null, 2);
}

/** The values that a text means, or one sentence on why it means none. Nothing of it is dropped in silence. */
export function readDefinition(text: string): { values: Definition } | { problem: string } {
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch {
    return { problem: 'This is no valid JSON.' };
  }
  if (!isObject(parsed)) return { problem: 'A workflow is an object with Steps in it.' };
  const { Description = '', Steps = [], OnExceptionSteps = [], ...rest } = parsed;
  const [unknown] = Object.keys(rest);
  if (unknown !== undefined) return { problem: `${unknown} is no part of a workflow's definition.` };
  if (typeof Description !== 'string') return { problem: 'Description must be a text.' };
  const nominal = readSteps('Steps', Steps);
  if ('problem' in nominal) return nominal;
  const exceptions = readSteps('OnExceptionSteps', OnExceptionSteps);
  if ('problem' in exceptions) return exceptions;
  return { values: { Description, Steps: nominal.steps, OnExceptionSteps: exceptions.steps } };
}

function readSteps(list: string, value: unknown): { steps: StepForm[] } | { problem: string } {
  if (!Array.isArray(value)) return { problem: `${list} must be a list.` };
  const steps: StepForm[] = [];
  for (const [index, one] of value.entries()) {
    const place = `${list}, step ${index + 1}`;
    if (!isObject(one) || !stepTypes.some((type) => type === one.Type)) {
      return { problem: `${place}: Type must be one of ${stepTypes.join(', ')}.` };
    }
    let form: StepForm;
    try {
      form = fromStep(one as WorkflowStep);
    } catch {
      return { problem: `${place} is not built as AWS has it.` };
    }
    const lost = firstDifference(one, toStep(form));
    if (lost) return { problem: `${place}: ${lost} is not understood.` };
    steps.push(form);
  }
  return { steps };
}

/** The first member that the builder would not give back as it came; what it adds are AWS's defaults. */
function firstDifference(given: unknown, kept: unknown, path = ''): string | undefined {
  if (given === undefined || isDefault(path, given)) return undefined;
  if (Array.isArray(given)) {
    const other = Array.isArray(kept) ? kept : [];
    if (given.length !== other.length) return path || 'it';
    for (const [index, item] of given.entries()) {
      const lost = firstDifference(item, other[index], `${path}.${index + 1}`);
      if (lost) return lost;
    }
    return undefined;
  }
  if (isObject(given)) {
    const other = isObject(kept) ? kept : {};
    for (const [name, value] of Object.entries(given)) {
      const lost = firstDifference(value, other[name], path ? `${path}.${name}` : name);
      if (lost) return lost;
    }
    return isObject(kept) ? undefined : path;
  }
  return given === kept ? undefined : path || 'it';
}

function isDefault(path: string, value: unknown): boolean {
  return (
    (path.endsWith('SourceFileLocation') && value === `\${previous.file}`) ||
    (path.endsWith('Name') && value === '')
  );
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
