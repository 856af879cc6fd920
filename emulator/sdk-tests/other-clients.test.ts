import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startEndpoint } from './harness';

const run = promisify(execFile);
let target: Awaited<ReturnType<typeof startEndpoint>>;

beforeAll(async () => {
  target = await startEndpoint();
});

afterAll(() => target.stop());

const env = {
  ...process.env,
  AWS_ACCESS_KEY_ID: 'AKIDEXAMPLE',
  AWS_SECRET_ACCESS_KEY: 'secret',
  AWS_DEFAULT_REGION: 'us-east-1',
  AWS_PAGER: '',
};

/** Says in the test's output that a tool is missing here; such a machine cannot show more. */
async function isFound(command: string, args: string[]): Promise<boolean> {
  const found = await run(command, args).then(
    () => true,
    () => false,
  );
  if (!found) console.warn(`Not tested: "${[command, ...args].join(' ')}" does not work on this machine.`);
  return found;
}

const script = `
import os, sys, boto3, botocore.exceptions
client = boto3.client('transfer', endpoint_url=sys.argv[1])
server = client.create_server(Tags=[{'Key': 'Name', 'Value': 'boto3'}])['ServerId']
client.get_waiter('server_online').wait(ServerId=server, WaiterConfig={'Delay': 1, 'MaxAttempts': 20})
print(client.describe_server(ServerId=server)['Server']['Tags'][0]['Value'])
print(sum(s['ServerId'] == server for page in client.get_paginator('list_servers').paginate() for s in page['Servers']))
client.delete_server(ServerId=server)
try:
    client.describe_server(ServerId=server)
except client.exceptions.ResourceNotFoundException as error:
    print(error.response['Error']['Message'], error.response['ResourceType'])
`;

test('boto3 works with nothing but the endpoint, waiter and paginator included', async () => {
  if (!(await isFound('python3', ['-c', 'import boto3']))) return;
  const { stdout } = await run('python3', ['-c', script, target.endpoint], { env });
  expect(stdout).toBe('boto3\n1\nUnknown server Server\n');
});

test('the AWS CLI works with nothing but the endpoint', async () => {
  if (!(await isFound('aws', ['--version']))) return;
  const aws = (...args: string[]) =>
    run('aws', ['transfer', '--endpoint-url', target.endpoint, '--output', 'json', ...args], { env });
  const { ServerId } = JSON.parse((await aws('create-server')).stdout);
  const { Servers } = JSON.parse((await aws('list-servers')).stdout);
  expect(Servers.map((server: { ServerId: string }) => server.ServerId)).toContain(ServerId);
  expect((await aws('delete-server', '--server-id', ServerId)).stdout).toBe('');
  await expect(aws('describe-server', '--server-id', ServerId)).rejects.toThrow(
    'An error occurred (ResourceNotFoundException) when calling the DescribeServer operation: Unknown server',
  );
});
