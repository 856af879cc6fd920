// Answers UpdateAccess: what is absent stays, and the outcome is held to the rules of a new access.

import type { UpdateAccessRequest, UpdateAccessResponse } from '@aws-sdk/client-transfer';
import { directoryServer } from './directory-server';
import { existingAccess } from './existing';
import { checkFileAccess, updatedFileAccess } from './file-access-rules';
import type { Operation } from './operation';

export const updateAccess: Operation<UpdateAccessRequest, UpdateAccessResponse> = (input, context) => {
  const { ServerId, ExternalId } = input;
  const server = directoryServer(context, ServerId, 'update accesses');
  const present = existingAccess(context, ServerId, ExternalId);
  const access = { ExternalId, ...updatedFileAccess(present, input) };
  checkFileAccess(access, server, context);
  context.services.store.accesses.put(ServerId, access);
  return { ServerId, ExternalId };
};
