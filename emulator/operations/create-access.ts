// Answers CreateAccess.

import type { CreateAccessRequest, CreateAccessResponse } from '@aws-sdk/client-transfer';
import { ResourceExistsException } from '../wire/errors';
import { directoryServer } from './directory-server';
import { checkFileAccess, newFileAccess } from './file-access-rules';
import type { Operation } from './operation';
import { refuseAboveQuota } from './quotas';

export const createAccess: Operation<CreateAccessRequest, CreateAccessResponse> = (input, context) => {
  const { accesses } = context.services.store;
  const { ServerId, ExternalId } = input;
  const server = directoryServer(context, ServerId, 'create accesses');
  if (accesses.get(ServerId, ExternalId)) {
    throw new ResourceExistsException('Access already exists', ExternalId, 'Access');
  }
  const access = { ExternalId, ...newFileAccess(input) };
  checkFileAccess(access, server, context);
  refuseAboveQuota(context, 'accessesPerServer', accesses.count(ServerId));
  accesses.put(ServerId, access);
  return { ServerId, ExternalId };
};
