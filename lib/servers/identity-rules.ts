// Who may answer for a server's users, what each provider needs, and who can no longer log in after a change. Pure.

import type { IdentityProviderType, SftpAuthenticationMethods } from '@aws-sdk/client-transfer';
import { plural } from '@/lib/format';

export const providerChoices: readonly { value: IdentityProviderType; label: string; help: string }[] = [
  {
    value: 'SERVICE_MANAGED',
    label: 'Service managed',
    help: 'Users and their SSH keys are kept by Transfer Family and managed here. No passwords.',
  },
  {
    value: 'AWS_DIRECTORY_SERVICE',
    label: 'Directory service',
    help: 'People of an Active Directory log in with their password; groups are given access here.',
  },
  {
    value: 'AWS_LAMBDA',
    label: 'Lambda function',
    help: 'Your function is asked about every login, by password or SSH key.',
  },
  {
    value: 'API_GATEWAY',
    label: 'API Gateway',
    help: 'Your REST API is asked about every login, so a web application firewall can stand before it.',
  },
];

/** What the choice adds to the bill, and how well it keeps up. */
export const providerCosts: Record<IdentityProviderType, string> = {
  SERVICE_MANAGED: 'No cost of its own.',
  AWS_DIRECTORY_SERVICE: 'The directory is billed by AWS Directory Service, by the hour.',
  AWS_LAMBDA: 'Each login is one call of the function; two where key and password are both asked for.',
  API_GATEWAY: 'Each login is one call of the API and of whatever stands behind it.',
};

export const authenticationChoices: readonly {
  value: SftpAuthenticationMethods;
  label: string;
  help: string;
}[] = [
  { value: 'PUBLIC_KEY_OR_PASSWORD', label: 'Key or password', help: 'Either is enough.' },
  { value: 'PUBLIC_KEY', label: 'Key only', help: 'Passwords are not asked for.' },
  { value: 'PASSWORD', label: 'Password only', help: 'Keys are not looked at.' },
  {
    value: 'PUBLIC_KEY_AND_PASSWORD',
    label: 'Key and password',
    help: 'Both, one after the other: the provider is asked twice.',
  },
];

export function authenticationName(method: string | undefined): string {
  return authenticationChoices.find(({ value }) => value === method)?.label ?? method ?? '';
}

/** Whether SFTP clients may prove themselves in more than one way: a directory knows passwords only, AWS keys only. */
export function choosesAuthentication(type: IdentityProviderType, protocols: readonly string[]): boolean {
  return (type === 'AWS_LAMBDA' || type === 'API_GATEWAY') && protocols.includes('SFTP');
}

export interface PresentLogins {
  users: number;
  accesses: number;
}

/** What ends with a change away from the present provider. Users and accesses stay and work again after a change back. */
export function lossOfProvider(type: IdentityProviderType | undefined, present: PresentLogins): string {
  if (type === 'SERVICE_MANAGED') {
    return present.users === 0
      ? 'No user loses access: this server has none.'
      : `${plural(present.users, 'user')} can no longer log in. They and their keys are kept, and work again if you change back.`;
  }
  if (type === 'AWS_DIRECTORY_SERVICE') {
    return present.accesses === 0
      ? 'No group loses access: none has one.'
      : `The members of ${plural(present.accesses, 'group')} can no longer log in. The accesses are kept, and work again if you change back.`;
  }
  return 'Everybody whom the present provider lets in can no longer log in, unless the new one knows them too. AWS cannot list them; the log tells who came lately.';
}
