import {
  DescribeExecutionCommand,
  ListExecutionsCommand,
  paginateListExecutions,
  type WorkflowStep,
} from '@aws-sdk/client-transfer';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { invalidRequest, refusal } from './harness';
import {
  functionArn,
  type Login,
  patience,
  role,
  startWorld,
  unreachableArn,
  type World,
} from './workflow-world';

let world: World;
let login: Login;

beforeAll(async () => {
  world = await startWorld();
  login = await world.login();
});
afterAll(async () => {
  login.end();
  await world.close();
});

const custom = (TimeoutSeconds?: number, Target = functionArn): WorkflowStep => ({
  Type: 'CUSTOM',
  CustomStepDetails: { Name: 'check', Target, TimeoutSeconds },
});
const tag: WorkflowStep = { Type: 'TAG', TagStepDetails: { Tags: [{ Key: 'checked', Value: 'yes' }] } };
const errorsOf = (events: { type: string; details: { errorType?: string } }[]) =>
  events.filter(({ type }) => type === 'StepErrored').map(({ details }) => details.errorType);
const running = async (WorkflowId: string) =>
  (await world.client.send(new ListExecutionsCommand({ WorkflowId }))).Executions ?? [];

describe('the function of a custom step', () => {
  test('is told the file and the execution, and its success lets the next step begin', async () => {
    const workflow = await world.attach([custom(), tag]);
    await login.upload('/box/a.txt', 'x');
    const event = await world.nextCall();
    expect(event).toEqual({
      token: expect.stringMatching(/^\w{1,64}$/),
      serviceMetadata: {
        executionDetails: { workflowId: workflow, executionId: expect.any(String) },
        transferDetails: { sessionId: expect.any(String), userName: 'alice', serverId: world.serverId },
      },
      fileLocation: { domain: 'S3', bucket: 'box', key: 'a.txt', eTag: expect.any(String), versionId: null },
    });
    expect(await world.tags('a.txt')).toEqual({});
    await world.report(event, 'SUCCESS');
    const events = await world.ended(workflow);
    expect(events.map(({ type }) => type)).toEqual([
      ...['ExecutionStarted', 'StepStarted', 'CustomStepInvoked', 'StepCompleted'],
      ...['StepStarted', 'StepCompleted', 'ExecutionCompleted'],
    ]);
    expect(events[2]?.details).toMatchObject({ output: { token: event.token }, stepName: 'check' });
    expect(await world.tags('a.txt')).toEqual({ checked: 'yes' });
  });

  test('that reports a failure starts the exception steps', async () => {
    const workflow = await world.attach([custom()], { OnExceptionSteps: [tag] });
    await login.upload('/box/b.txt', 'x');
    await world.report(await world.nextCall(), 'FAILURE');
    const events = await world.ended(workflow);
    expect(errorsOf(events)).toEqual(['CUSTOM_STEP_FAILED']);
    expect(events.at(-1)?.type).toBe('ExecutionErrored');
    expect(await world.tags('b.txt')).toEqual({ checked: 'yes' });
  });

  test('that reports nothing in time has failed, and is not heard any more', async () => {
    const workflow = await world.attach([custom(1), custom()]);
    await login.upload('/box/c.txt', 'x');
    const event = await world.nextCall();
    expect(errorsOf(await world.ended(workflow))).toEqual(['TIMEOUT']);
    expect(await refusal(world.report(event, 'SUCCESS'))).toMatchObject({
      name: 'ResourceNotFoundException',
      message: 'Unknown execution',
      ResourceType: 'Execution',
    });
  });

  test('that is away reports nothing either', async () => {
    const workflow = await world.attach([custom(1, unreachableArn)]);
    await login.upload('/box/d.txt', 'x');
    expect(errorsOf(await world.ended(workflow))).toEqual(['TIMEOUT']);
  });

  test('for which nothing stands cannot be called', async () => {
    const workflow = await world.attach([custom(60, functionArn.replace('check', 'other'))]);
    await login.upload('/box/e.txt', 'x');
    expect(errorsOf(await world.ended(workflow))).toEqual(['NOT_FOUND']);
  });

  test('is heard once, for its own token and execution only', async () => {
    const workflow = await world.attach([custom(), custom()]);
    await login.upload('/box/f.txt', 'x');
    const first = await world.nextCall();
    const { executionId } = first.serviceMetadata.executionDetails;
    const waits = invalidRequest(`No step of execution ${executionId} waits for this token`);
    expect(await refusal(world.report(first, 'SUCCESS', 'made_up'))).toEqual(waits);
    await world.report(first, 'SUCCESS');
    const second = await world.nextCall();
    expect(second.token).not.toBe(first.token);
    expect(await refusal(world.report(first, 'SUCCESS'))).toEqual(waits);

    const other = await world.attach([custom()]);
    const details = { ...second.serviceMetadata, executionDetails: { workflowId: other, executionId } };
    expect(await refusal(world.report({ ...second, serviceMetadata: details }, 'SUCCESS'))).toMatchObject({
      message: 'Unknown execution',
    });
    await world.report(second, 'SUCCESS');
    await world.ended(workflow);
  });
});

describe('an execution', () => {
  test('is described with its results while it is under way, and unknown once it has ended', async () => {
    const workflow = await world.attach([tag, custom()]);
    await login.upload('/box/g.txt', 'x');
    const event = await world.nextCall();
    const { executionId: ExecutionId } = event.serviceMetadata.executionDetails;
    const InitialFileLocation = { S3FileLocation: { Bucket: 'box', Key: 'g.txt', Etag: expect.any(String) } };
    const UserDetails = {
      UserName: 'alice',
      ServerId: world.serverId,
      SessionId: event.serviceMetadata.transferDetails.sessionId,
    };
    const listed = {
      ExecutionId,
      InitialFileLocation,
      ServiceMetadata: { UserDetails },
      Status: 'IN_PROGRESS',
    };
    expect(await running(workflow)).toEqual([listed]);
    const describe = new DescribeExecutionCommand({ WorkflowId: workflow, ExecutionId });
    const { Execution, WorkflowId } = await world.client.send(describe);
    expect(WorkflowId).toBe(workflow);
    expect(Execution).toEqual({
      ...listed,
      ExecutionRole: role,
      LoggingConfiguration: { LoggingRole: role, LogGroupName: `/aws/transfer/${world.serverId}` },
      Results: { Steps: [{ StepType: 'TAG', Outputs: '[{"Key":"checked","Value":"yes"}]' }] },
    });
    await world.report(event, 'SUCCESS');
    await world.ended(workflow);
    expect(await running(workflow)).toEqual([]);
    expect(await refusal(world.client.send(describe))).toMatchObject({ message: 'Unknown execution' });
  });

  test('that handles a failure says so, with the error of the step', async () => {
    const workflow = await world.attach([custom()], { OnExceptionSteps: [tag, custom()] });
    await login.upload('/box/h.txt', 'x');
    await world.report(await world.nextCall(), 'FAILURE');
    const event = await world.nextCall();
    const { executionId: ExecutionId } = event.serviceMetadata.executionDetails;
    const describe = new DescribeExecutionCommand({ WorkflowId: workflow, ExecutionId });
    const { Execution } = await world.client.send(describe);
    expect(Execution?.Status).toBe('HANDLING_EXCEPTION');
    const failure = { Type: 'CUSTOM_STEP_FAILED', Message: 'The function reported a failure' };
    expect(Execution?.Results).toEqual({
      Steps: [{ StepType: 'CUSTOM', Error: failure }],
      OnExceptionSteps: [{ StepType: 'TAG', Outputs: expect.any(String) }],
    });
    await world.report(event, 'SUCCESS');
    await world.ended(workflow);
  });

  test('is on exactly one page of the list, in the order of the start', async () => {
    const workflow = await world.attach([custom()]);
    for (const name of ['1', '2', '3', '4', '5']) await login.upload(`/box/page-${name}.txt`, name);
    const calls = await vi.waitUntil(() => world.called.length === 5 && world.called.splice(0), patience);
    for (const pageSize of [1, 2, 5, 1000]) {
      const keys: (string | undefined)[] = [];
      const pages = paginateListExecutions({ client: world.client, pageSize }, { WorkflowId: workflow });
      for await (const { Executions = [], WorkflowId } of pages) {
        expect(WorkflowId).toBe(workflow);
        expect(Executions.length).toBeLessThanOrEqual(pageSize);
        keys.push(...Executions.map((one) => one.InitialFileLocation?.S3FileLocation?.Key));
      }
      expect(keys).toEqual(['page-1.txt', 'page-2.txt', 'page-3.txt', 'page-4.txt', 'page-5.txt']);
    }
    const token = { WorkflowId: workflow, NextToken: 'AAAA' };
    expect(await refusal(world.client.send(new ListExecutionsCommand(token)))).toMatchObject({
      name: 'InvalidNextTokenException',
    });
    for (const event of calls) await world.report(event, 'SUCCESS');
    await world.ended(workflow, 5);
  });
});

describe('after a restart', () => {
  test('a step that waits for its function goes on waiting, and its function is not called again', async () => {
    const workflow = await world.attach([tag, custom(), tag]);
    const before = await world.login();
    await before.upload('/box/restart.txt', 'x');
    const event = await world.nextCall();
    await vi.waitUntil(
      async () => (await world.events(workflow)).some(({ type }) => type === 'CustomStepInvoked'),
      patience,
    );
    await world.restart();
    expect(await running(workflow)).toHaveLength(1);
    await world.report(event, 'SUCCESS');
    const events = await world.ended(workflow);
    expect(events.at(-1)?.type).toBe('ExecutionCompleted');
    expect(world.called).toEqual([]);
  });

  test('what was answered before it counts, and a time that ran out meanwhile has run out', async () => {
    const workflow = await world.attach([custom(1)]);
    const before = await world.login();
    await before.upload('/box/killed.txt', 'x');
    await world.nextCall();
    await world.restart('SIGKILL');
    expect(errorsOf(await world.ended(workflow))).toEqual(['TIMEOUT']);

    const answered = await world.attach([custom(), custom()]);
    const again = await world.login();
    await again.upload('/box/answered.txt', 'x');
    await world.report(await world.nextCall(), 'SUCCESS');
    const second = await world.nextCall();
    await world.restart('SIGKILL');
    await world.report(second, 'SUCCESS');
    const { type } = (await world.ended(answered)).at(-1) ?? {};
    expect(type).toBe('ExecutionCompleted');
  });
});

test('structured logs have a stream for each execution', async () => {
  const destination = `arn:aws:logs:us-east-1:123456789012:log-group:/aws/transfer/structured:*`;
  const own = world.serverId;
  world.serverId = await world.newServer({ StructuredLogDestinations: [destination], LoggingRole: role });
  const workflow = await world.attach([tag]);
  const here = await world.login();
  await here.upload('/box/structured.txt', 'x');
  world.serverId = 'structured';
  const [started] = await world.ended(workflow);
  expect(await world.streams(workflow)).toEqual([`${workflow}/${started?.executionId}`]);
  here.end();
  world.serverId = own;
});

test('of more than a hundred uploads at once some wait for their turn, which the log tells', async () => {
  const workflow = await world.attach([tag]);
  await world.restart('SIGTERM', []);
  const uploader = await world.login();
  for (let number = 0; number < 120; number += 1) await uploader.upload(`/box/many-${number}.txt`, 'x');
  await vi.waitUntil(async () => {
    const events = await world.events(workflow);
    const waited = events.find(({ type }) => type === 'ExecutionThrottled')?.executionId;
    return events.some(({ type, executionId }) => type === 'ExecutionCompleted' && executionId === waited);
  }, patience);
  uploader.end();
});
