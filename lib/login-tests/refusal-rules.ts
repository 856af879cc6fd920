// What a refusal means, in words that say where to look; AWS's own message stays in it. Pure.

import type { IdentityProviderType } from '@aws-sdk/client-transfer';

const reasons: readonly [RegExp, string][] = [
  [
    /^No associated access found/i,
    'None of the person’s groups has an access on this server. Give one of them an access; only direct members count.',
  ],
  [
    /^More than one associated access/i,
    'The person is in more than one group with an access, and AWS does not choose. Take them out of all but one.',
  ],
  [
    /no answer within|timed? ?out/i,
    'The provider took too long: AWS waits ten seconds. Look at what it does before it answers.',
  ],
  [
    /^Unable to call identity provider/i,
    'The provider could not be asked. See that it exists in this Region and lets Transfer Family call it.',
  ],
  [/status (4\d\d|5\d\d)/i, 'The provider failed. A refusal must be status 200 with an empty object.'],
];

export function refusalReason(message: string, provider: IdentityProviderType | undefined): string {
  const known = reasons.find(([pattern]) => pattern.test(message))?.[1];
  if (known) return `${known} AWS says: ${message}`;
  if (/^Authentication failed/i.test(message)) {
    return provider === 'AWS_DIRECTORY_SERVICE'
      ? 'The directory does not take this name with this password. The name is the one of the account (sAMAccountName), and a password is needed.'
      : 'The provider let nobody in: its answer names no Role.';
  }
  return message;
}
