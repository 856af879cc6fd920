// What is done to many users of a server, one step each: another role, one more key, suspended, resumed.

import 'server-only';
import { DescribeUserCommand, ImportSshPublicKeyCommand, UpdateUserCommand } from '@aws-sdk/client-transfer';
import { type AnyJobDefinition, defineJob, type JobStep, type StepContext } from '@/lib/jobs/definition';
import { noteOwnKey } from '@/lib/key-notes/own-key';
import { fingerprintOfLine } from '@/lib/ssh-keys/rules';
import { rememberNew } from '@/lib/ssh-keys/seen-keys';
import { findSuspension, refuseWhileSuspended } from '@/lib/suspensions/store';
import { isSuspended, resumeUser, suspendUser } from '@/lib/suspensions/suspend';
import { counted, placeOf } from './rules';
import type { KeyOfMany, RoleOfMany, Users } from './schema';

type Own = Pick<JobStep<null>, 'operation' | 'title' | 'input' | 'run' | 'find'>;
type User = { ServerId: string; UserName: string };

function stepsFor(input: Users, own: (user: User) => Own): JobStep<null>[] {
  const { ServerId, UserNames } = input;
  return UserNames.map((UserName) => {
    const target = `${ServerId}/${UserName}`;
    return { name: target, target, ...own({ ServerId, UserName }) };
  });
}

const users = ({ UserNames }: Users) => counted('user', UserNames.length);
const ofUsers = ({ ServerId }: Users) => placeOf('user', ServerId);
const made = ({ ServerId, UserName }: User) => ({ id: UserName, target: `${ServerId}/${UserName}` });

const roleOfManyJob = defineJob<RoleOfMany>({
  kind: 'role-of-many-users',
  permission: 'RunJobs',
  title: (input) => `Another role for ${users(input)}`,
  place: ofUsers,
  steps: (input) =>
    stepsFor(input, (user) => ({
      operation: 'UpdateUser',
      title: `Change the role of ${user.UserName}`,
      input: { ...user, Role: input.Role },
      run: async ({ send }) => {
        await send(new UpdateUserCommand({ ...user, Role: input.Role }));
        return made(user);
      },
      find: async ({ send }) => {
        const { User } = await send(new DescribeUserCommand(user));
        return User?.Role === input.Role ? made(user) : undefined;
      },
    })),
  independent: true,
});

const keyOfManyJob = defineJob<KeyOfMany>({
  kind: 'key-of-many-users',
  permission: 'RunJobs',
  title: (input) => `One more key for ${users(input)}`,
  place: ofUsers,
  steps: (input) =>
    stepsFor(input, (user) => ({
      operation: 'ImportSshPublicKey',
      title: `Add the key to ${user.UserName}`,
      input: { ...user, SshPublicKeyBody: input.SshPublicKeyBody },
      run: async (context) => (await findKey(context, user, input)) ?? addKey(context, user, input),
      find: (context) => findKey(context, user, input),
    })),
  independent: true,
});

type Key = Pick<KeyOfMany, 'SshPublicKeyBody'>;

/** The key of a user that has it already is not added twice. */
async function findKey({ send }: StepContext<null>, user: User, { SshPublicKeyBody }: Key) {
  const wanted = fingerprintOfLine(SshPublicKeyBody);
  const { User } = await send(new DescribeUserCommand(user));
  const found = User?.SshPublicKeys?.find((key) => fingerprintOfLine(key.SshPublicKeyBody ?? '') === wanted);
  const { SshPublicKeyId = '' } = found ?? {};
  return found && { id: SshPublicKeyId, target: `${user.ServerId}/${user.UserName}/${SshPublicKeyId}` };
}

async function addKey({ send, environment, actor }: StepContext<null>, user: User, key: Key) {
  const of = { environment: environment.id, serverId: user.ServerId, userName: user.UserName };
  await refuseWhileSuspended(of);
  const command = new ImportSshPublicKeyCommand({ ...user, SshPublicKeyBody: key.SshPublicKeyBody });
  const { SshPublicKeyId = '' } = await send(command);
  const fingerprint = fingerprintOfLine(key.SshPublicKeyBody) ?? '';
  await rememberNew(of, [{ SshPublicKeyId, fingerprint }]);
  await noteOwnKey(of, { fingerprint, sshPublicKeyId: SshPublicKeyId }, actor.name);
  return { id: SshPublicKeyId, target: `${user.ServerId}/${user.UserName}/${SshPublicKeyId}` };
}

const suspendManyJob = defineJob<Users>({
  kind: 'suspend-many-users',
  permission: 'RunJobs',
  title: (input) => `Suspension of ${users(input)}`,
  place: ofUsers,
  steps: (input) =>
    stepsFor(input, (user) => ({
      operation: 'SuspendUser',
      title: `Suspend ${user.UserName}`,
      input: user,
      run: async (context) => {
        await suspendUser(context, user);
        return made(user);
      },
      find: async (context) => ((await isSuspended(context, user)) ? made(user) : undefined),
    })),
  independent: true,
});

const resumeManyJob = defineJob<Users>({
  kind: 'resume-many-users',
  permission: 'RunJobs',
  title: (input) => `Resumption of ${users(input)}`,
  place: ofUsers,
  steps: (input) =>
    stepsFor(input, (user) => ({
      operation: 'ResumeUser',
      title: `Resume ${user.UserName}`,
      input: user,
      run: async (context) => {
        await resumeUser(context, user);
        return made(user);
      },
      find: async ({ environment }) => {
        const of = { environment: environment.id, serverId: user.ServerId, userName: user.UserName };
        return (await findSuspension(of)) ? undefined : made(user);
      },
    })),
  independent: true,
});

export { keyOfManyJob, resumeManyJob, roleOfManyJob, suspendManyJob };
export const manyUsersJobs: AnyJobDefinition[] = [roleOfManyJob, keyOfManyJob, suspendManyJob, resumeManyJob];
