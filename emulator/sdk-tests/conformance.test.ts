import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { operations as model, type StructureShape, shapeNamed } from '../../lib/transfer-model/model';
import { type OperationName, operationNames } from '../../lib/transfer-model/operations.gen';
import { type ConformanceWorld, startConformanceWorld, type Things } from './conformance-world';
import {
  declaredErrors,
  notSimulated,
  type OperationErrors,
  type Proof,
  queued,
  whyNotThrottled,
} from './declared-errors';
import { deviations } from './model-answer';

let world: ConformanceWorld;
let errors: Record<OperationName, OperationErrors>;

beforeAll(async () => {
  world = await startConformanceWorld();
  errors = declaredErrors(world.things);
});

afterAll(() => world?.close());

/** The same without a world: what is declared does not hang on ids. */
const planned = declaredErrors({} as Things);
const lists = operationNames.filter((name) => name.startsWith('List'));

/** Ids of the right form that nothing has. Names are ids where something of that name has to be there. */
const unknownIds: Record<string, string> = {
  ServerId: 's-00000000000000000',
  UserName: 'nobody',
  ExternalId: 'S-1-0',
  SshPublicKeyId: 'key-00000000000000000',
  HostKeyId: 'hostkey-00000000000000000',
  AgreementId: 'a-00000000000000000',
  CertificateId: 'cert-00000000000000000',
  ProfileId: 'p-00000000000000000',
  LocalProfileId: 'p-00000000000000000',
  PartnerProfileId: 'p-00000000000000000',
  ConnectorId: 'c-00000000000000000',
  TransferId: '00000000-0000-0000-0000-000000000000',
  WorkflowId: 'w-00000000000000000',
  ExecutionId: '00000000-0000-0000-0000-000000000000',
  WebAppId: 'webapp-00000000000000000',
  SecurityPolicyName: 'TransferSecurityPolicy-1999-01',
  Arn: 'arn:aws:transfer:us-east-1:123456789012:server/s-00000000000000000',
};
const givesName: Partial<Record<OperationName, string[]>> = {
  CreateUser: ['UserName'],
  CreateAccess: ['ExternalId'],
  // Whoever it is, the provider is asked.
  TestIdentityProvider: ['UserName'],
};

/** Members of an operation's input that can be unknown. */
function idsOf(operation: OperationName): string[] {
  const present = Object.keys(planned[operation].input);
  const own = present.filter((name) => name in unknownIds && !givesName[operation]?.includes(name));
  return present.includes('CertificateIds') ? [...own, 'CertificateIds'] : own;
}

const refusedWith = (type: string) => ({ status: 400, body: expect.objectContaining({ __type: type }) });
const declares = (operation: OperationName, error: string) => model[operation].errors.includes(error);
const isElsewhere = (proof: Proof): proof is { file: string; title: string } =>
  typeof proof === 'object' && 'file' in proof;

describe('an operation without its required members names each of them', () => {
  const withRequired = operationNames.flatMap((operation) => {
    const { input } = model[operation];
    const { members = {} } = input === null ? {} : (shapeNamed(input) as StructureShape);
    const required = Object.keys(members).filter((name) => members[name]?.required);
    return required.length > 0 ? [{ operation, required }] : [];
  });

  test.each(withRequired)('$operation', async ({ operation, required }) => {
    const { status, body } = await world.call(operation, {});
    const missing = required.map(
      (name) =>
        `Value at '${name.charAt(0).toLowerCase()}${name.slice(1)}' failed to satisfy constraint: Member must not be null`,
    );
    const count = missing.length === 1 ? '1 validation error' : `${missing.length} validation errors`;
    expect({ status, body }).toEqual({
      status: 400,
      body: { __type: 'ValidationException', message: `${count} detected: ${missing.join('; ')}` },
    });
  });
});

describe('an id that nothing has is unknown', () => {
  const named = operationNames.flatMap((operation) =>
    declares(operation, 'ResourceNotFoundException')
      ? idsOf(operation).map((member) => ({ operation, member }))
      : [],
  );

  test.each(named)('$operation: $member', async ({ operation, member }) => {
    const one = member === 'CertificateIds';
    const id =
      member === 'SecurityPolicyName' && operation.endsWith('Connector')
        ? 'TransferSFTPConnectorSecurityPolicy-1999-01'
        : unknownIds[one ? 'CertificateId' : member];
    const answer = await world.call(operation, {
      ...errors[operation].input,
      [member]: one ? [id] : id,
    });
    expect(answer).toEqual({
      status: 400,
      body: {
        __type: 'ResourceNotFoundException',
        Message: expect.stringMatching(/^Unknown /),
        Resource: id,
        ResourceType: expect.stringMatching(/^[A-Z]/),
      },
    });
  });
});

describe('an error that an operation declares', () => {
  const provoked = operationNames.flatMap((operation) =>
    (['InvalidRequestException', 'ResourceExistsException'] as const).flatMap((error) => {
      const proof = planned[operation][error];
      return proof && typeof proof === 'object' && !isElsewhere(proof) ? [{ operation, error }] : [];
    }),
  );

  test.each(provoked)('$operation: $error', async ({ operation, error }) => {
    const { input, [error]: proof } = errors[operation];
    const answer = await world.call(operation, { ...input, ...(proof as object) });
    expect(answer).toEqual(refusedWith(error));
    expect(answer.body).toMatchObject({ Message: expect.stringMatching(/\S/) });
  });

  test('is brought about, or has a reason why it is not', () => {
    const open = operationNames.flatMap((operation) =>
      model[operation].errors
        .filter((error) => !isCovered(operation, error))
        .map((error) => `${operation}: ${error}`),
    );
    expect(open).toEqual([]);
  });

  test('is declared where it is brought about, and the tests that others rely on are there', () => {
    for (const operation of operationNames) {
      const { input, ...proofs } = planned[operation];
      for (const [error, proof] of Object.entries(proofs)) {
        expect(declares(operation, error), `${operation}: ${error}`).toBe(true);
        if (!isElsewhere(proof)) continue;
        const source = readFileSync(new URL(proof.file, import.meta.url), 'utf8');
        expect(source).toContain(`'${proof.title}'`);
      }
    }
  });
});

function isCovered(operation: OperationName, error: string): boolean {
  if (error in notSimulated) return true;
  switch (error) {
    case 'ThrottlingException':
      return queued.includes(operation) || whyNotThrottled(operation) !== undefined;
    case 'InvalidNextTokenException':
      return lists.includes(operation);
    case 'ResourceNotFoundException':
      return idsOf(operation).length > 0 || planned[operation].ResourceNotFoundException !== undefined;
    default:
      return planned[operation][error as 'InvalidRequestException'] !== undefined;
  }
}

describe('an answer has the members that the model gives it, within their bounds', () => {
  const harmless = operationNames.filter((name) => /^(Describe|List|Update|Test)/.test(name));

  test.each(harmless)('%s', async (operation) => {
    const { status, body } = await world.call(operation, errors[operation].input);
    expect({ status, wrong: deviations(model[operation].output ?? '', body) }).toEqual({
      status: 200,
      wrong: [],
    });
  });
});

describe('every list', () => {
  test.each(lists)('%s pages without a gap, a twin or an empty page', async (operation) => {
    const { input } = errors[operation];
    const member = model[operation].pages ?? 'HostKeys';
    const pages = async (MaxResults: number) => {
      const items: unknown[] = [];
      let NextToken: unknown;
      do {
        const { status, body } = await world.call(operation, { ...input, MaxResults, NextToken });
        expect(status).toBe(200);
        const page = body[member] as unknown[];
        expect(page.length).toBeGreaterThan(0);
        expect(page.length).toBeLessThanOrEqual(MaxResults);
        items.push(...page);
        NextToken = body.NextToken;
      } while (NextToken !== undefined);
      return items;
    };
    const whole = await pages(1000);
    expect(whole.length).toBeGreaterThanOrEqual(3);
    expect(await pages(1)).toEqual(whole);
    expect(await pages(2)).toEqual(whole);
  });

  test.each(lists)(
    '%s refuses a token that is no answer of its own, and pages of no size',
    async (operation) => {
      const { input } = errors[operation];
      const badToken = declares(operation, 'InvalidNextTokenException')
        ? 'InvalidNextTokenException'
        : 'InvalidRequestException';
      const { body } = await world.call(operation === 'ListServers' ? 'ListProfiles' : 'ListServers', {
        MaxResults: 1,
      });
      for (const NextToken of ['x', body.NextToken]) {
        expect(await world.call(operation, { ...input, NextToken })).toEqual(refusedWith(badToken));
      }
      for (const range of [
        { MaxResults: 0 },
        { MaxResults: 1001 },
        { NextToken: '' },
        { NextToken: 'x'.repeat(6145) },
      ]) {
        const answer = await world.call(operation, { ...input, ...range });
        expect(answer).toEqual(refusedWith('ValidationException'));
      }
    },
  );
});

test.each(queued)('%s is throttled while the queue is full', async (operation) => {
  await world.fillQueue();
  const answer = await world.call(operation, errors[operation].input);
  expect(answer).toEqual({
    status: 400,
    body: {
      __type: 'ThrottlingException',
      Message: 'Exceeded maximum pending requests',
      RetryAfterSeconds: expect.stringMatching(/^\d+$/),
    },
  });
});
