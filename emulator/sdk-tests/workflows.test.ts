import {
  CreateServerCommand,
  CreateWorkflowCommand,
  type CreateWorkflowCommandInput,
  DeleteWorkflowCommand,
  DescribeExecutionCommand,
  DescribeServerCommand,
  DescribeWorkflowCommand,
  ListExecutionsCommand,
  ListTagsForResourceCommand,
  ListWorkflowsCommand,
  paginateListWorkflows,
  SendWorkflowStepStateCommand,
  TagResourceCommand,
  type TransferClient,
  UntagResourceCommand,
  UpdateServerCommand,
  type WorkflowStep,
} from '@aws-sdk/client-transfer';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import {
  type Emulator,
  invalidRequest,
  refusal,
  startEmulator,
  temporaryFolder,
  transferClient,
} from './harness';

const folder = temporaryFolder();
const ExecutionRole = 'arn:aws:iam::123456789012:role/workflow';
const unknownWorkflow = { name: 'ResourceNotFoundException', message: 'Unknown workflow', status: 404 };
const nobody = 'w-0123456789abcdef0';
const ExecutionId = '01234567-89ab-cdef-0123-456789abcdef';
let emulator: Emulator;
let client: TransferClient;

beforeAll(async () => {
  emulator = await startEmulator({ dataDir: folder.path });
  client = transferClient(emulator.endpoint);
});
afterEach(async () => {
  const { Workflows = [] } = await client.send(new ListWorkflowsCommand({}));
  for (const { WorkflowId = '' } of Workflows) await client.send(new DeleteWorkflowCommand({ WorkflowId }));
});
afterAll(async () => {
  await emulator.stop();
  folder.remove();
});

const S3FileLocation = { Bucket: 'box', Key: 'kept/' };
const target = 'arn:aws:lambda:us-east-1:123456789012:function:check';
const copy: WorkflowStep = {
  Type: 'COPY',
  CopyStepDetails: { Name: 'Keep_it-1', DestinationFileLocation: { S3FileLocation } },
};
const remove: WorkflowStep = { Type: 'DELETE', DeleteStepDetails: {} };
const custom = (Target = target): WorkflowStep => ({ Type: 'CUSTOM', CustomStepDetails: { Target } });

const create = async (input: Partial<CreateWorkflowCommandInput> = {}) =>
  (await client.send(new CreateWorkflowCommand({ Steps: [copy], ...input }))).WorkflowId ?? '';
const show = async (WorkflowId: string) =>
  (await client.send(new DescribeWorkflowCommand({ WorkflowId }))).Workflow;
const refused = (Steps: WorkflowStep[]) => refusal(create({ Steps }));

describe('a workflow', () => {
  test('is described as it was made, steps of every type among it', async () => {
    const Steps: WorkflowStep[] = [
      copy,
      {
        Type: 'DECRYPT',
        DecryptStepDetails: {
          Type: 'PGP',
          OverwriteExisting: 'TRUE',
          SourceFileLocation: `\${original.file}`,
          DestinationFileLocation: {
            EfsFileLocation: { FileSystemId: 'fs-0123456789abcdef0', Path: '/open/' },
          },
        },
      },
      { Type: 'TAG', TagStepDetails: { Tags: [{ Key: 'state', Value: '' }] } },
      { Type: 'CUSTOM', CustomStepDetails: { Target: target, TimeoutSeconds: 1800 } },
      remove,
    ];
    const Tags = [{ Key: 'team', Value: 'edi' }];
    const WorkflowId = await create({
      Steps,
      OnExceptionSteps: [custom()],
      Description: 'Incoming orders',
      Tags,
    });
    expect(WorkflowId).toMatch(/^w-[a-z0-9]{17}$/);
    expect(await show(WorkflowId)).toEqual({
      Arn: `arn:aws:transfer:us-east-1:123456789012:workflow/${WorkflowId}`,
      WorkflowId,
      Description: 'Incoming orders',
      Steps,
      OnExceptionSteps: [custom()],
      Tags,
    });
  });

  test('gets nothing that was not asked for', async () => {
    const WorkflowId = await create({ Steps: [] });
    expect(await show(WorkflowId)).toEqual({
      Arn: expect.stringContaining(WorkflowId),
      WorkflowId,
      Steps: [],
      Tags: [],
    });
  });

  test('carries tags, which can be added and taken off', async () => {
    const { Arn = '' } = (await show(await create())) ?? {};
    await client.send(new TagResourceCommand({ Arn, Tags: [{ Key: 'a', Value: '1' }] }));
    expect((await client.send(new ListTagsForResourceCommand({ Arn }))).Tags).toEqual([
      { Key: 'a', Value: '1' },
    ]);
    await client.send(new UntagResourceCommand({ Arn, TagKeys: ['a'] }));
    expect((await client.send(new ListTagsForResourceCommand({ Arn }))).Tags).toEqual([]);
  });

  test('made twice is two workflows', async () => {
    expect(await create()).not.toBe(await create());
  });

  test('is unknown after it was deleted, and in other Regions', async () => {
    const WorkflowId = await create();
    const elsewhere = transferClient(emulator.endpoint, { region: 'eu-west-1' });
    const about = { ...unknownWorkflow, Resource: WorkflowId, ResourceType: 'Workflow' };
    expect(await refusal(elsewhere.send(new DescribeWorkflowCommand({ WorkflowId })))).toMatchObject({
      message: about.message,
    });
    await client.send(new DeleteWorkflowCommand({ WorkflowId }));
    expect(await refusal(show(WorkflowId))).toMatchObject({ message: about.message, Resource: WorkflowId });
    expect(await refusal(client.send(new DeleteWorkflowCommand({ WorkflowId })))).toMatchObject({
      name: 'ResourceNotFoundException',
      ResourceType: 'Workflow',
    });
  });

  test('beyond the tenth of a Region is refused', async () => {
    for (let count = 0; count < 10; count += 1) await create();
    expect(await refusal(create())).toEqual(invalidRequest('Limit exceeded: 10 workflows'));
  });
});

describe('a list of workflows', () => {
  test('has three members of each, by id', async () => {
    const ids = [await create({ Description: 'one' }), await create()].sort();
    const { Workflows = [], NextToken } = await client.send(new ListWorkflowsCommand({}));
    expect(NextToken).toBeUndefined();
    expect(Workflows.map(({ WorkflowId }) => WorkflowId)).toEqual(ids);
    const one = Workflows.find(({ Description }) => Description === 'one');
    expect(Object.keys(one ?? {}).sort()).toEqual(['Arn', 'Description', 'WorkflowId']);
  });

  test.each([1, 2, 3, 1000])('in pages of %i holds every one once', async (pageSize) => {
    const ids = [await create(), await create(), await create()].sort();
    const seen: (string | undefined)[] = [];
    for await (const page of paginateListWorkflows({ client, pageSize }, {})) {
      expect(page.Workflows?.length).toBeLessThanOrEqual(pageSize);
      seen.push(...(page.Workflows ?? []).map(({ WorkflowId }) => WorkflowId));
    }
    expect(seen).toEqual(ids);
  });

  test('refuses a token that it did not give', async () => {
    expect(await refusal(client.send(new ListWorkflowsCommand({ NextToken: 'AAAA' })))).toMatchObject({
      name: 'InvalidNextTokenException',
    });
  });
});

describe('a step is refused', () => {
  const place = 'Steps.1';
  const cases: [string, WorkflowStep, string][] = [
    ['without a type', { DeleteStepDetails: {} }, `${place}: Type must be specified`],
    ['without details', { Type: 'COPY' }, `${place}: CopyStepDetails must be specified for Type: COPY`],
    [
      'with the details of another type',
      { ...remove, TagStepDetails: { Tags: [{ Key: 'a', Value: 'b' }] } },
      `${place}: TagStepDetails is not supported for Type: DELETE`,
    ],
    [
      'that copies nowhere',
      { Type: 'COPY', CopyStepDetails: {} },
      `${place}: DestinationFileLocation must have one of S3FileLocation and EfsFileLocation`,
    ],
    [
      'that copies to EFS',
      {
        Type: 'COPY',
        CopyStepDetails: {
          DestinationFileLocation: { EfsFileLocation: { FileSystemId: 'fs-0123456789abcdef0', Path: '/' } },
        },
      },
      `${place}: the destination of a COPY step must be on S3`,
    ],
    [
      'that copies to no bucket',
      { Type: 'COPY', CopyStepDetails: { DestinationFileLocation: { S3FileLocation: { Key: 'a' } } } },
      `${place}: Bucket must be specified for S3FileLocation`,
    ],
    [
      'that decrypts to S3 and EFS at once',
      {
        Type: 'DECRYPT',
        DecryptStepDetails: {
          Type: 'PGP',
          DestinationFileLocation: {
            S3FileLocation,
            EfsFileLocation: { FileSystemId: 'fs-0123456789abcdef0', Path: '/' },
          },
        },
      },
      `${place}: DestinationFileLocation must have one of S3FileLocation and EfsFileLocation`,
    ],
    [
      'that decrypts to no path',
      {
        Type: 'DECRYPT',
        DecryptStepDetails: {
          Type: 'PGP',
          DestinationFileLocation: { EfsFileLocation: { FileSystemId: 'fs-0123456789abcdef0' } },
        },
      },
      `${place}: FileSystemId and Path must be specified for EfsFileLocation`,
    ],
    [
      'that puts no tags',
      { Type: 'TAG', TagStepDetails: {} },
      `${place}: Tags must be specified for Type: TAG`,
    ],
    [
      'that puts a tag twice',
      {
        Type: 'TAG',
        TagStepDetails: {
          Tags: [
            { Key: 'a', Value: '1' },
            { Key: 'a', Value: '2' },
          ],
        },
      },
      `${place}: Tags must not contain duplicate keys`,
    ],
    [
      'that calls nothing',
      { Type: 'CUSTOM', CustomStepDetails: {} },
      `${place}: Target must be specified for Type: CUSTOM`,
    ],
    [
      'whose source is another than the two',
      { Type: 'DELETE', DeleteStepDetails: { SourceFileLocation: `\${any.file}` } },
      `${place}: SourceFileLocation must be \${previous.file} or \${original.file}`,
    ],
  ];
  test.each(cases)('%s', async (_what, step, message) => {
    expect(await refused([step])).toEqual(invalidRequest(message));
  });

  test('among the exception steps as well, and named by its place', async () => {
    expect(await refusal(create({ OnExceptionSteps: [remove, { Type: 'TAG' }] }))).toEqual(
      invalidRequest('OnExceptionSteps.2: TagStepDetails must be specified for Type: TAG'),
    );
  });

  test.each([target.replace('us-east-1', 'eu-west-1'), target.replace('123456789012', '210987654321')])(
    'where its function is %s',
    async (arn) => {
      expect(await refused([custom(arn)])).toEqual(
        invalidRequest('Steps.1: Target must be a Lambda function of the same account and Region'),
      );
    },
  );
});

test.each<[string, Partial<CreateWorkflowCommandInput>, string]>([
  ['a ninth step', { Steps: Array(9).fill(remove) }, "'steps' failed to satisfy constraint"],
  ['a ninth exception step', { OnExceptionSteps: Array(9).fill(remove) }, "'onExceptionSteps' failed"],
  ['a description with a dot', { Description: 'v1.0' }, "'description' failed"],
  [
    'a name with a space',
    { Steps: [{ Type: 'DELETE', DeleteStepDetails: { Name: 'a b' } }] },
    "'steps.1.member.deleteStepDetails.name' failed",
  ],
  [
    'a time out of more than half an hour',
    { Steps: [{ Type: 'CUSTOM', CustomStepDetails: { Target: target, TimeoutSeconds: 1801 } }] },
    'less than or equal to 1800',
  ],
  [
    'an eleventh tag',
    {
      Steps: [
        {
          Type: 'TAG',
          TagStepDetails: {
            Tags: Array.from({ length: 11 }, (_, index) => ({ Key: `k${index}`, Value: '' })),
          },
        },
      ],
    },
    'less than or equal to 10',
  ],
])('%s is refused in the words of the service', async (_what, input, text) => {
  expect(await refusal(create(input))).toMatchObject({
    name: 'ValidationException',
    message: expect.stringContaining(text),
  });
});

test('required members are asked for', async () => {
  const missing = (call: Promise<unknown>) => refusal(call);
  expect(await missing(client.send(new CreateWorkflowCommand({} as never)))).toMatchObject({
    message: expect.stringContaining("'steps'"),
  });
  for (const member of ['workflowId', 'executionId', 'token', 'status']) {
    const answer = await missing(client.send(new SendWorkflowStepStateCommand({} as never)));
    expect(answer.message).toContain(`'${member}'`);
  }
  for (const member of ['workflowId', 'executionId']) {
    const answer = await missing(client.send(new DescribeExecutionCommand({} as never)));
    expect(answer.message).toContain(`'${member}'`);
  }
});

describe('a server', () => {
  test('keeps its workflows until it is given an empty list, and one in use cannot be deleted', async () => {
    const [WorkflowId, other] = [await create(), await create()];
    const OnUpload = [{ WorkflowId, ExecutionRole }];
    const OnPartialUpload = [{ WorkflowId: other, ExecutionRole }];
    const command = new CreateServerCommand({ WorkflowDetails: { OnUpload, OnPartialUpload } });
    const { ServerId = '' } = await client.send(command);
    const inUse = invalidRequest(`Workflow is still in use by server ${ServerId}`);
    for (const id of [WorkflowId, other]) {
      expect(await refusal(client.send(new DeleteWorkflowCommand({ WorkflowId: id })))).toEqual(inUse);
    }
    await client.send(new UpdateServerCommand({ ServerId, WorkflowDetails: { OnUpload: [] } }));
    const { Server } = await client.send(new DescribeServerCommand({ ServerId }));
    expect(Server?.WorkflowDetails).toEqual({ OnUpload: [], OnPartialUpload });
    await client.send(new DeleteWorkflowCommand({ WorkflowId }));
    await client.send(new UpdateServerCommand({ ServerId, WorkflowDetails: { OnPartialUpload: [] } }));
  });

  test('takes no workflow that is not there', async () => {
    const OnUpload = [{ WorkflowId: nobody, ExecutionRole }];
    expect(
      await refusal(client.send(new CreateServerCommand({ WorkflowDetails: { OnUpload } }))),
    ).toMatchObject({
      name: 'ResourceNotFoundException',
      Resource: nobody,
      ResourceType: 'Workflow',
    });
  });
});

test('executions of a workflow that is not there are not listed, described or answered', async () => {
  const calls = [
    () => client.send(new ListExecutionsCommand({ WorkflowId: nobody })),
    () => client.send(new DescribeExecutionCommand({ WorkflowId: nobody, ExecutionId })),
    () =>
      client.send(
        new SendWorkflowStepStateCommand({ WorkflowId: nobody, ExecutionId, Token: 'x', Status: 'SUCCESS' }),
      ),
  ];
  for (const call of calls) {
    expect(await refusal(call())).toMatchObject({
      name: 'ResourceNotFoundException',
      ResourceType: 'Workflow',
    });
  }
});

test('an execution that is not there is unknown', async () => {
  const WorkflowId = await create();
  expect((await client.send(new ListExecutionsCommand({ WorkflowId }))).Executions).toEqual([]);
  const call = client.send(new DescribeExecutionCommand({ WorkflowId, ExecutionId }));
  expect(await refusal(call)).toMatchObject({
    name: 'ResourceNotFoundException',
    message: 'Unknown execution',
    Resource: ExecutionId,
    ResourceType: 'Execution',
  });
});
