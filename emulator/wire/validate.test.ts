import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { operations, type Shape, type StructureShape, shapeNamed } from '../../lib/transfer-model/model';
import { type OperationName, operationNames } from '../../lib/transfer-model/operations.gen';
import { SerializationException, ValidationException } from './errors';
import { validateInput } from './validate';

const serverId = 's-0123456789abcdef0';
const user = { ServerId: serverId, UserName: 'alice', Role: 'arn:aws:iam::123456789012:role/transfer' };

function refusal(operation: OperationName, input: unknown): string {
  try {
    validateInput(operation, input);
    return '';
  } catch (error) {
    if (error instanceof ValidationException || error instanceof SerializationException) return error.message;
    throw error;
  }
}

const constraint = (path: string, text: string) =>
  `Value at '${path}' failed to satisfy constraint: Member ${text}`;

describe('texts of the service', () => {
  test('a missing member', () => {
    expect(refusal('DescribeServer', {})).toBe(
      `1 validation error detected: ${constraint('serverId', 'must not be null')}`,
    );
    expect(refusal('DescribeServer', { ServerId: null })).toBe(refusal('DescribeServer', {}));
  });

  test('a text that breaks a pattern, with the pattern of the model', () => {
    expect(refusal('CreateUser', { ...user, UserName: '-no way' })).toBe(
      "1 validation error detected: Value at 'userName' failed to satisfy constraint: " +
        'Member must satisfy regular expression pattern: [\\w][\\w@.-]{2,99}',
    );
  });

  test('all violations at once, length before pattern', () => {
    const message = refusal('CreateUser', { ServerId: 's-1', UserName: 'alice' });
    expect(message).toBe(
      `3 validation errors detected: ${[
        constraint('role', 'must not be null'),
        constraint('serverId', 'must have length greater than or equal to 19'),
        constraint('serverId', 'must satisfy regular expression pattern: s-([0-9a-f]{17})'),
      ].join('; ')}`,
    );
  });

  test('paths into structures and lists', () => {
    const mappings = [
      { Entry: '/a', Target: '/b' },
      { Entry: 'a', Type: 'LINK' },
    ];
    expect(refusal('CreateUser', { ...user, HomeDirectoryMappings: mappings })).toBe(
      `3 validation errors detected: ${[
        constraint('homeDirectoryMappings.2.member.entry', 'must satisfy regular expression pattern: /.*'),
        constraint('homeDirectoryMappings.2.member.target', 'must not be null'),
        constraint('homeDirectoryMappings.2.member.type', 'must satisfy enum value set: [FILE, DIRECTORY]'),
      ].join('; ')}`,
    );
    expect(refusal('CreateServer', { Protocols: ['SFTP', 'SSH'] })).toContain(
      constraint('protocols.2.member', 'must satisfy enum value set: [SFTP, FTP, FTPS, AS2]'),
    );
    expect(refusal('CreateServer', { EndpointDetails: { SubnetIds: [null] } })).toContain(
      constraint('endpointDetails.subnetIds.1.member', 'must not be null'),
    );
  });

  test('numbers out of range', () => {
    expect(refusal('ListServers', { MaxResults: 0 })).toContain('must have value greater than or equal to 1');
    expect(refusal('ListServers', { MaxResults: 1001 })).toContain(
      'must have value less than or equal to 1000',
    );
    expect(refusal('CreateUser', { ...user, PosixProfile: { Uid: 4294967296, Gid: 0 } })).toBe(
      `1 validation error detected: ${constraint('posixProfile.uid', 'must have value less than or equal to 4294967295')}`,
    );
  });

  test('a blob is measured decoded', () => {
    const blob = (bytes: number) => ({
      WebAppId: 'webapp-0123456789abcdef0',
      LogoFile: Buffer.alloc(bytes).toString('base64'),
    });
    expect(refusal('UpdateWebAppCustomization', blob(51200))).toBe('');
    expect(refusal('UpdateWebAppCustomization', blob(51201))).toContain('less than or equal to 51200');
    expect(refusal('UpdateWebAppCustomization', { ...blob(1), LogoFile: '%' })).toBe('Invalid base64 text');
  });
});

describe('wrong JSON types', () => {
  test.each<[OperationName, unknown, string]>([
    ['DescribeServer', { ServerId: 1 }, 'NUMBER_VALUE cannot be converted to String'],
    ['DescribeServer', { ServerId: true }, 'TRUE_VALUE cannot be converted to String'],
    ['DescribeServer', { ServerId: [] }, 'Start of list found where not expected'],
    ['DescribeServer', { ServerId: {} }, 'Start of structure or map found where not expected.'],
    ['ListServers', { MaxResults: '5' }, 'STRING_VALUE cannot be converted to Integer'],
    ['ListServers', { MaxResults: 1.5 }, 'DECIMAL_VALUE cannot be converted to Integer'],
    ['CreateServer', { Protocols: 'SFTP' }, 'Expected list or null'],
    ['CreateServer', { Protocols: {} }, 'Start of structure or map found where not expected.'],
    ['CreateServer', { EndpointDetails: 'x' }, 'Expected structure or null'],
    ['CreateServer', { EndpointDetails: [] }, 'Start of list found where not expected'],
    ['CreateServer', [], 'Start of list found where not expected'],
    ['CreateServer', null, 'Expected structure or null'],
    ['CreateServer', 7, 'Expected structure or null'],
  ])('%s %j', (operation, input, message) => {
    expect(() => validateInput(operation, input)).toThrow(SerializationException);
    expect(refusal(operation, input)).toBe(message);
  });
});

test('members that the model does not know are ignored', () => {
  expect(refusal('ListServers', { Nonsense: { Deep: [1] }, constructor: 1 })).toBe('');
});

test('thousands of broken members make an answer of bounded size', () => {
  const mappings = Array.from({ length: 60_000 }, () => ({}));
  const message = refusal('CreateUser', { ...user, HomeDirectoryMappings: mappings });
  expect(message).toMatch(/^100 validation errors detected: /);
  expect(message.length).toBeLessThan(20_000);
});

test('whatever JSON arrives, an operation gets a verdict and never another error', () => {
  fc.assert(
    fc.property(fc.constantFrom(...operationNames), fc.jsonValue({ maxDepth: 4 }), (operation, input) => {
      expect(typeof refusal(operation, input)).toBe('string');
    }),
    { numRuns: 500 },
  );
});

interface Case {
  path: string;
  limit: string;
  input: unknown;
}

/** One input per limit that a member of an operation's input has: everything else missing, this one broken. */
function brokenLimits(shape: Shape, path: string, wrap: (value: unknown) => unknown): Case[] {
  const broken = (limit: string, value: unknown) => [{ path, limit, input: wrap(value) }];
  switch (shape.type) {
    case 'structure':
      return Object.entries(shape.members).flatMap(([name, member]) => {
        const label = name.charAt(0).toLowerCase() + name.slice(1);
        const at = path === '' ? label : `${path}.${label}`;
        const missing = member.required ? [{ path: at, limit: 'must not be null', input: wrap({}) }] : [];
        const inner = brokenLimits(shapeNamed(member.shape), at, (value) => wrap({ [name]: value }));
        return [...missing, ...inner];
      });
    case 'list': {
      const [min, max] = shape.length ?? [null, null];
      const item = brokenLimits(shapeNamed(shape.member), `${path}.1.member`, (value) => wrap([value]));
      return [
        ...(min ? broken(`must have length greater than or equal to ${min}`, []) : []),
        ...(max ? broken(`must have length less than or equal to ${max}`, Array(max + 1).fill(null)) : []),
        ...item,
      ];
    }
    case 'string': {
      const [min, max] = shape.length ?? [null, null];
      return [
        ...(min ? broken(`must have length greater than or equal to ${min}`, '') : []),
        ...(max ? broken(`must have length less than or equal to ${max}`, 'a'.repeat(max + 1)) : []),
        // A NUL and a line end please no other pattern.
        ...(shape.pattern && shape.pattern !== '[\\P{M}\\p{M}]*'
          ? broken(`must satisfy regular expression pattern: ${shape.pattern}`, '\0\n')
          : []),
        ...(shape.enum ? broken(`must satisfy enum value set: [${shape.enum.join(', ')}]`, 'x') : []),
      ];
    }
    case 'integer':
    case 'long': {
      const [min, max] = shape.range ?? [null, null];
      return [
        ...(min !== null ? broken(`must have value greater than or equal to ${min}`, min - 1) : []),
        ...(max !== null ? broken(`must have value less than or equal to ${max}`, max + 1) : []),
      ];
    }
    default:
      return [];
  }
}

const cases = operationNames.flatMap((operation) => {
  const { input } = operations[operation];
  const structure = input === null ? undefined : (shapeNamed(input) as StructureShape);
  return structure ? brokenLimits(structure, '', (value) => value).map((one) => ({ operation, ...one })) : [];
});

describe('every limit that the model sets on an input is held to', () => {
  test('there are hundreds of them', () => expect(cases.length).toBeGreaterThan(700));

  test.each(operationNames)('%s', (operation) => {
    for (const { path, limit, input } of cases.filter((one) => one.operation === operation)) {
      expect(refusal(operation, input)).toContain(constraint(path, limit));
    }
  });
});
