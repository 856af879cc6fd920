// The import as a job: one step for each user that is created or changed, then one for each further key; what is there already counts as done.

import 'server-only';
import { setTimeout as pause } from 'node:timers/promises';
import {
  CreateUserCommand,
  type CreateUserCommandInput,
  ImportSshPublicKeyCommand,
  UpdateUserCommand,
} from '@aws-sdk/client-transfer';
import { getDatabase } from '@/lib/db/database';
import { plural } from '@/lib/format';
import { defineJob, type JobStep, type Made, type StepContext } from '@/lib/jobs/definition';
import { forgetUser } from '@/lib/key-notes/forget-user';
import { noteFoundKey, noteOwnKey } from '@/lib/key-notes/own-key';
import { forgetDescribed } from '@/lib/servers/describe-cache';
import { describeStoredKey } from '@/lib/ssh-keys/rules';
import { rememberNew } from '@/lib/ssh-keys/seen-keys';
import { refuseWhileSuspended } from '@/lib/suspensions/store';
import { TransferFailure, toTransferError } from '@/lib/transfer/errors';
import { describeIfThere, differencesOf, fingerprintsOf } from './known-users';
import { hasWrite, type PlannedKey, type PlannedUser } from './plan';
import type { DifferenceChoice } from './rules';

export interface ImportJobInput {
  serverId: string;
  onDifference: DifferenceChoice;
  users: PlannedUser[];
}

type Context = StepContext<null>;
const LOOK_AGAIN_MS = 20;

const stepOfUser = (userName: string) => `user/${userName}`;

function madeUser({ ServerId, UserName = '' }: CreateUserCommandInput): Made {
  return { id: UserName, target: `${ServerId}/${UserName}` };
}

async function beginningOf({ jobId }: Context): Promise<number> {
  const job = getDatabase().selectFrom('job').select('createdAt').where('id', '=', jobId);
  return (await job.executeTakeFirstOrThrow()).createdAt;
}

/** CreateUser takes the first key along. */
function createStep({ values, keys: [key], line }: PlannedUser): JobStep<null> {
  const input = { ...values, ...(key && { SshPublicKeyBody: key.body }) };
  const { ServerId = '', UserName = '' } = input;
  const noted = async ({ environment: { id: environment }, actor }: Context, since?: number) => {
    forgetDescribed(environment, ServerId);
    const user = { environment, serverId: ServerId, userName: UserName };
    await forgetUser({ ...user, before: since });
    // CreateUser does not answer with the id of the first key.
    const made = key && { fingerprint: key.fingerprint, sshPublicKeyId: '' };
    if (made) await (since === undefined ? noteOwnKey : noteFoundKey)(user, made, actor.name);
    return madeUser(input);
  };
  return {
    name: stepOfUser(UserName),
    title: `Line ${line}: create ${UserName}`,
    operation: 'CreateUser',
    target: `${ServerId}/${UserName}`,
    input,
    run: async (context) => {
      const { send } = context;
      try {
        await send(new CreateUserCommand(input));
      } catch (error) {
        // Somebody made the same user meanwhile.
        if (toTransferError(error).code !== 'ResourceExistsException') throw error;
        const user = await describeIfThere(send, ServerId, UserName);
        const isSame = user && differencesOf(user, values).length === 0;
        if (!isSame || (key && !fingerprintsOf(user).has(key.fingerprint))) throw error;
        return madeUser(input);
      }
      return noted(context);
    },
    find: async (context) => {
      const user = await describeIfThere(context.send, ServerId, UserName);
      if (!user || differencesOf(user, values).length > 0) return undefined;
      if (key && !fingerprintsOf(user).has(key.fingerprint)) return undefined;
      // It was not there when the import began; what came since is its own.
      return noted(context, await beginningOf(context));
    },
  };
}

/** Nothing is sent where the user is as the file says. */
function updateStep({ values, line }: PlannedUser): JobStep<null> {
  const { ServerId, UserName, Role, HomeDirectoryType, HomeDirectory, HomeDirectoryMappings } = values;
  const home = HomeDirectoryType && { HomeDirectoryType, HomeDirectory, HomeDirectoryMappings };
  const input = { ServerId, UserName, ...(Role && { Role }), ...home };
  const made = madeUser(values);
  const isSame = async ({ send }: Context) => {
    const user = await describeIfThere(send, ServerId, UserName);
    return user !== undefined && differencesOf(user, values).length === 0;
  };
  return {
    name: stepOfUser(UserName ?? ''),
    title: `Line ${line}: change ${UserName}`,
    operation: 'UpdateUser',
    target: `${ServerId}/${UserName}`,
    input,
    run: async (context) => {
      if (!(await isSame(context))) await context.send(new UpdateUserCommand(input));
      return made;
    },
    find: async (context) => ((await isSame(context)) ? made : undefined),
  };
}

/** A user of the same file is made by a step that may be under way beside this one; it has begun before. */
async function userIsMade({ jobId }: Context, userName: string): Promise<void> {
  for (;;) {
    const row = await getDatabase()
      .selectFrom('jobStep')
      .select('state')
      .where('jobId', '=', jobId)
      .where('name', '=', stepOfUser(userName))
      .executeTakeFirst();
    if (!row || row.state === 'done') return;
    if (row.state !== 'waiting' && row.state !== 'running') {
      const message = `${userName} could not be created, so it gets no key.`;
      throw new TransferFailure({ code: 'UserMissing', kind: 'conflict', message, fields: [] });
    }
    await pause(LOOK_AGAIN_MS);
  }
}

function keyStep(
  { values: { ServerId = '', UserName = '' }, isKnown }: PlannedUser,
  { body, fingerprint, line }: PlannedKey,
): JobStep<null> {
  const user = (environment: string) => ({ environment, serverId: ServerId, userName: UserName });
  const made = (keyId: string): Made => ({ id: keyId, target: `${ServerId}/${UserName}/${keyId}` });
  const noted = async ({ environment, actor }: Context, SshPublicKeyId: string, note = noteOwnKey) => {
    const owner = user(environment.id);
    await rememberNew(owner, [{ SshPublicKeyId, fingerprint }]);
    await note(owner, { fingerprint, sshPublicKeyId: SshPublicKeyId }, actor.name);
    return made(SshPublicKeyId);
  };
  const present = async ({ send }: Context) => {
    const described = await describeIfThere(send, ServerId, UserName);
    const isIt = (text = '') => describeStoredKey(text).fingerprint === fingerprint;
    return described?.SshPublicKeys?.find(({ SshPublicKeyBody }) => isIt(SshPublicKeyBody))?.SshPublicKeyId;
  };
  const input = { ServerId, UserName, SshPublicKeyBody: body };
  return {
    name: `key/${UserName}/${fingerprint}`,
    title: `Line ${line}: add ${fingerprint} to ${UserName}`,
    operation: 'ImportSshPublicKey',
    target: `${ServerId}/${UserName}`,
    input,
    run: async (context) => {
      if (!isKnown) await userIsMade(context, UserName);
      await refuseWhileSuspended(user(context.environment.id));
      try {
        const { SshPublicKeyId = '' } = await context.send(new ImportSshPublicKeyCommand(input));
        return await noted(context, SshPublicKeyId);
      } catch (error) {
        if (toTransferError(error).code !== 'ResourceExistsException') throw error;
        const keyId = await present(context);
        if (keyId === undefined) throw error;
        return made(keyId);
      }
    },
    find: async (context) => {
      const keyId = await present(context);
      return keyId === undefined ? undefined : noted(context, keyId, noteFoundKey);
    },
  };
}

export const importUsersJob = defineJob<ImportJobInput>({
  kind: 'import-users',
  permission: 'CreateUser',
  independent: true,
  title: ({ users, serverId }) => `Import of ${plural(users.length, 'user')} into ${serverId}`,
  // Users before keys, for keys wait for their users.
  steps: (input) => {
    const written = input.users.filter((user) => hasWrite(user, input.onDifference));
    return [
      ...written.map((user) => (user.isKnown ? updateStep(user) : createStep(user))),
      ...input.users.flatMap((user) =>
        user.keys.slice(user.isKnown ? 0 : 1).map((key) => keyStep(user, key)),
      ),
    ];
  },
});
