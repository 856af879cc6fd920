// The kinds of server that most people want, as choices that go together. Pure.

import type { IdentityProviderType, Protocol } from '@aws-sdk/client-transfer';

export interface PresetChoices {
  Protocols: Protocol[];
  EndpointType: 'PUBLIC' | 'VPC';
  IdentityProviderType: IdentityProviderType;
  Domain?: 'S3';
}

export interface Preset {
  name: string;
  help: string;
  choices: PresetChoices;
}

export const presets: readonly Preset[] = [
  {
    name: 'Public SFTP',
    help: 'Partners on the internet, SSH keys kept here',
    choices: { Protocols: ['SFTP'], EndpointType: 'PUBLIC', IdentityProviderType: 'SERVICE_MANAGED' },
  },
  {
    name: 'Internal SFTP',
    help: 'Your own network, or some addresses of the internet',
    choices: { Protocols: ['SFTP'], EndpointType: 'VPC', IdentityProviderType: 'SERVICE_MANAGED' },
  },
  {
    name: 'FTPS with a directory',
    help: 'People of an Active Directory, with passwords',
    choices: { Protocols: ['FTPS'], EndpointType: 'VPC', IdentityProviderType: 'AWS_DIRECTORY_SERVICE' },
  },
  {
    name: 'AS2',
    help: 'Messages of trading partners, no logins',
    choices: {
      Protocols: ['AS2'],
      EndpointType: 'VPC',
      IdentityProviderType: 'SERVICE_MANAGED',
      Domain: 'S3',
    },
  },
];

type Present = Omit<PresetChoices, 'Domain' | 'Protocols'> & { Protocols: readonly Protocol[] };

export function isPreset({ choices }: Preset, present: Present): boolean {
  return (
    choices.EndpointType === present.EndpointType &&
    choices.IdentityProviderType === present.IdentityProviderType &&
    choices.Protocols.length === present.Protocols.length &&
    choices.Protocols.every((protocol) => present.Protocols.includes(protocol))
  );
}
