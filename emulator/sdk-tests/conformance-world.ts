// One emulator with at least three of everything, called by hand: the SDK would not send what is to be refused.

import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { type AddressInfo, createServer, type Server } from 'node:net';
import { join } from 'node:path';
import ssh2, { type SFTPWrapper } from 'ssh2';
import { vi } from 'vitest';
import type { OperationName } from '../../lib/transfer-model/operations.gen';
import { generateHostKey } from '../keys/host-key';
import { startEmulator, temporaryFolder } from './harness';
import { newCertificate } from './new-certificate';
import { newKeyPair } from './new-key-pair';

export const ROLE = 'arn:aws:iam::123456789012:role/transfer';
const FUNCTION = 'arn:aws:lambda:us-east-1:123456789012:function:away';
const VPC = { EndpointType: 'VPC', EndpointDetails: { VpcId: 'vpc-1', SubnetIds: ['subnet-1'] } };

type Json = Record<string, unknown>;

export interface Answer {
  status: number;
  body: Json;
}

/** Ids of what there is. */
export interface Things {
  managed: string;
  directory: string;
  lambda: string;
  as2: string;
  /** Of `lambda`, which has no other. */
  lastHostKey: string;
  hostKey: string;
  hostKeyBody: string;
  sshPublicKey: string;
  sshPublicKeyBody: string;
  local: string;
  partner: string;
  otherPartner: string;
  ownCertificate: string;
  partnerCertificate: string;
  certificate: string;
  agreement: string;
  otherAgreement: string;
  as2Connector: string;
  sftpConnector: string;
  transfer: string;
  workflow: string;
  execution: string;
  webApp: string;
}

export interface ConformanceWorld {
  call(operation: OperationName, input: object): Promise<Answer>;
  things: Things;
  /** Fills the queue of the SFTP connector, whose server never says a word. */
  fillQueue(): Promise<void>;
  close(): Promise<void>;
}

export async function startConformanceWorld(): Promise<ConformanceWorld> {
  const silent = createServer((socket) => socket.on('error', () => {})).listen(0, '127.0.0.1');
  await once(silent, 'listening');
  const secret = { Username: 'us', Password: 'secret' };
  const folder = temporaryFolder();
  writeFileSync(join(folder.path, 'secrets.json'), JSON.stringify({ one: secret, two: secret }));
  // A function that never answers keeps executions under way.
  const args = ['--lambda', `${FUNCTION}=http://127.0.0.1:${portOf(silent)}`];
  const target = await startEmulator({ dataDir: folder.path, args });
  const call = caller(target.endpoint);
  const make = async (operation: OperationName, input: object) => {
    const { status, body } = await call(operation, input);
    if (status !== 200) throw new Error(`${operation} was refused: ${JSON.stringify(body)}`);
    return body as Record<string, string> & Json;
  };
  const things = await arrange(make, portOf(silent));
  const client = await upload(target.endpoint, things.managed);
  const execution = await vi.waitUntil(
    async () => {
      const { Executions = [] } = await make('ListExecutions', { WorkflowId: things.workflow });
      const [first, , third] = Executions as { ExecutionId: string }[];
      return third && first?.ExecutionId;
    },
    { timeout: 20_000, interval: 20 },
  );
  return {
    call,
    things: { ...things, execution },
    async fillQueue() {
      const SendFilePaths = Array.from({ length: 10 }, (_, index) => `/bucket/${index}`);
      const input = { ConnectorId: things.sftpConnector, SendFilePaths };
      while ((await call('StartFileTransfer', input)).status === 200);
      while ((await call('StartFileTransfer', { ...input, SendFilePaths: ['/bucket/x'] })).status === 200);
    },
    async close() {
      client.destroy();
      silent.close();
      await target.stop();
      folder.remove();
    },
  };
}

const portOf = (server: Server) => (server.address() as AddressInfo).port;

function caller(endpoint: string): ConformanceWorld['call'] {
  return async (operation, input) => {
    const response = await fetch(endpoint, {
      method: 'POST',
      body: JSON.stringify(input),
      headers: {
        'Content-Type': 'application/x-amz-json-1.1',
        'X-Amz-Target': `TransferService.${operation}`,
        Authorization: `AWS4-HMAC-SHA256 Credential=AKID/20260101/us-east-1/transfer/aws4_request, SignedHeaders=host;x-amz-date, Signature=${'a'.repeat(64)}`,
      },
    });
    const text = await response.text();
    return { status: response.status, body: text ? JSON.parse(text) : {} };
  };
}

type Make = (operation: OperationName, input: object) => Promise<Record<string, string> & Json>;

const keys = newKeyPair();

async function arrange(make: Make, silentPort: number): Promise<Omit<Things, 'execution'>> {
  const id = async (operation: OperationName, input: object, member: string) =>
    (await make(operation, input))[member] ?? '';
  const hostKeyBody = generateHostKey('ed25519').privateKey;
  const own = newCertificate({ name: 'own' });
  const Certificate = newCertificate({ name: 'partner' }).certificate;
  const importCertificate = (input: object) =>
    id('ImportCertificate', { Usage: 'SIGNING', ...input }, 'CertificateId');
  const profile = (ProfileType: string, As2Id: string, CertificateIds: string[] = []) =>
    id('CreateProfile', { ProfileType, As2Id, CertificateIds }, 'ProfileId');

  const step = { Type: 'CUSTOM', CustomStepDetails: { Target: FUNCTION, TimeoutSeconds: 1800 } };
  const workflow = await id('CreateWorkflow', { Steps: [step] }, 'WorkflowId');
  for (const Description of ['second', 'third']) await make('CreateWorkflow', { Steps: [], Description });

  const tags = ['a', 'b', 'c'].map((Key) => ({ Key, Value: '' }));
  const WorkflowDetails = { OnUpload: [{ WorkflowId: workflow, ExecutionRole: ROLE }] };
  const managed = await id('CreateServer', { Tags: tags, WorkflowDetails }, 'ServerId');
  const directoryDetails = { IdentityProviderDetails: { DirectoryId: 'd-0123456789' } };
  const directory = await id(
    'CreateServer',
    { IdentityProviderType: 'AWS_DIRECTORY_SERVICE', ...directoryDetails },
    'ServerId',
  );
  const lambda = await id(
    'CreateServer',
    {
      HostKey: generateHostKey('ed25519').privateKey,
      IdentityProviderType: 'AWS_LAMBDA',
      IdentityProviderDetails: { Function: FUNCTION },
    },
    'ServerId',
  );
  const as2Details = { Protocols: ['AS2'], ProtocolDetails: { As2Transports: ['HTTP'] } };
  const as2 = await id('CreateServer', { ...VPC, ...as2Details }, 'ServerId');
  const { HostKeys } = (await make('ListHostKeys', { ServerId: lambda })) as Json;
  const [lastHostKey] = HostKeys as { HostKeyId: string }[];
  const hostKey = await id('ImportHostKey', { ServerId: managed, HostKeyBody: hostKeyBody }, 'HostKeyId');

  const user = { ServerId: managed, Role: ROLE, HomeDirectory: '/bucket' };
  for (const UserName of ['alice', 'bob', 'carol']) await make('CreateUser', { ...user, UserName });
  const sshPublicKey = await id(
    'ImportSshPublicKey',
    { ServerId: managed, UserName: 'alice', SshPublicKeyBody: keys.public },
    'SshPublicKeyId',
  );
  for (const ExternalId of ['S-1-1', 'S-1-2', 'S-1-3'])
    await make('CreateAccess', { ServerId: directory, ExternalId, Role: ROLE });

  const ownCertificate = await importCertificate({
    Certificate: own.certificate,
    PrivateKey: own.privateKey,
  });
  const partnerCertificate = await importCertificate({ Certificate });
  const certificate = await importCertificate({ Certificate, Usage: 'ENCRYPTION' });
  const local = await profile('LOCAL', 'US', [ownCertificate]);
  const partners = [
    await profile('PARTNER', 'THEM', [partnerCertificate]),
    await profile('PARTNER', 'OTHERS'),
    await profile('PARTNER', 'THIRD'),
  ];
  const agreements = [];
  for (const PartnerProfileId of partners) {
    const input = { ServerId: as2, LocalProfileId: local, PartnerProfileId, AccessRole: ROLE };
    agreements.push(await id('CreateAgreement', { ...input, BaseDirectory: '/bucket/in' }, 'AgreementId'));
  }
  const [partner = '', otherPartner = ''] = partners;
  const [agreement = '', otherAgreement = ''] = agreements;

  const as2Connector = await id(
    'CreateConnector',
    {
      AccessRole: ROLE,
      Url: 'https://partner.example.com',
      As2Config: {
        LocalProfileId: local,
        PartnerProfileId: partner,
        Compression: 'DISABLED',
        EncryptionAlgorithm: 'NONE',
        SigningAlgorithm: 'NONE',
        MdnResponse: 'ASYNC',
        AsyncMdnConfig: { Url: 'http://us.example.com', ServerIds: [as2] },
      },
    },
    'ConnectorId',
  );
  const sftp = { AccessRole: ROLE, Url: `sftp://127.0.0.1:${silentPort}` };
  const sftpConnectors = [];
  for (const UserSecretId of ['one', 'two'])
    sftpConnectors.push(
      await id('CreateConnector', { ...sftp, SftpConfig: { UserSecretId } }, 'ConnectorId'),
    );
  const [sftpConnector = ''] = sftpConnectors;
  const SendFilePaths = ['/bucket/1', '/bucket/2', '/bucket/3'];
  const transfer = await id('StartFileTransfer', { ConnectorId: sftpConnector, SendFilePaths }, 'TransferId');

  const IdentityCenterConfig = { InstanceArn: 'arn:aws:sso:::instance/ssoins-0123456789abcdef', Role: ROLE };
  const webApps = [];
  for (let count = 0; count < 3; count++)
    webApps.push(await id('CreateWebApp', { IdentityProviderDetails: { IdentityCenterConfig } }, 'WebAppId'));
  const [webApp = ''] = webApps;
  return {
    managed,
    directory,
    lambda,
    as2,
    lastHostKey: lastHostKey?.HostKeyId ?? '',
    hostKey,
    hostKeyBody,
    sshPublicKey,
    sshPublicKeyBody: keys.public,
    local,
    partner,
    otherPartner,
    ownCertificate,
    partnerCertificate,
    certificate,
    agreement,
    otherAgreement,
    as2Connector,
    sftpConnector,
    transfer,
    workflow,
    webApp,
  };
}

/** Three files by SFTP, each of which starts the workflow. */
async function upload(endpoint: string, serverId: string): Promise<ssh2.Client> {
  const port = await vi.waitUntil(
    async () => {
      const endpoints = await (await fetch(`${endpoint}/_emulator/endpoints`)).json();
      return (endpoints as Record<string, { SFTP?: { port: number } }>)[serverId]?.SFTP?.port;
    },
    { timeout: 20_000, interval: 20 },
  );
  const client = new ssh2.Client();
  client.connect({ host: '127.0.0.1', port, username: 'alice', privateKey: keys.private });
  await once(client, 'ready');
  const sftp = await new Promise<SFTPWrapper>((resolve, reject) => {
    client.sftp((error, opened) => (error ? reject(error) : resolve(opened)));
  });
  for (const name of ['1', '2', '3']) {
    await new Promise<void>((resolve, reject) => {
      sftp.writeFile(`/bucket/${name}`, name, (error) => (error ? reject(error) : resolve()));
    });
  }
  return client;
}
