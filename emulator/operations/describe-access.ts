// Answers DescribeAccess.

import type { DescribeAccessRequest, DescribeAccessResponse } from '@aws-sdk/client-transfer';
import { directoryServer } from './directory-server';
import { existingAccess } from './existing';
import type { Operation } from './operation';

export const describeAccess: Operation<DescribeAccessRequest, DescribeAccessResponse> = (
  { ServerId, ExternalId },
  context,
) => {
  directoryServer(context, ServerId, 'describe accesses');
  return { ServerId, Access: existingAccess(context, ServerId, ExternalId) };
};
