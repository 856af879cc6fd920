'use server';
// Starts what is done to many rows at once, as one job each.

import { defineJobStart } from '@/lib/jobs/job-actions';
import { type Permission, reasonAgainst } from '@/lib/permissions';
import type { ActionContext } from '@/lib/transfer/action';
import { TransferFailure } from '@/lib/transfer/errors';
import { deleteManyJob } from './delete-many-job';
import { keyOfManyJob, resumeManyJob, roleOfManyJob, suspendManyJob } from './many-users-job';
import { kindWords } from './rules';
import { deleteManySchema, keyOfManySchema, roleOfManySchema, tagManySchema, usersSchema } from './schema';
import { tagManyJob } from './tag-many-job';

/** Each step asks again; nothing is begun that could only fail. */
function mustBePermitted({ caller }: ActionContext, permission: Permission): void {
  const message = reasonAgainst(caller.role, permission);
  if (message) throw new TransferFailure({ code: 'NotPermitted', kind: 'denied', message, fields: [] });
}

const open = <Input>(input: Input) => ({ input, secrets: null });
const ofServer = ({ ServerId }: { ServerId?: string | undefined }) => ServerId ?? '';

export const tagMany = defineJobStart(tagManyJob, {
  operation: 'TagMany',
  input: tagManySchema,
  target: ofServer,
  check: async (context, { Kind }) => mustBePermitted(context, kindWords[Kind].tag ?? 'TagResource'),
  split: open,
});

export const deleteMany = defineJobStart(deleteManyJob, {
  operation: 'DeleteMany',
  input: deleteManySchema,
  target: ofServer,
  check: async (context, { Kind }) => mustBePermitted(context, kindWords[Kind].delete),
  split: open,
});

export const changeRoleOfMany = defineJobStart(roleOfManyJob, {
  operation: 'ChangeRoleOfMany',
  input: roleOfManySchema,
  target: ofServer,
  check: async (context) => mustBePermitted(context, 'UpdateUser'),
  split: open,
});

export const addKeyToMany = defineJobStart(keyOfManyJob, {
  operation: 'AddKeyToMany',
  input: keyOfManySchema,
  target: ofServer,
  check: async (context) => mustBePermitted(context, 'ImportSshPublicKey'),
  split: open,
});

export const suspendMany = defineJobStart(suspendManyJob, {
  operation: 'SuspendMany',
  input: usersSchema,
  target: ofServer,
  check: async (context) => mustBePermitted(context, 'SuspendUser'),
  split: open,
});

export const resumeMany = defineJobStart(resumeManyJob, {
  operation: 'ResumeMany',
  input: usersSchema,
  target: ofServer,
  check: async (context) => mustBePermitted(context, 'ResumeUser'),
  split: open,
});
