// For each operation an input that names what is there, and how each error that it declares is brought about, or why not.

import type { OperationName } from '../../lib/transfer-model/operations.gen';
import { ROLE, type Things } from './conformance-world';

/** Errors that no input brings about, whatever the operation. */
export const notSimulated: Record<string, string> = {
  InternalServiceError: 'a failure of the service itself',
  ServiceUnavailableException: 'a failure of the service itself',
  AccessDeniedException: 'the rights of callers are not evaluated',
  ConflictException: 'there are no VPC endpoints or distributions that a change would have to wait for',
};

const UNTHROTTLED = 'only full queues of connectors are throttled';
const ID_ALONE = 'an id of the right form is known or unknown, and never wrong';
const ANY_PAGE = 'what the model lets through is a page';
const NO_NATURAL_KEY = 'two may be alike in everything but their id';

/** Members to put over the valid input; what is undefined there is left out. */
export type Provocation = Record<string, unknown>;
/** A test that shows it better than one call can: its file and its title. */
export interface Elsewhere {
  file: string;
  title: string;
}
export type Proof = Provocation | Elsewhere | string;

export interface OperationErrors {
  /** Names what is there; complete, and refused for nothing. */
  input: Record<string, unknown>;
  InvalidRequestException: Proof;
  ResourceExistsException?: Proof;
  /** Where no id in the input can be unknown. */
  ResourceNotFoundException?: string;
}

const moving: Elsewhere = {
  file: 'states.test.ts',
  title: 'a server that moves takes neither start nor stop, and can be deleted',
};

export function declaredErrors(things: Things): Record<OperationName, OperationErrors> {
  const { managed, directory, lambda, as2, local, partner, workflow, sftpConnector, as2Connector } = things;
  const access = { ServerId: directory, ExternalId: 'S-1-1' };
  const agreement = { ServerId: as2, AgreementId: things.agreement };
  const user = { ServerId: managed, UserName: 'alice' };
  const key = { ...user, SshPublicKeyId: things.sshPublicKey };
  const hostKey = { ServerId: managed, HostKeyId: things.hostKey };
  const execution = { WorkflowId: workflow, ExecutionId: things.execution };
  const { webApp: WebAppId, certificate: CertificateId } = things;
  const IdentityCenterConfig = { InstanceArn: 'arn:aws:sso:::instance/ssoins-0123456789abcdef', Role: ROLE };
  const remote = { ConnectorId: sftpConnector };
  const ofAs2 = { ConnectorId: as2Connector };
  const ofLambda = { ServerId: lambda };
  const ofManaged = { ServerId: managed };
  const taggable = { Arn: `arn:aws:transfer:us-east-1:123456789012:server/${managed}` };
  const untaggable = { Arn: `arn:aws:transfer:us-east-1:123456789012:execution/${workflow}` };
  const insecure = { AccessEndpoint: 'http://files.example.com' };

  return {
    CreateAccess: {
      input: { ...access, ExternalId: 'S-1-9', Role: ROLE },
      InvalidRequestException: ofManaged,
      ResourceExistsException: access,
    },
    DescribeAccess: { input: access, InvalidRequestException: ofManaged },
    UpdateAccess: {
      input: access,
      InvalidRequestException: { HomeDirectoryType: 'LOGICAL' },
      ResourceExistsException: 'the SID of an access cannot change',
    },
    DeleteAccess: { input: access, InvalidRequestException: ofManaged },
    ListAccesses: { input: { ServerId: directory }, InvalidRequestException: ofManaged },

    CreateAgreement: {
      input: {
        ServerId: as2,
        LocalProfileId: local,
        PartnerProfileId: partner,
        AccessRole: ROLE,
        BaseDirectory: '/bucket/in',
      },
      InvalidRequestException: { BaseDirectory: undefined },
      ResourceExistsException: {},
    },
    DescribeAgreement: { input: agreement, InvalidRequestException: ID_ALONE },
    UpdateAgreement: {
      input: agreement,
      InvalidRequestException: { LocalProfileId: partner },
      ResourceExistsException: { PartnerProfileId: things.otherPartner },
    },
    DeleteAgreement: { input: agreement, InvalidRequestException: ID_ALONE },
    ListAgreements: { input: { ServerId: as2 }, InvalidRequestException: ANY_PAGE },

    ImportCertificate: {
      input: { Usage: 'SIGNING', Certificate: 'x' },
      InvalidRequestException: {},
      ResourceNotFoundException: 'it names nothing that is there',
    },
    DescribeCertificate: { input: { CertificateId }, InvalidRequestException: ID_ALONE },
    UpdateCertificate: { input: { CertificateId }, InvalidRequestException: { InactiveDate: 1 } },
    DeleteCertificate: {
      input: { CertificateId },
      InvalidRequestException: { CertificateId: things.partnerCertificate },
    },
    ListCertificates: {
      input: {},
      InvalidRequestException: ANY_PAGE,
      ResourceNotFoundException: 'it names nothing that is there',
    },

    CreateProfile: {
      input: { As2Id: 'NEW', ProfileType: 'PARTNER', CertificateIds: [things.partnerCertificate] },
      InvalidRequestException: { As2Id: 'two words' },
    },
    DescribeProfile: { input: { ProfileId: local }, InvalidRequestException: ID_ALONE },
    UpdateProfile: {
      input: { ProfileId: partner, CertificateIds: [things.partnerCertificate] },
      InvalidRequestException: { CertificateIds: [things.ownCertificate] },
    },
    DeleteProfile: { input: { ProfileId: local }, InvalidRequestException: {} },
    ListProfiles: {
      input: {},
      InvalidRequestException: ANY_PAGE,
      ResourceNotFoundException: 'it names nothing that is there',
    },

    CreateConnector: {
      input: {
        AccessRole: ROLE,
        Url: 'sftp://partner.example.com',
        SftpConfig: { UserSecretId: 'one' },
        SecurityPolicyName: 'TransferSFTPConnectorSecurityPolicy-2024-03',
      },
      InvalidRequestException: { As2Config: {} },
      ResourceExistsException: NO_NATURAL_KEY,
    },
    DescribeConnector: { input: remote, InvalidRequestException: ID_ALONE },
    UpdateConnector: {
      input: remote,
      InvalidRequestException: { As2Config: { LocalProfileId: local } },
      ResourceExistsException: NO_NATURAL_KEY,
    },
    DeleteConnector: { input: remote, InvalidRequestException: ID_ALONE },
    ListConnectors: {
      input: {},
      InvalidRequestException: ANY_PAGE,
      ResourceNotFoundException: 'it names nothing that is there',
    },
    TestConnection: { input: remote, InvalidRequestException: ofAs2 },
    StartFileTransfer: {
      input: { ...remote, SendFilePaths: ['/bucket/1'] },
      InvalidRequestException: { RetrieveFilePaths: ['/far'] },
    },
    ListFileTransferResults: {
      input: { ...remote, TransferId: things.transfer },
      InvalidRequestException: { NextToken: 'x' },
    },
    StartDirectoryListing: {
      input: { ...remote, RemoteDirectoryPath: '/', OutputDirectoryPath: '/bucket' },
      InvalidRequestException: ofAs2,
    },
    StartRemoteDelete: { input: { ...remote, DeletePath: '/x' }, InvalidRequestException: ofAs2 },
    StartRemoteMove: {
      input: { ...remote, SourcePath: '/x', TargetPath: '/y' },
      InvalidRequestException: ofAs2,
    },

    CreateServer: {
      input: { SecurityPolicyName: 'TransferSecurityPolicy-2024-01' },
      InvalidRequestException: { Protocols: ['FTPS'] },
      ResourceExistsException: NO_NATURAL_KEY,
    },
    DescribeServer: { input: ofManaged, InvalidRequestException: ID_ALONE },
    UpdateServer: {
      input: ofManaged,
      InvalidRequestException: { Protocols: ['FTP'] },
      ResourceExistsException: { HostKey: things.hostKeyBody },
    },
    DeleteServer: { input: ofManaged, InvalidRequestException: { ServerId: as2 } },
    ListServers: { input: {}, InvalidRequestException: ANY_PAGE },
    StartServer: { input: ofManaged, InvalidRequestException: moving },
    StopServer: { input: ofManaged, InvalidRequestException: moving },
    TestIdentityProvider: {
      input: { ...ofLambda, UserName: 'alice' },
      InvalidRequestException: ofManaged,
    },

    ImportHostKey: {
      input: { ServerId: managed, HostKeyBody: things.hostKeyBody },
      InvalidRequestException: { HostKeyBody: 'x' },
      ResourceExistsException: {},
    },
    DescribeHostKey: { input: hostKey, InvalidRequestException: ID_ALONE },
    UpdateHostKey: {
      input: { ...hostKey, Description: '' },
      InvalidRequestException: 'any description that the model lets through will do',
    },
    DeleteHostKey: {
      input: hostKey,
      InvalidRequestException: { ServerId: lambda, HostKeyId: things.lastHostKey },
    },
    ListHostKeys: { input: ofManaged, InvalidRequestException: ANY_PAGE },

    CreateUser: {
      input: { ...user, UserName: 'dave', Role: ROLE },
      InvalidRequestException: ofLambda,
      ResourceExistsException: { UserName: 'alice' },
    },
    DescribeUser: { input: user, InvalidRequestException: ofLambda },
    UpdateUser: { input: user, InvalidRequestException: ofLambda },
    DeleteUser: { input: user, InvalidRequestException: ofLambda },
    ListUsers: { input: ofManaged, InvalidRequestException: ofLambda },
    ImportSshPublicKey: {
      input: { ...user, SshPublicKeyBody: things.sshPublicKeyBody },
      InvalidRequestException: { SshPublicKeyBody: 'ssh-rsa AAAA' },
      ResourceExistsException: {},
    },
    DeleteSshPublicKey: { input: key, InvalidRequestException: ofLambda },

    CreateWorkflow: {
      input: { Steps: [] },
      InvalidRequestException: { Steps: [{ Type: 'COPY' }] },
      ResourceExistsException: NO_NATURAL_KEY,
    },
    DescribeWorkflow: { input: { WorkflowId: workflow }, InvalidRequestException: ID_ALONE },
    DeleteWorkflow: { input: { WorkflowId: workflow }, InvalidRequestException: {} },
    ListWorkflows: { input: {}, InvalidRequestException: ANY_PAGE },
    DescribeExecution: { input: execution, InvalidRequestException: ID_ALONE },
    ListExecutions: { input: { WorkflowId: workflow }, InvalidRequestException: ANY_PAGE },
    SendWorkflowStepState: {
      input: { ...execution, Token: 'unknown', Status: 'SUCCESS' },
      InvalidRequestException: {},
    },

    CreateWebApp: {
      input: { IdentityProviderDetails: { IdentityCenterConfig } },
      InvalidRequestException: insecure,
      ResourceNotFoundException: 'instances of IAM Identity Center are not looked up',
    },
    DescribeWebApp: { input: { WebAppId }, InvalidRequestException: ID_ALONE },
    UpdateWebApp: { input: { WebAppId }, InvalidRequestException: insecure },
    DeleteWebApp: { input: { WebAppId }, InvalidRequestException: ID_ALONE },
    ListWebApps: { input: {}, InvalidRequestException: ANY_PAGE },
    UpdateWebAppCustomization: {
      input: { WebAppId },
      InvalidRequestException: 'what the model lets through is shown, and not looked into',
    },
    DescribeWebAppCustomization: { input: { WebAppId }, InvalidRequestException: ID_ALONE },
    DeleteWebAppCustomization: { input: { WebAppId }, InvalidRequestException: ID_ALONE },

    DescribeSecurityPolicy: {
      input: { SecurityPolicyName: 'TransferSecurityPolicy-2024-01' },
      InvalidRequestException: ID_ALONE,
    },
    ListSecurityPolicies: { input: {}, InvalidRequestException: ANY_PAGE },
    TagResource: {
      input: { ...taggable, Tags: [{ Key: 'k', Value: 'v' }] },
      InvalidRequestException: untaggable,
    },
    UntagResource: { input: { ...taggable, TagKeys: ['k'] }, InvalidRequestException: untaggable },
    ListTagsForResource: { input: taggable, InvalidRequestException: untaggable },
  };
}

/** Those whose queue can be full. */
export const queued: readonly OperationName[] = [
  'StartFileTransfer',
  'StartDirectoryListing',
  'StartRemoteDelete',
  'StartRemoteMove',
];

export function whyNotThrottled(operation: OperationName): string | undefined {
  return queued.includes(operation) ? undefined : UNTHROTTLED;
}
