import type { DescribedServer } from '@aws-sdk/client-transfer';
import { describe, expect, test } from 'vitest';
import { attentionOf } from './attention';

const healthy: DescribedServer = {
  Arn: 'arn:aws:transfer:eu-west-1:111122223333:server/s-0123456789abcdef0',
  ServerId: 's-0123456789abcdef0',
  State: 'ONLINE',
  Protocols: ['SFTP'],
  IdentityProviderType: 'SERVICE_MANAGED',
  UserCount: 3,
  SecurityPolicyName: 'TransferSecurityPolicy-2025-03',
  StructuredLogDestinations: ['arn:aws:logs:eu-west-1:111122223333:log-group:transfer:*'],
};

function codes(change: Partial<DescribedServer>): string[] {
  return attentionOf({ ...healthy, ...change }).map(({ code }) => code);
}

describe('what needs attention', () => {
  test('a healthy server needs none', () => {
    expect(codes({})).toEqual([]);
  });

  test('a server that moves needs none', () => {
    expect(codes({ State: 'STARTING' })).toEqual([]);
    expect(codes({ State: 'STOPPING' })).toEqual([]);
  });

  test('failed states come before everything else', () => {
    expect(codes({ State: 'START_FAILED', StructuredLogDestinations: [], UserCount: 0 })).toEqual([
      'start-failed',
      'no-logging',
      'no-users',
    ]);
    expect(codes({ State: 'STOP_FAILED' })).toEqual(['stop-failed']);
  });

  test('an offline server is named as billed', () => {
    const [found] = attentionOf({ ...healthy, State: 'OFFLINE' });
    expect(found).toMatchObject({ code: 'offline-billed', urgency: 'warn' });
    expect(found?.text).toContain('billed');
  });

  test('a logging role alone counts as logging', () => {
    const role = 'arn:aws:iam::111122223333:role/log';
    expect(codes({ StructuredLogDestinations: [], LoggingRole: role })).toEqual([]);
    expect(codes({ StructuredLogDestinations: undefined, LoggingRole: undefined })).toEqual(['no-logging']);
  });

  test('no users is said only where the service keeps the users', () => {
    expect(codes({ UserCount: 0 })).toEqual(['no-users']);
    expect(codes({ UserCount: 0, IdentityProviderType: 'AWS_LAMBDA' })).toEqual([]);
  });

  test('plain FTP is pointed out', () => {
    expect(codes({ Protocols: ['FTP', 'SFTP'] })).toEqual(['plain-ftp']);
  });
});

describe('a security policy', () => {
  test.each([
    ['TransferSecurityPolicy-2018-11', ['weak-policy']],
    ['TransferSecurityPolicy-Restricted-2018-11', ['weak-policy']],
    ['TransferSecurityPolicy-2020-06', ['outdated-policy']],
    ['TransferSecurityPolicy-FIPS-2020-06', ['outdated-policy']],
    ['TransferSecurityPolicy-PQ-SSH-Experimental-2023-04', ['outdated-policy']],
    ['TransferSecurityPolicy-2024-01', []],
    ['TransferSecurityPolicy-FIPS-2024-05', []],
    ['TransferSecurityPolicy-SshAuditCompliant-2025-02', []],
    ['TransferSecurityPolicy-2031-01', []],
  ])('%s gives %j', (SecurityPolicyName, found) => {
    expect(codes({ SecurityPolicyName })).toEqual(found);
  });
});
