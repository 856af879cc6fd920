'use server';
// Writes about users.

import {
  CreateUserCommand,
  DeleteUserCommand,
  DescribeUserCommand,
  TagResourceCommand,
  UntagResourceCommand,
  UpdateUserCommand,
} from '@aws-sdk/client-transfer';
import { forgetUser } from '@/lib/key-notes/forget-user';
import { noteOwnKey } from '@/lib/key-notes/own-key';
import { forgetDescribed } from '@/lib/servers/describe-cache';
import { fingerprintOfLine } from '@/lib/ssh-keys/rules';
import { forget } from '@/lib/ssh-keys/seen-keys';
import { resumeUser as resume, suspendUser as suspend } from '@/lib/suspensions/suspend';
import { defineAction } from '@/lib/transfer/action';
import { createUserSchema, updateUserSchema, userRefSchema, userTagsSchema } from './schema';

type Reference = { ServerId?: string | undefined; UserName?: string | undefined };
const target = ({ ServerId, UserName }: Reference) => `${ServerId}/${UserName}`;

export const createUser = defineAction({
  permission: 'CreateUser',
  input: createUserSchema,
  target,
  run: async ({ send, environment, caller }, input) => {
    await send(new CreateUserCommand(input));
    forgetDescribed(environment.id, input.ServerId ?? '');
    const { ServerId = '', UserName = '', SshPublicKeyBody = '' } = input;
    const user = { environment: environment.id, serverId: ServerId, userName: UserName };
    await forgetUser(user);
    const fingerprint = fingerprintOfLine(SshPublicKeyBody);
    // CreateUser does not answer with the id of the first key.
    if (fingerprint) await noteOwnKey(user, { fingerprint, sshPublicKeyId: '' }, caller.name);
  },
});

export const updateUser = defineAction({
  permission: 'UpdateUser',
  input: updateUserSchema,
  target,
  before: async ({ send }, { ServerId, UserName }) =>
    (await send(new DescribeUserCommand({ ServerId, UserName }))).User,
  run: async ({ send }, input) => {
    await send(new UpdateUserCommand(input));
  },
});

export const deleteUser = defineAction({
  permission: 'DeleteUser',
  input: userRefSchema,
  target,
  run: async ({ send, environment }, input) => {
    await send(new DeleteUserCommand(input));
    forgetDescribed(environment.id, input.ServerId);
    const user = { environment: environment.id, serverId: input.ServerId, userName: input.UserName };
    await forget(user);
    await forgetUser(user);
  },
});

/** Makes the user's tags these and no others. The ARN is asked of AWS, so that nothing but a user can be tagged. */
export const setUserTags = defineAction({
  permission: 'TagUser',
  operation: 'TagResource',
  input: userTagsSchema,
  target,
  run: async ({ send }, { Tags, ...reference }) => {
    const { User } = await send(new DescribeUserCommand(reference));
    const Arn = User?.Arn;
    if (!Arn) throw new Error('DescribeUser answered without an ARN.');
    const present = new Map(User.Tags?.map(({ Key, Value }) => [Key ?? '', Value]));
    const wanted = new Set(Tags.map(({ Key }) => Key));
    const changed = Tags.filter(({ Key, Value }) => present.get(Key) !== Value);
    const gone = [...present.keys()].filter((key) => !wanted.has(key) && !key.startsWith('aws:'));
    // Room is made first, since fifty is the most.
    if (gone.length > 0) await send(new UntagResourceCommand({ Arn, TagKeys: gone }));
    if (changed.length > 0) await send(new TagResourceCommand({ Arn, Tags: changed }));
  },
});

/** Takes the keys off and keeps them here until the user is resumed. */
export const suspendUser = defineAction({
  permission: 'SuspendUser',
  input: userRefSchema,
  target,
  run: ({ send, environment, caller }, input) => suspend({ send, environment, actor: caller }, input),
});

export const resumeUser = defineAction({
  permission: 'ResumeUser',
  input: userRefSchema,
  target,
  run: ({ send, environment, caller }, input) => resume({ send, environment, actor: caller }, input),
});
