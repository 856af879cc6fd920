/** What a person's groups come to, and what an access becomes on the wire. */
import { describe, expect, it } from 'vitest';
import { type AccessRow, memberVerdict, sidsIn } from './rules';
import { createAccessSchema, updateAccessSchema } from './schema';

const sid = (group: number) => `S-1-5-21-1004336348-1177238915-682003330-${group}`;
const access = (group: number): AccessRow => ({ ExternalId: sid(group), name: undefined });

describe('a member', () => {
  it('gets in by exactly one group that has an access', () => {
    const accesses = [access(1001), access(1002)];
    expect(memberVerdict([], accesses).kind).toBe('nothing');
    expect(memberVerdict([sid(513)], accesses)).toEqual({ kind: 'refused', groups: 1 });
    expect(memberVerdict([sid(513), sid(1002)], accesses)).toEqual({
      kind: 'admitted',
      access: access(1002),
    });
    expect(memberVerdict([sid(1001), sid(1002)], accesses)).toEqual({ kind: 'ambiguous', accesses });
  });

  it('is known by SIDs in whatever a tool prints', () => {
    const printed = `Value\n-----\n${sid(1001)}\n"${sid(1002)}",${sid(1001)};`;
    expect(sidsIn(printed)).toEqual([sid(1001), sid(1002)]);
  });
});

describe('an access', () => {
  const form = {
    ServerId: 's-0123456789abcdef0',
    ExternalId: ` ${sid(1001)} `,
    Domain: 'S3' as const,
    GroupName: 'Finance',
    Role: 'arn:aws:iam::111122223333:role/sftp-staff',
    layout: 'path' as const,
    HomeDirectory: '',
    HomeDirectoryMappings: [],
    UserName: '' as const,
    Policy: '',
    PosixProfile: { SecondaryGids: '' },
  };

  it('leaves out what is empty when it is new, and clears it when it is there', () => {
    const { ServerId, Role } = form;
    const own = { ServerId, ExternalId: sid(1001), Role, HomeDirectoryType: 'PATH' };
    expect(createAccessSchema.parse(form)).toEqual({ GroupName: 'Finance', access: own });
    expect(updateAccessSchema.parse(form).access).toEqual({ ...own, HomeDirectory: '', Policy: '' });
  });

  it('takes no name in place of a SID', () => {
    const result = createAccessSchema.safeParse({ ...form, ExternalId: 'EXAMPLE\\Finance' });
    expect(result.error?.issues.map(({ path }) => path.join('.'))).toEqual(['ExternalId']);
  });
});
