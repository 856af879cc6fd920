// Which members of each kind Terraform's AWS provider takes, and how it names them (provider documentation, aws_transfer_*).

import type { ResourceKind } from './resource';

/** True: an argument of the same name in snake case. A record: a block. `flat`: its members stand one level up. */
export type Argument = true | { as: string } | { block: Arguments } | { flat: Arguments };
export type Arguments = Record<string, Argument>;

/** Arguments whose names are the API's. */
const same = (...names: string[]): Arguments => Object.fromEntries(names.map((name) => [name, true]));

const home: Arguments = {
  ...same('ServerId', 'Role', 'HomeDirectoryType', 'HomeDirectory', 'Policy'),
  HomeDirectoryMappings: { block: same('Entry', 'Target') },
  PosixProfile: { block: same('Uid', 'Gid', 'SecondaryGids') },
};

const vpc = same('VpcId', 'SubnetIds', 'SecurityGroupIds');
const trigger: Argument = { block: same('WorkflowId', 'ExecutionRole') };

const location: Argument = {
  block: {
    S3FileLocation: { block: same('Bucket', 'Key') },
    EfsFileLocation: { block: same('FileSystemId', 'Path') },
  },
};
const written: Arguments = { DestinationFileLocation: location, OverwriteExisting: true };
const details = (more: Arguments): Argument => ({
  block: { ...same('Name', 'SourceFileLocation'), ...more },
});

const step: Argument = {
  block: {
    Type: true,
    CopyStepDetails: details(written),
    CustomStepDetails: details(same('Target', 'TimeoutSeconds')),
    DecryptStepDetails: details({ Type: true, ...written }),
    DeleteStepDetails: details({}),
    TagStepDetails: details({ Tags: { block: same('Key', 'Value') } }),
  },
};

export const ARGUMENTS: Record<ResourceKind, { type: string; arguments: Arguments }> = {
  Server: {
    type: 'aws_transfer_server',
    arguments: {
      ...same('Protocols', 'Domain', 'EndpointType', 'Certificate', 'IdentityProviderType'),
      ...same('SecurityPolicyName', 'HostKey', 'LoggingRole', 'StructuredLogDestinations'),
      ...same('PreAuthenticationLoginBanner', 'PostAuthenticationLoginBanner'),
      EndpointDetails: { block: { ...vpc, ...same('AddressAllocationIds', 'VpcEndpointId') } },
      IdentityProviderDetails: {
        flat: same('Url', 'InvocationRole', 'DirectoryId', 'Function', 'SftpAuthenticationMethods'),
      },
      ProtocolDetails: {
        block: same('As2Transports', 'PassiveIp', 'SetStatOption', 'TlsSessionResumptionMode'),
      },
      S3StorageOptions: { block: same('DirectoryListingOptimization') },
      WorkflowDetails: { block: { OnUpload: trigger, OnPartialUpload: trigger } },
    },
  },
  User: { type: 'aws_transfer_user', arguments: { UserName: true, ...home } },
  SshPublicKey: {
    type: 'aws_transfer_ssh_key',
    arguments: { ...same('ServerId', 'UserName'), SshPublicKeyBody: { as: 'body' } },
  },
  HostKey: {
    type: 'aws_transfer_host_key',
    arguments: same('ServerId', 'HostKeyBody', 'Description'),
  },
  Access: { type: 'aws_transfer_access', arguments: { ExternalId: true, ...home } },
  Agreement: {
    type: 'aws_transfer_agreement',
    arguments: {
      ...same('ServerId', 'LocalProfileId', 'PartnerProfileId'),
      ...same('BaseDirectory', 'AccessRole', 'Description'),
    },
  },
  Certificate: {
    type: 'aws_transfer_certificate',
    arguments: same('Usage', 'Certificate', 'CertificateChain', 'PrivateKey', 'Description'),
  },
  Connector: {
    type: 'aws_transfer_connector',
    arguments: {
      ...same('Url', 'AccessRole', 'LoggingRole', 'SecurityPolicyName'),
      As2Config: {
        block: {
          ...same('LocalProfileId', 'PartnerProfileId', 'MessageSubject', 'Compression'),
          ...same('EncryptionAlgorithm', 'SigningAlgorithm', 'MdnSigningAlgorithm', 'MdnResponse'),
        },
      },
      SftpConfig: { block: same('UserSecretId', 'TrustedHostKeys') },
    },
  },
  Profile: { type: 'aws_transfer_profile', arguments: same('ProfileType', 'As2Id', 'CertificateIds') },
  WebApp: {
    type: 'aws_transfer_web_app',
    arguments: {
      ...same('AccessEndpoint', 'WebAppEndpointPolicy'),
      IdentityProviderDetails: { block: { IdentityCenterConfig: { block: same('InstanceArn', 'Role') } } },
      WebAppUnits: { block: same('Provisioned') },
      EndpointDetails: { block: { Vpc: { block: vpc } } },
    },
  },
  WebAppCustomization: {
    type: 'aws_transfer_web_app_customization',
    arguments: same('WebAppId', 'Title', 'LogoFile', 'FaviconFile'),
  },
  Workflow: {
    type: 'aws_transfer_workflow',
    arguments: { Description: true, Steps: step, OnExceptionSteps: step },
  },
};
