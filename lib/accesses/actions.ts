'use server';
// Writes about accesses.

import {
  CreateAccessCommand,
  DeleteAccessCommand,
  DescribeAccessCommand,
  UpdateAccessCommand,
} from '@aws-sdk/client-transfer';
import { defineAction } from '@/lib/transfer/action';
import { nameGroup } from './group-names';
import { accessRefSchema, type CheckedAccess, createAccessSchema, updateAccessSchema } from './schema';

const target = ({ access }: CheckedAccess) => `${access.ServerId}/${access.ExternalId}`;

function named(environment: string, { access, GroupName: name }: CheckedAccess) {
  return nameGroup({ environment, sid: access.ExternalId ?? '', name });
}

export const createAccess = defineAction({
  permission: 'CreateAccess',
  input: createAccessSchema,
  target,
  run: async ({ send, environment }, input) => {
    await send(new CreateAccessCommand(input.access));
    await named(environment.id, input);
  },
});

export const updateAccess = defineAction({
  permission: 'UpdateAccess',
  input: updateAccessSchema,
  target,
  before: async ({ send }, { access: { ServerId, ExternalId } }) =>
    (await send(new DescribeAccessCommand({ ServerId, ExternalId }))).Access,
  after: ({ access: { ServerId: _, ...change } }) => change,
  run: async ({ send, environment }, input) => {
    await send(new UpdateAccessCommand(input.access));
    await named(environment.id, input);
  },
});

/** The group keeps its name here, for it may be given access again. */
export const deleteAccess = defineAction({
  permission: 'DeleteAccess',
  input: accessRefSchema,
  target: ({ ServerId, ExternalId }) => `${ServerId}/${ExternalId}`,
  run: async ({ send }, input) => {
    await send(new DeleteAccessCommand(input));
  },
});
