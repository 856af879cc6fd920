import { describe, expect, test } from 'vitest';
import { TransferFailure } from './errors';
import { mapError, parseViolations } from './map-error';

function sdkError(name: string, message: string, more: object = {}): Error {
  return Object.assign(new Error(message), {
    name,
    $metadata: { requestId: 'r-1', httpStatusCode: 400 },
    ...more,
  });
}

describe('violations', () => {
  test('one that names a member becomes that field', () => {
    const text =
      "1 validation error detected: Value at 'userName' failed to satisfy constraint: Member must have length less than or equal to 100";
    expect(parseViolations(text)).toEqual([
      { path: 'UserName', message: 'Member must have length less than or equal to 100' },
    ]);
  });

  test('several are told apart, nested members and list places included', () => {
    const text =
      "2 validation errors detected: Value at 'endpointDetails.subnetIds.1.member' failed to satisfy constraint: Member must satisfy regular expression pattern: ^subnet-.*$; Value null at 'role' failed to satisfy constraint: Member must not be null";
    expect(parseViolations(text)).toEqual([
      {
        path: 'EndpointDetails.SubnetIds.0',
        message: 'Member must satisfy regular expression pattern: ^subnet-.*$',
      },
      { path: 'Role', message: 'Member must not be null' },
    ]);
  });

  test('a sentence of another form names no field', () => {
    expect(parseViolations('Server is not in a state that allows this.')).toEqual([]);
  });
});

describe('errors of the SDK', () => {
  test.each([
    ['ResourceNotFoundException', 'not-found'],
    ['ResourceExistsException', 'conflict'],
    ['ConflictException', 'conflict'],
    ['InvalidRequestException', 'validation'],
    ['AccessDeniedException', 'denied'],
    ['ExpiredTokenException', 'denied'],
    ['CredentialsProviderError', 'denied'],
    ['ThrottlingException', 'throttled'],
    ['ServiceUnavailableException', 'unreachable'],
    ['InternalServiceError', 'failed'],
    ['SomethingNewException', 'failed'],
  ])('%s is of the kind %s and keeps its sentence and request id', (name, kind) => {
    expect(mapError(sdkError(name, 'As AWS says.'), false)).toEqual({
      code: name,
      kind,
      message: 'As AWS says.',
      fields: [],
      requestId: 'r-1',
    });
  });

  test('an endpoint that is not there is unreachable, and nothing was changed', () => {
    const refused = Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED' });
    expect(mapError(refused, true)).toMatchObject({ code: 'ECONNREFUSED', kind: 'unreachable' });
  });

  test('a lost answer to a call that creates leaves its outcome open; one that may be repeated does not', () => {
    const reset = Object.assign(new Error('socket hang up'), { code: 'ECONNRESET' });
    expect(mapError(reset, true).kind).toBe('outcome-unknown');
    expect(mapError(reset, false).kind).toBe('unreachable');
    const timeout = Object.assign(new Error('timed out'), { name: 'TimeoutError' });
    expect(mapError(timeout, true).kind).toBe('outcome-unknown');
  });

  test('an error of our own says nothing of its inside', () => {
    const error = mapError(new TypeError('cannot read secret of undefined'), false);
    expect(error).toMatchObject({ code: 'InternalError', kind: 'failed' });
    expect(error.message).not.toContain('secret');
  });

  test('what is classified already passes through', () => {
    const error = { code: 'X', kind: 'conflict' as const, message: 'm', fields: [] };
    expect(mapError(new TransferFailure(error), true)).toBe(error);
  });
});
