// What may be asked of many rows at once.

import { z } from 'zod';
import { roleArn, serverId, userName } from '@/lib/fields/leaves';
import { sshPublicKeyBody } from '@/lib/ssh-keys/schema';
import { tagKey, tagSchema, tagsSchema } from '@/lib/tags/schema';
import { bulkKinds, kindWords, MOST_AT_ONCE } from './rules';

const TOO_MANY = `One run takes at most ${MOST_AT_ONCE.toLocaleString('en')} rows. Select fewer.`;

/** `Id` names the row for AWS, `Name` for people. */
const item = z.object({ Id: z.string().min(1).max(200), Name: z.string().max(300).optional() });

function unique<Item>(items: Item[], keyOf: (item: Item) => string): Item[] {
  return [...new Map(items.map((each) => [keyOf(each), each])).values()];
}

const selection = {
  Kind: z.enum(bulkKinds),
  /** Of users, agreements and accesses. */
  ServerId: serverId.optional(),
  Items: z
    .array(item)
    .min(1)
    .max(MOST_AT_ONCE, TOO_MANY)
    .transform((items) => unique(items, ({ Id }) => Id)),
};
const ofServer = new Set(['user', 'agreement', 'access']);
const namesItsServer = ({ Kind, ServerId }: { Kind: string; ServerId?: string | undefined }) =>
  ofServer.has(Kind) === (ServerId !== undefined);

export const deleteManySchema = z.object(selection).refine(namesItsServer);
export type DeleteManyValues = z.input<typeof deleteManySchema>;
export type DeleteMany = z.output<typeof deleteManySchema>;

export const tagManySchema = z
  .object({
    ...selection,
    Mode: z.enum(['set', 'remove', 'replace']),
    Tags: z.array(tagSchema).max(50),
    Keys: z.array(tagKey).max(50),
  })
  .refine(namesItsServer)
  .refine(({ Kind }) => kindWords[Kind].tag !== undefined);
export type TagManyValues = z.input<typeof tagManySchema>;
export type TagMany = z.output<typeof tagManySchema>;

/** The dialog's own form: rows that are empty are left out. */
export const tagManyFormSchema = z
  .object({ Mode: z.enum(['set', 'remove', 'replace']), Tags: tagsSchema, Keys: z.string() })
  .transform(({ Mode, Tags, Keys }) => ({
    Mode,
    Tags: Mode === 'remove' ? [] : Tags,
    Keys: Mode === 'remove' ? keysOf(Keys) : [],
  }))
  .superRefine(({ Mode, Tags, Keys }, context) => {
    const refuse = (path: string, message: string) =>
      context.addIssue({ code: 'custom', path: [path], message });
    if (Mode === 'set' && Tags.length === 0) refuse('Tags', 'Enter a tag.');
    if (Mode !== 'remove') return;
    if (Keys.length === 0) refuse('Keys', 'Enter the key of a tag.');
    const problem = Keys.map((key) => tagKey.safeParse(key)).find(({ success }) => !success)?.error
      ?.issues[0];
    if (problem) refuse('Keys', problem.message);
  });
export type TagManyFormValues = z.input<typeof tagManyFormSchema>;
export type TagManyForm = z.output<typeof tagManyFormSchema>;

function keysOf(text: string): string[] {
  return [
    ...new Set(
      text
        .split(/[\n,]/)
        .map((key) => key.trim())
        .filter(Boolean),
    ),
  ];
}

const users = {
  ServerId: serverId,
  UserNames: z
    .array(userName)
    .min(1)
    .max(MOST_AT_ONCE, TOO_MANY)
    .transform((names) => unique(names, (name) => name)),
};

export const usersSchema = z.object(users);
export type UsersValues = z.input<typeof usersSchema>;
export type Users = z.output<typeof usersSchema>;

export const roleOfManySchema = z.object({ ...users, Role: roleArn });
export type RoleOfManyValues = z.input<typeof roleOfManySchema>;
export type RoleOfMany = z.output<typeof roleOfManySchema>;

export const keyOfManySchema = z.object({ ...users, SshPublicKeyBody: sshPublicKeyBody });
export type KeyOfManyValues = z.input<typeof keyOfManySchema>;
export type KeyOfMany = z.output<typeof keyOfManySchema>;

export const roleFormSchema = z.object({ Role: roleArn });
export const keyFormSchema = z.object({ SshPublicKeyBody: sshPublicKeyBody });
