import type { WorkflowStep } from '@aws-sdk/client-transfer';
import { describe, expect, test } from 'vitest';
import { stepSentence } from './rules';
import { createWorkflowSchema, type StepForm } from './schema';
import { definitionText, fromStep, newStep, readDefinition, toStep } from './step-rules';

const s3 = { S3FileLocation: { Bucket: 'box', Key: 'in/' } };
const efs = { EfsFileLocation: { FileSystemId: 'fs-0123456789abcdef0', Path: '/in/' } };
const original = `\${original.file}`;
const steps: [string, WorkflowStep, string][] = [
  [
    'a copy',
    {
      Type: 'COPY',
      CopyStepDetails: { Name: 'keep', DestinationFileLocation: s3, OverwriteExisting: 'TRUE' },
    },
    'Copy the file of the step before to /box/in/, replacing what is there',
  ],
  [
    'a decryption',
    {
      Type: 'DECRYPT',
      DecryptStepDetails: {
        SourceFileLocation: original,
        Type: 'PGP',
        DestinationFileLocation: efs,
        OverwriteExisting: 'FALSE',
      },
    },
    'Decrypt the uploaded file into fs-0123456789abcdef0:/in/, unless there is one already',
  ],
  [
    'tags',
    {
      Type: 'TAG',
      TagStepDetails: {
        Tags: [
          { Key: 'a', Value: '1' },
          { Key: 'b', Value: '' },
        ],
      },
    },
    'Tag the file of the step before with a=1 and b=',
  ],
  [
    'a deletion',
    { Type: 'DELETE', DeleteStepDetails: { SourceFileLocation: original } },
    'Delete the uploaded file',
  ],
  [
    'a call',
    {
      Type: 'CUSTOM',
      CustomStepDetails: { Target: 'arn:aws:lambda:us-east-1:1:function:check', TimeoutSeconds: 30 },
    },
    'Call check with the file of the step before and wait up to 30 s for its answer',
  ],
];

describe('a step', () => {
  test.each(steps)(
    'goes through the builder and JSON unchanged, and is told in words: %s',
    (_what, step, told) => {
      expect(toStep(fromStep(step))).toEqual(step);
      const read = readDefinition(JSON.stringify({ Steps: [step] }));
      expect(read).toEqual({ values: { Description: '', Steps: [fromStep(step)], OnExceptionSteps: [] } });
      expect(stepSentence(step, false)).toBe(told);
    },
  );

  test('may say what is so anyway', () => {
    const step = { Type: 'DELETE', DeleteStepDetails: { Name: '', SourceFileLocation: `\${previous.file}` } };
    expect(readDefinition(JSON.stringify({ Steps: [step] }))).toHaveProperty('values');
  });
});

describe('JSON', () => {
  test.each([
    ['{', 'This is no valid JSON.'],
    ['[]', 'A workflow is an object with Steps in it.'],
    ['{"Steps":[],"Name":"x"}', 'Name is no part of a workflow’s definition.'],
    ['{"Steps":{}}', 'Steps must be a list.'],
    ['{"Steps":[{"Type":"MOVE"}]}', 'Steps, step 1: Type must be one of COPY, TAG, DELETE, DECRYPT, CUSTOM.'],
    [
      '{"Steps":[{"Type":"DELETE","DeleteStepDetails":{"Force":true}}]}',
      'Steps, step 1: DeleteStepDetails.Force is not understood.',
    ],
    [
      '{"Steps":[{"Type":"DELETE","DeleteStepDetails":{},"TagStepDetails":{"Tags":[]}}]}',
      'Steps, step 1: TagStepDetails is not understood.',
    ],
    ['{"Steps":[{"Type":"TAG","TagStepDetails":{"Tags":5}}]}', 'Steps, step 1 is not built as AWS has it.'],
    ['{"Steps":[],"OnExceptionSteps":[null]}', 'OnExceptionSteps, step 1: Type must be one of'],
  ])('of which something would be lost is refused with its place: %s', (text, problem) => {
    const read = readDefinition(text);
    expect('problem' in read && read.problem).toContain(problem.replace('’', "'"));
  });

  test('of the builder is the request, without what was left empty', () => {
    const values = { Description: '', Steps: [newStep('DELETE')], OnExceptionSteps: [] };
    expect(JSON.parse(definitionText(values))).toEqual({
      Steps: [{ Type: 'DELETE', DeleteStepDetails: {} }],
    });
  });
});

describe('the builder', () => {
  const problems = (Steps: StepForm[]) => {
    const parsed = createWorkflowSchema.safeParse({ Description: '', Steps, OnExceptionSteps: [], Tags: [] });
    return parsed.error?.issues.map(({ path, message }) => [path.join('.'), message]) ?? [];
  };

  test('asks each type for what it needs, and for nothing else', () => {
    const all = ['COPY', 'TAG', 'DELETE', 'DECRYPT', 'CUSTOM'] as const;
    expect(problems(all.map(newStep)).map(([path]) => path)).toEqual([
      'Steps.0.Bucket',
      'Steps.1.Tags',
      'Steps.3.Bucket',
      'Steps.4.Target',
    ]);
    expect(problems([{ ...newStep('DECRYPT'), Place: 'EFS' }]).map(([path]) => path)).toEqual([
      'Steps.0.FileSystemId',
      'Steps.0.Path',
    ]);
  });

  test.each(['0', '1801', '1.5', 'soon'])('takes no %s seconds for a function', (TimeoutSeconds) => {
    const Target = 'arn:aws:lambda:us-east-1:123456789012:function:check';
    expect(problems([{ ...newStep('CUSTOM'), Target, TimeoutSeconds }])).toHaveLength(1);
  });

  test('takes one to eight steps', () => {
    expect(problems([])).toEqual([['Steps', 'Add at least one step.']]);
    expect(problems(Array(9).fill(newStep('DELETE')))).toEqual([['Steps', 'AWS takes at most 8 steps.']]);
  });
});
