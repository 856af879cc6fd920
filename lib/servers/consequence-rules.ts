// What a new server will cost and to whom it opens, said before it is made. Pure.

import type { IdentityProviderType, Protocol } from '@aws-sdk/client-transfer';
import { list, plural } from '@/lib/format';
import { providerCosts } from './identity-rules';
import { speaksFtp, takesLogins } from './protocol-rules';

/** AWS Transfer Family pricing, in most Regions: dollars for each protocol and hour. */
const PER_HOUR = 0.3;
const HOURS_A_MONTH = 730;

export interface Choices {
  Protocols: readonly Protocol[];
  EndpointType: 'PUBLIC' | 'VPC';
  IdentityProviderType: IdentityProviderType;
  logs: boolean;
}

export function costsOf({ Protocols, IdentityProviderType }: Choices): string[] {
  const count = Protocols.length;
  if (count === 0) return [];
  const month = Math.round(count * PER_HOUR * HOURS_A_MONTH);
  return [
    `About ${month} US dollars a month: ${plural(count, 'protocol')} at ${PER_HOUR.toFixed(2)} an hour in most Regions, used or not, stopped or not, until the server is deleted. Data transferred comes on top.`,
    ...(takesLogins(Protocols) && IdentityProviderType !== 'SERVICE_MANAGED'
      ? [providerCosts[IdentityProviderType]]
      : []),
  ];
}

const ports: Record<Protocol, string> = { SFTP: '22', FTPS: '21', FTP: '21', AS2: '5080' };

export function exposureOf({ Protocols, EndpointType, IdentityProviderType, logs }: Choices): string[] {
  if (Protocols.length === 0) return [];
  const open = [...new Set(Protocols.map((protocol) => ports[protocol]))].sort(
    (a, b) => Number(a) - Number(b),
  );
  if (speaksFtp(Protocols)) open.push('8192 to 8200');
  const reached = `${open.length > 1 || speaksFtp(Protocols) ? 'ports' : 'port'} ${list(open)}`;
  return [
    EndpointType === 'PUBLIC'
      ? `Anyone on the internet can reach ${reached}; addresses cannot be filtered. Only the login keeps strangers out.`
      : `Only what the security groups let in from your network reaches ${reached}.${Protocols.includes('FTP') ? '' : ' Elastic IP addresses can open it to the internet later.'}`,
    ...(Protocols.includes('FTP')
      ? ['FTP sends passwords and files in the clear: anyone on the way can read them.']
      : []),
    ...(Protocols.includes('AS2')
      ? ['AS2 takes messages from anyone who can reach it; signing and encryption are up to each agreement.']
      : []),
    ...(takesLogins(Protocols) && ['AWS_LAMBDA', 'API_GATEWAY'].includes(IdentityProviderType)
      ? ['Your identity provider sees every password that is tried, right or wrong.']
      : []),
    ...(logs ? [] : ['Without a log group nobody can tell later who logged in and what was moved.']),
  ];
}
