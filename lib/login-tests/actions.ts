'use server';
// Asks a server's identity provider about one login. Audited like a write, for it tries a password on somebody's account.

import { TestIdentityProviderCommand } from '@aws-sdk/client-transfer';
import { defineAction } from '@/lib/transfer/action';
import type { ProviderAnswer } from './rules';
import { loginTestSchema, toTestInput } from './schema';

export const testIdentityProvider = defineAction({
  permission: 'TestIdentityProvider',
  input: loginTestSchema,
  target: ({ ServerId, UserName }) => `${ServerId}/${UserName}`,
  run: async ({ send }, input): Promise<ProviderAnswer> => {
    const answer = await send(new TestIdentityProviderCommand(toTestInput(input)));
    return {
      StatusCode: answer.StatusCode ?? 0,
      Url: answer.Url ?? '',
      Message: answer.Message ?? '',
      Response: answer.Response ?? '',
    };
  },
});
