// What people may ask of users: the forms' values, checked, and turned into the inputs of CreateUser and UpdateUser.

import type { CreateUserCommandInput, UpdateUserCommandInput } from '@aws-sdk/client-transfer';
import { z } from 'zod';
import { roleArn, serverId, userName } from '@/lib/fields/leaves';
import { parsePublicKey } from '@/lib/ssh-keys/rules';
import { tagsSchema } from '@/lib/tags/schema';
import { lengthOf } from '@/lib/transfer-model/constraints';
import { MAPPING_LIMIT, type Mapping, mappingProblems } from './mappings';
import type { HomeLayout } from './rules';
import { policyProblem } from './session-policy';

const PATH_LENGTH = 1_024;
const POSIX_MAX = 4_294_967_295;
const SECONDARY_GIDS = 16;

const reference = { ServerId: serverId, UserName: userName };
export const domain = z.enum(['S3', 'EFS']);
const layout = z.enum(['folder', 'mappings', 'path']);
const mapping = z.object({ Entry: z.string(), Target: z.string(), Type: z.enum(['DIRECTORY', 'FILE']) });
export const homeFields = {
  layout,
  HomeDirectory: z.string().trim(),
  HomeDirectoryMappings: z.array(mapping).max(MAPPING_LIMIT, `AWS takes at most ${MAPPING_LIMIT} mappings.`),
};

const posixId = z
  .number('Enter a whole number from 0 to 4294967295.')
  .int('Enter a whole number.')
  .min(0, 'Enter 0 or more.')
  .max(POSIX_MAX, `Enter at most ${POSIX_MAX}.`);

const secondaryGids = z.string().refine((text) => {
  const gids = toGids(text);
  const isId = (gid: number) => Number.isInteger(gid) && gid >= 0 && gid <= POSIX_MAX;
  return gids.length <= SECONDARY_GIDS && gids.every(isId);
}, `Enter at most ${SECONDARY_GIDS} numbers from 0 to ${POSIX_MAX}, separated by commas.`);

export const posixProfile = z.object({
  Uid: posixId.optional(),
  Gid: posixId.optional(),
  SecondaryGids: secondaryGids,
});

const publicKeyBody = z.string().transform((text, context) => {
  if (text.trim() === '') return undefined;
  const parsed = parsePublicKey(text);
  if (parsed.ok) return parsed.key.body;
  context.addIssue({ code: 'custom', message: `${parsed.problem.title}. ${parsed.problem.advice}` });
  return z.NEVER;
});

/** The part of a form that lays out a home. */
export interface HomeValues {
  UserName: string;
  layout: HomeLayout;
  HomeDirectory: string;
  HomeDirectoryMappings: Mapping[];
}

/** The mappings that a layout stands for: one folder is one mapping of "/". */
function mappingsOf({
  layout,
  HomeDirectoryMappings: [first, ...rest],
}: Omit<HomeValues, 'UserName'>): Mapping[] {
  if (layout === 'path' || !first) return [];
  return layout === 'folder' ? [{ ...first, Entry: '/', Type: 'DIRECTORY' }] : [first, ...rest];
}

export function checkHome(home: HomeValues, context: z.RefinementCtx): void {
  const refuse = (path: (string | number)[], message: string) =>
    context.addIssue({ code: 'custom', path, message });
  if (home.layout === 'path') {
    const path = home.HomeDirectory;
    if (path !== '' && !path.startsWith('/')) refuse(['HomeDirectory'], 'Start with “/”: /bucket/folder.');
    if (lengthOf(path) > PATH_LENGTH) refuse(['HomeDirectory'], `At most ${PATH_LENGTH} characters.`);
    return;
  }
  const mappings = mappingsOf(home);
  if (mappings.length === 0) refuse(['HomeDirectoryMappings'], 'Add at least one mapping.');
  for (const [index, problem] of mappingProblems(mappings, home.UserName).entries()) {
    if (problem?.Entry) refuse(['HomeDirectoryMappings', index, 'Entry'], problem.Entry);
    if (problem?.Target) refuse(['HomeDirectoryMappings', index, 'Target'], problem.Target);
  }
}

export function checkPolicy(values: { Policy: string; layout: HomeLayout }, context: z.RefinementCtx): void {
  const problem = policyProblem(values.Policy, values.layout);
  if (problem) context.addIssue({ code: 'custom', path: ['Policy'], message: problem });
}

export function checkPosix(profile: z.output<typeof posixProfile>, context: z.RefinementCtx): void {
  for (const member of ['Uid', 'Gid'] as const) {
    if (profile[member] !== undefined) continue;
    context.addIssue({ code: 'custom', path: ['PosixProfile', member], message: 'Enter a number.' });
  }
}

const createFields = z.object({
  ...reference,
  Domain: domain,
  Role: roleArn,
  ...homeFields,
  Policy: z.string(),
  PosixProfile: posixProfile,
  SshPublicKeyBody: publicKeyBody,
  Tags: tagsSchema,
});

export type CreateUserFields = z.output<typeof createFields>;
export type CreateUserValues = z.input<typeof createFields>;

function toGids(text: string): number[] {
  return text
    .split(/[\s,]+/)
    .filter(Boolean)
    .map(Number);
}

export function toPosixProfile({ Uid, Gid, SecondaryGids }: z.output<typeof posixProfile>) {
  const gids = toGids(SecondaryGids);
  return { Uid, Gid, ...(gids.length > 0 && { SecondaryGids: gids }) };
}

export function toHome(home: Omit<HomeValues, 'UserName'>) {
  if (home.layout === 'path') {
    return { HomeDirectoryType: 'PATH' as const, HomeDirectory: home.HomeDirectory };
  }
  return { HomeDirectoryType: 'LOGICAL' as const, HomeDirectoryMappings: mappingsOf(home) };
}

/** What was not filled in is left out, so that AWS's own defaults hold. */
export function toCreateUserInput(fields: CreateUserFields): CreateUserCommandInput {
  const { HomeDirectory, ...home } = { HomeDirectory: undefined, ...toHome(fields) };
  return {
    ServerId: fields.ServerId,
    UserName: fields.UserName,
    Role: fields.Role,
    ...home,
    ...(HomeDirectory && { HomeDirectory }),
    ...(fields.Domain === 'S3' && fields.Policy.trim() !== '' && { Policy: fields.Policy }),
    ...(fields.Domain === 'EFS' && { PosixProfile: toPosixProfile(fields.PosixProfile) }),
    ...(fields.SshPublicKeyBody && { SshPublicKeyBody: fields.SshPublicKeyBody }),
    ...(fields.Tags.length > 0 && { Tags: fields.Tags }),
  };
}

export const createUserSchema = createFields
  .superRefine(checkHome)
  .superRefine((fields, context) => {
    if (fields.Domain === 'S3') checkPolicy(fields, context);
    else checkPosix(fields.PosixProfile, context);
  })
  .transform(toCreateUserInput);

export const roleSectionSchema = z.object({ section: z.literal('role'), ...reference, Role: roleArn });
export const homeSectionSchema = z
  .object({ section: z.literal('home'), ...reference, ...homeFields })
  .superRefine(checkHome);
export const policySectionSchema = z
  .object({ section: z.literal('policy'), ...reference, layout, Policy: z.string() })
  .superRefine(checkPolicy);
export const posixSectionSchema = z
  .object({ section: z.literal('posix'), ...reference, PosixProfile: posixProfile })
  .superRefine((fields, context) => checkPosix(fields.PosixProfile, context));

const updateFields = z.discriminatedUnion('section', [
  roleSectionSchema,
  homeSectionSchema,
  policySectionSchema,
  posixSectionSchema,
]);

export type UpdateUserFields = z.output<typeof updateFields>;
export type UpdateUserValues = z.input<typeof updateFields>;
export type HomeSectionValues = z.input<typeof homeSectionSchema>;
export type PolicySectionValues = z.input<typeof policySectionSchema>;
export type PosixSectionValues = z.input<typeof posixSectionSchema>;
export type RoleSectionValues = z.input<typeof roleSectionSchema>;

/** Sends one section only. UpdateUser leaves alone what is absent, so an emptied policy goes as "". */
export function toUpdateUserInput(fields: UpdateUserFields): UpdateUserCommandInput {
  const { ServerId, UserName } = fields;
  const user = { ServerId, UserName };
  switch (fields.section) {
    case 'role':
      return { ...user, Role: fields.Role };
    case 'home':
      return { ...user, ...toHome(fields) };
    case 'policy':
      return { ...user, Policy: fields.Policy.trim() === '' ? '' : fields.Policy };
    case 'posix':
      return { ...user, PosixProfile: toPosixProfile(fields.PosixProfile) };
  }
}

export const updateUserSchema = updateFields.transform(toUpdateUserInput);

export const userRefSchema = z.object(reference);
export type UserRef = z.input<typeof userRefSchema>;

export const userTagsSchema = z.object({ ...reference, Tags: tagsSchema });
export type UserTagsValues = z.input<typeof userTagsSchema>;

export type StorageDomain = z.output<typeof domain>;
