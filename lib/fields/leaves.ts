// The zod leaves that every schema is made of, bounded by the API's own shapes, with sentences for people.

import { z } from 'zod';
import { type Constraint, satisfies } from '@/lib/transfer-model/constraints';
import * as shapes from '@/lib/transfer-model/constraints.gen';

/** A string within a shape's limits; `message` says what to type instead. */
export function shaped(constraint: Constraint, message: string) {
  return z.string().refine((text) => satisfies(constraint, text), message);
}

export const serverId = shaped(shapes.ServerId, 'A server id looks like s-0123456789abcdef0.');
export const userName = shaped(
  shapes.UserName,
  'Use 3 to 100 letters, digits, _ - . or @, and do not start with - . or @.',
);
export const roleArn = shaped(
  shapes.Role,
  'Enter the ARN of an IAM role, such as arn:aws:iam::111122223333:role/sftp-user.',
);
export const pageToken = z.string().min(1).max(6144).optional();
export const securityPolicyName = shaped(
  shapes.SecurityPolicyName,
  'A security policy is named like TransferSecurityPolicy-2024-01.',
);
export const certificateId = shaped(
  shapes.CertificateId,
  'A certificate id looks like cert-0123456789abcdef0.',
);
export const profileId = shaped(shapes.ProfileId, 'A profile id looks like p-0123456789abcdef0.');
