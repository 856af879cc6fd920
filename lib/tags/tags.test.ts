/** Which tags are sent, and which are refused. */
import { expect, it } from 'vitest';
import { equivalents } from '@/lib/equivalents/equivalent';
import { shownTagChange, tagChange } from './rules';
import {
  as2TargetOf,
  plainTargetOf,
  saveAs2TagsSchema,
  savePlainTagsSchema,
  saveServerTagsSchema,
  tagsSchema,
} from './schema';

it('sends only what differs and leaves the tags of AWS alone', () => {
  const before = [
    { Key: 'same', Value: '1' },
    { Key: 'changed', Value: '1' },
    { Key: 'gone', Value: '1' },
    { Key: 'aws:transfer:customHostname', Value: 'sftp.example.com' },
  ];
  const after = [
    { Key: 'same', Value: '1' },
    { Key: 'changed', Value: '2' },
    { Key: 'new', Value: '' },
  ];
  expect(tagChange(before, after)).toEqual({
    set: [
      { Key: 'changed', Value: '2' },
      { Key: 'new', Value: '' },
    ],
    remove: ['gone'],
  });
});

it('shows a change of tags as the calls that the form sends, in their order', () => {
  const arn = 'arn:aws:transfer:us-east-1:111122223333:webapp/webapp-0123456789abcdef0';
  const change = { set: [{ Key: 'team', Value: "o'ps" }], remove: ['old one', 'gone'] };
  const texts = equivalents(shownTagChange(arn, change), { region: 'us-east-1' });
  expect(texts).toEqual({
    'AWS CLI': [
      'aws transfer untag-resource \\',
      '  --region us-east-1 \\',
      `  --arn ${arn} \\`,
      "  --tag-keys 'old one' gone",
      '',
      'aws transfer tag-resource \\',
      '  --region us-east-1 \\',
      `  --arn ${arn} \\`,
      `  --tags '[{"Key":"team","Value":"o'\\''ps"}]'`,
    ].join('\n'),
  });
});

it('refuses keys that are double, reserved or missing, and more than fifty', () => {
  const parse = (tags: { Key: string; Value: string }[]) => tagsSchema.safeParse(tags).success;
  const tag = (Key: string) => ({ Key, Value: 'v' });
  expect(parse([tag('a'), tag('A')])).toBe(true);
  expect(parse([tag('a'), tag('a ')])).toBe(false);
  expect(parse([tag('AWS:x')])).toBe(false);
  expect(parse([tag('')])).toBe(false);
  expect(parse(Array.from({ length: 51 }, (_, index) => tag(`k${index}`)))).toBe(false);
});

it('takes no ARN of another resource', () => {
  const input = { serverId: 's-0123456789abcdef0', set: [], remove: [] };
  const arn = 'arn:aws:transfer:us-east-1:111122223333:server/s-0123456789abcdef';
  expect(saveServerTagsSchema.safeParse({ ...input, arn: `${arn}0` }).success).toBe(true);
  expect(saveServerTagsSchema.safeParse({ ...input, arn: `${arn}1` }).success).toBe(false);
});

it('takes the ARN of an AS2 resource only, and says what it names', () => {
  const arn = (resource: string) => `arn:aws:transfer:us-east-1:111122223333:${resource}`;
  const takes = (resource: string) =>
    saveAs2TagsSchema.safeParse({ arn: arn(resource), set: [], remove: [] }).success;
  expect(takes('connector/c-0123456789abcdef0')).toBe(true);
  expect(takes('agreement/s-0123456789abcdef0/a-0123456789abcdef0')).toBe(true);
  expect(takes('user/s-0123456789abcdef0/alice')).toBe(false);
  expect(takes('server/s-0123456789abcdef0')).toBe(false);
  expect(as2TargetOf(arn('profile/p-0123456789abcdef0'))).toBe('p-0123456789abcdef0');
  expect(as2TargetOf(arn('agreement/s-0123456789abcdef0/a-0123456789abcdef0'))).toBe(
    's-0123456789abcdef0/a-0123456789abcdef0',
  );
});

it('keeps the tags of workflows and web apps apart from those of AS2', () => {
  const arn = (resource: string) => `arn:aws:transfer:us-east-1:111122223333:${resource}`;
  const plain = ['workflow/w-0123456789abcdef0', 'webapp/webapp-0123456789abcdef0'];
  const others = ['server/s-0123456789abcdef0', 'profile/p-0123456789abcdef0', 'workflow/w-1'];
  const parse = (of: string) => savePlainTagsSchema.safeParse({ arn: arn(of), set: [], remove: [] }).success;
  expect(plain.map(parse)).toEqual([true, true]);
  expect(others.map(parse)).toEqual([false, false, false]);
  expect(plain.map((of) => plainTargetOf(arn(of)))).toEqual([
    'w-0123456789abcdef0',
    'webapp-0123456789abcdef0',
  ]);
  expect(plain.map((of) => as2TargetOf(arn(of)))).toEqual(['', '']);
});
