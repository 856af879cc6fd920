// What a test of an identity provider asks, and what it becomes on the wire.

import type { TestIdentityProviderCommandInput } from '@aws-sdk/client-transfer';
import { z } from 'zod';
import { serverId, userName } from '@/lib/fields/leaves';
import { lengthOf } from '@/lib/transfer-model/constraints';
import * as shapes from '@/lib/transfer-model/constraints.gen';

export const loginTestSchema = z.object({
  ServerId: serverId,
  UserName: userName,
  UserPassword: z
    .string()
    .refine((text) => lengthOf(text) <= shapes.UserPassword.max, 'A password has at most 1,024 characters.'),
  ServerProtocol: z.enum(['SFTP', 'FTPS', 'FTP']),
  SourceIp: z
    .string()
    .trim()
    .regex(/^[0-9a-fA-F.:]{0,32}$/, 'Enter an address such as 203.0.113.7; AWS takes at most 32 characters.'),
});

export type LoginTestForm = z.input<typeof loginTestSchema>;
export type LoginTestValues = z.output<typeof loginTestSchema>;

export function toTestInput({
  UserPassword,
  SourceIp,
  ...test
}: LoginTestValues): TestIdentityProviderCommandInput {
  return { ...test, ...(UserPassword && { UserPassword }), ...(SourceIp && { SourceIp }) };
}
