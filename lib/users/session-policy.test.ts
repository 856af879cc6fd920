import { describe, expect, test } from 'vitest';
import { policyProblem, policyTemplate, policyVariables } from './session-policy';

const [userName, homeBucket] = policyVariables.map(({ text }) => text);
const withResource = (resource: string) =>
  JSON.stringify({
    Version: '2012-10-17',
    Statement: [{ Effect: 'Allow', Action: 's3:*', Resource: resource }],
  });

describe('a session policy', () => {
  test('may be empty', () => {
    expect(policyProblem(' \n', 'folder')).toBeUndefined();
  });

  test('is JSON with a Statement, and no ARN', () => {
    expect(policyProblem('{', 'path')).toMatch(/JSON/);
    expect(policyProblem('[]', 'path')).toMatch(/Statement/);
    expect(policyProblem('{"Version":"2012-10-17"}', 'path')).toMatch(/Statement/);
    expect(policyProblem('arn:aws:iam::111122223333:policy/x', 'path')).toMatch(/ARN/);
  });

  test('has at most 2,048 characters, spaces and all', () => {
    const policy = withResource('*');
    expect(policyProblem(policy.padEnd(2048), 'path')).toBeUndefined();
    expect(policyProblem(policy.padEnd(2049), 'path')).toMatch(/2,049/);
  });

  test('knows the user name everywhere, and bucket and folder only where the home is a real path', () => {
    expect(policyProblem(withResource(`arn:aws:s3:::b/${userName}/*`), 'folder')).toBeUndefined();
    expect(policyProblem(withResource(`arn:aws:s3:::${homeBucket}`), 'path')).toBeUndefined();
    expect(policyProblem(withResource(`arn:aws:s3:::${homeBucket}`), 'folder')).toMatch(/restricted/);
    expect(policyProblem(withResource(`arn:aws:s3:::${homeBucket?.toUpperCase()}`), 'mappings')).toMatch(
      /restricted/,
    );
    expect(policyProblem(withResource(`\${transfer:HomeDir}`), 'path')).toMatch(/no variable/);
  });

  test('that we propose is accepted by the same rules', () => {
    for (const layout of ['folder', 'mappings', 'path'] as const) {
      for (const target of ['', '/bucket', '/bucket/home/alice']) {
        expect(policyProblem(policyTemplate(layout, target), layout)).toBeUndefined();
      }
    }
  });
});
