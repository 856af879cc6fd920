/** Which host keys are in use, and what their coming and going means. */
import { describe, expect, it } from 'vitest';
import {
  activeHostKeys,
  asAwsWrites,
  asSshKeygenPrints,
  deletionConsequence,
  importConsequence,
  openRotations,
  reasonAgainstDeletingHostKey,
} from './rules';

const key = (HostKeyId: string, Type: string, DateImported: string) => ({
  Arn: '',
  HostKeyId,
  Type,
  DateImported,
  Fingerprint: `SHA256:${HostKeyId}`,
});
const oldRsa = key('old-rsa', 'ssh-rsa', '2024-01-01T00:00:00.000Z');
const newRsa = key('new-rsa', 'ssh-rsa', '2026-01-01T00:00:00.000Z');
const ed25519 = key('ed', 'ssh-ed25519', '2025-01-01T00:00:00.000Z');
const all = [newRsa, oldRsa, ed25519];

it('uses the oldest key of each type', () => {
  expect([...activeHostKeys(all)].sort()).toEqual(['ed', 'old-rsa']);
});

it('is replacing a key where a newer one of its type waits', () => {
  expect(openRotations(all)).toEqual([{ type: 'ssh-rsa', active: oldRsa, next: newRsa }]);
  expect(openRotations([oldRsa, ed25519])).toEqual([]);
});

it('shows a fingerprint as ssh-keygen prints it and as AWS pads it', () => {
  const bare = 'SHA256:fyr11vr4onH+pvP8jtBAn6F03e3s1QHkKrMW4ZkLM9k';
  expect(asSshKeygenPrints(`${bare}=`)).toBe(bare);
  expect(asAwsWrites(bare)).toBe(`${bare}=`);
  expect(asAwsWrites(`${bare}=`)).toBe(`${bare}=`);
});

describe('deleting', () => {
  it('names the heir of a key in use', () => {
    expect(deletionConsequence(all, oldRsa)).toContain('SHA256:new-rsa');
  });

  it('warns of the only key of its type and not of a waiting one', () => {
    expect(deletionConsequence(all, ed25519)).toContain('only Ed25519');
    expect(deletionConsequence(all, newRsa)).toContain('clients notice nothing');
  });

  it('is refused for the last key', () => {
    expect(reasonAgainstDeletingHostKey(1)).toBeDefined();
    expect(reasonAgainstDeletingHostKey(2)).toBeUndefined();
  });
});

it('tells a key that waits from one that is in use at once', () => {
  expect(importConsequence(all, 'ssh-rsa')).toContain('waits');
  expect(importConsequence(all, 'ecdsa-sha2-nistp256')).toContain('at once');
});
