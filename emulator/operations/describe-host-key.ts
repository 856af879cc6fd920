// Answers DescribeHostKey; the private half never returns.

import type { DescribeHostKeyRequest, DescribeHostKeyResponse } from '@aws-sdk/client-transfer';
import { existingHostKey } from './existing';
import { epochSeconds, type Operation } from './operation';

export const describeHostKey: Operation<DescribeHostKeyRequest, DescribeHostKeyResponse> = (
  input,
  context,
) => {
  const { ServerId: _, ...hostKey } = existingHostKey(context, input.ServerId, input.HostKeyId);
  return {
    HostKey: {
      ...hostKey,
      DateImported: epochSeconds(hostKey.DateImported),
      Tags: context.services.store.tags.list(hostKey.Arn),
    },
  };
};
