// DescribeSecurityPolicy: the algorithms of one policy, in the documented order.

import type { DescribeSecurityPolicyRequest, DescribeSecurityPolicyResponse } from '@aws-sdk/client-transfer';
import { securityPolicyNamed } from '../security-policies/security-policy';
import { ResourceNotFoundException } from '../wire/errors';
import type { Operation } from './operation';

export const describeSecurityPolicy: Operation<
  DescribeSecurityPolicyRequest,
  DescribeSecurityPolicyResponse
> = ({ SecurityPolicyName: name }) => {
  const policy = securityPolicyNamed(name);
  if (!policy) throw new ResourceNotFoundException('Unknown security policy', name, 'SecurityPolicy');
  if (policy.Type === 'CONNECTOR') return { SecurityPolicy: { ...policy, Protocols: ['SFTP'] } };
  const { hostKeyAlgorithms: _, ...shown } = policy;
  return { SecurityPolicy: { ...shown, Protocols: ['SFTP', 'FTPS'] } };
};
