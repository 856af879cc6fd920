// What is shown as command line, Terraform and CloudFormation: run by the real tools where this machine has them.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import {
  CreateAgreementCommand,
  CreateConnectorCommand,
  CreateProfileCommand,
  CreateServerCommand,
  type CreateServerCommandInput,
  CreateUserCommand,
  type CreateUserCommandInput,
  DescribeAgreementCommand,
  DescribeCertificateCommand,
  DescribeConnectorCommand,
  DescribeProfileCommand,
  DescribeServerCommand,
  DescribeUserCommand,
  ImportCertificateCommand,
} from '@aws-sdk/client-transfer';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { OpensslFolder } from '@/lib/certificates/test-certificates';
import { freePort, startEmulator } from '@/scripts/children.mjs';
import { emulatorClient } from '@/scripts/sdk.mjs';
import { shellWord } from './command-line';
import { equivalents, type ShownResource } from './equivalent';
import { type ResourceKind, resource } from './resource';

const openssl = new OpensslFolder();
openssl.selfSigned('acme');
const Certificate = openssl.text('acme.pem').trim();
const ROLE = 'arn:aws:iam::111122223333:role/transfer-access';
const KEY = 'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIOMqqnkVzrm0SdG6UOoqKLsabgH5C9okWi0dh2l9GKJl a "key"';
const folder = mkdtempSync(path.join(tmpdir(), 'transfer-console-equivalents-'));
let emulator: Awaited<ReturnType<typeof startEmulator>>;
let client: ReturnType<typeof emulatorClient>;

beforeAll(async () => {
  const ports = await freePort();
  emulator = await startEmulator({
    port: await freePort(),
    dataDir: folder,
    sftpPorts: `${ports}-${ports}`,
    stateDelayMs: 0,
    onLine: () => {},
  });
  client = emulatorClient(emulator.url);
}, 60_000);
afterAll(async () => {
  await emulator.stop();
  rmSync(folder, { recursive: true });
  openssl.remove();
});

/** What a screen shows, without its id. */
const of = ({ kind, source }: ShownResource) => resource(kind, source);

/** Says in the output that a tool is missing; such a machine cannot show more. */
function has(command: string, ...args: string[]): boolean {
  try {
    execFileSync(command, args, { stdio: 'ignore' });
    return true;
  } catch {
    console.warn(`Not tested: "${[command, ...args].join(' ')}" does not work on this machine.`);
    return false;
  }
}

let foundAws: boolean | undefined;
/** Recent enough to know web apps, the newest of what is written here. */
function hasAws(): boolean {
  foundAws ??= has('aws', 'transfer', 'create-web-app', 'help');
  return foundAws;
}

const place = () => ({ region: 'us-east-1', endpoint: emulator.url });
const SETTINGS = 'export AWS_ACCESS_KEY_ID=local AWS_SECRET_ACCESS_KEY=local AWS_PAGER=\n';

/** Runs the commands as somebody does who pasted them into a shell; what the last one printed. */
function typed(shown: ShownResource): Record<string, string> {
  const text = equivalents(shown, place())['AWS CLI'];
  const output = execFileSync('bash', ['-e', '-c', SETTINGS + text], { encoding: 'utf8' });
  return output.trim() === '' ? {} : JSON.parse(output.slice(output.lastIndexOf('\n{') + 1));
}

const server: CreateServerCommandInput = {
  Protocols: ['SFTP'],
  EndpointType: 'VPC',
  EndpointDetails: { VpcId: 'vpc-0123456789abcdef0', SubnetIds: ['subnet-0123456789abcdef0'] },
  LoggingRole: ROLE,
  SecurityPolicyName: 'TransferSecurityPolicy-2024-01',
  PreAuthenticationLoginBanner: "It's $HOME, `pwd` and ${transfer:UserName}\nsecond line\nthird %{if}",
  ProtocolDetails: { SetStatOption: 'ENABLE_NO_OP' },
  Tags: [
    { Key: 'Name', Value: 'Partner exchange' },
    { Key: 'transfer:customHostname', Value: 'sftp.example.com' },
  ],
};

const user: Omit<CreateUserCommandInput, 'ServerId' | 'UserName'> & { UserName: string } = {
  UserName: 'alice',
  Role: ROLE,
  HomeDirectoryType: 'LOGICAL',
  HomeDirectoryMappings: [{ Entry: '/', Target: '/files/${transfer:UserName}', Type: 'DIRECTORY' }],
  Policy: '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"s3:*","Resource":"*"}]}',
  SshPublicKeyBody: KEY,
  Tags: [{ Key: 'team', Value: "O'Brien & co" }],
};

/** One of each, in the emulator, and what its description says. */
async function world() {
  const { ServerId = '' } = await client.send(
    new CreateServerCommand({
      ...server,
      Protocols: ['SFTP', 'AS2'],
      ProtocolDetails: { As2Transports: ['HTTP'] },
    }),
  );
  await client.send(new CreateUserCommand({ ServerId, ...user }));
  const { UserName } = user;
  const described = await client.send(new DescribeUserCommand({ ServerId, UserName }));
  const { CertificateId } = await client.send(
    new ImportCertificateCommand({ Usage: 'SIGNING', Certificate, Description: '-dashed' }),
  );
  const profile = async (ProfileType: 'LOCAL' | 'PARTNER', As2Id: string) => {
    const CertificateIds = ProfileType === 'PARTNER' && CertificateId ? [CertificateId] : [];
    const made = await client.send(new CreateProfileCommand({ ProfileType, As2Id, CertificateIds }));
    return made.ProfileId ?? '';
  };
  const LocalProfileId = await profile('LOCAL', 'OURS');
  const PartnerProfileId = await profile('PARTNER', 'THEIRS-"(&)"');
  const parties = { LocalProfileId, PartnerProfileId };
  const { AgreementId } = await client.send(
    new CreateAgreementCommand({
      ServerId,
      AccessRole: ROLE,
      BaseDirectory: '/partner-inbox/acme',
      ...parties,
    }),
  );
  const { ConnectorId } = await client.send(
    new CreateConnectorCommand({
      Url: 'https://as2.acme.example:5080/in?x=1&y=2',
      AccessRole: ROLE,
      As2Config: {
        ...{ ...parties, MessageSubject: 'Orders', Compression: 'ZLIB', MdnResponse: 'SYNC' },
        ...{ EncryptionAlgorithm: 'AES256_CBC', SigningAlgorithm: 'SHA256', MdnSigningAlgorithm: 'DEFAULT' },
      },
    }),
  );
  const [{ Server }, { Agreement }, { Connector }, { Profile }, certificate] = await Promise.all([
    client.send(new DescribeServerCommand({ ServerId })),
    client.send(new DescribeAgreementCommand({ ServerId, AgreementId })),
    client.send(new DescribeConnectorCommand({ ConnectorId })),
    client.send(new DescribeProfileCommand({ ProfileId: PartnerProfileId })),
    client.send(new DescribeCertificateCommand({ CertificateId })),
  ]);
  const keys = (described.User?.SshPublicKeys ?? []).map(
    ({ SshPublicKeyId = '', SshPublicKeyBody = '' }) => ({
      SshPublicKeyId,
      SshPublicKeyBody,
    }),
  );
  return {
    Server: { kind: 'Server', name: 'Partner exchange', source: Server ?? {}, id: ServerId },
    User: {
      kind: 'User',
      name: 'alice',
      source: { ...described.User, ServerId },
      id: `${ServerId}/${UserName}`,
      keys,
    },
    Agreement: { kind: 'Agreement', name: 'Acme', source: Agreement ?? {}, id: `${ServerId}/${AgreementId}` },
    Connector: { kind: 'Connector', name: 'Acme', source: Connector ?? {}, id: ConnectorId },
    Profile: { kind: 'Profile', name: 'Acme', source: Profile ?? {}, id: PartnerProfileId },
    Certificate: {
      kind: 'Certificate',
      name: 'Acme',
      source: certificate.Certificate ?? {},
      id: CertificateId,
    },
  } satisfies Partial<Record<ResourceKind, ShownResource>>;
}

describe('the command line', () => {
  it('quotes any text so that a shell hands it on unchanged', () => {
    const text = fc.string({ unit: 'binary' }).filter((value) => !value.includes('\0'));
    fc.assert(
      fc.property(fc.array(text, { minLength: 1, maxLength: 50 }), (texts) => {
        const shell = `printf '%s\\0' ${texts.map(shellWord).join(' ')}`;
        expect(execFileSync('bash', ['-c', shell], { encoding: 'utf8' })).toBe(`${texts.join('\0')}\0`);
      }),
      { numRuns: 30 },
    );
  });

  it('makes what the page shows once more, when it is pasted into a shell', async () => {
    if (!hasAws()) return;
    const made = await world();
    const { ServerId } = typed(made.Server);
    const { Server } = await client.send(new DescribeServerCommand({ ServerId }));
    expect(resource('Server', Server ?? {})).toEqual(of(made.Server));

    typed({ ...made.User, source: { ...made.User.source, ServerId } });
    const { User } = await client.send(new DescribeUserCommand({ ServerId, UserName: 'alice' }));
    expect(User?.SshPublicKeys?.map(({ SshPublicKeyBody }) => SshPublicKeyBody)).toEqual([KEY]);
    const moved = { ...made.User, source: { ...made.User.source, ServerId } };
    expect(resource('User', { ...User, ServerId })).toEqual(of(moved));

    const { ConnectorId } = typed(made.Connector);
    const { Connector } = await client.send(new DescribeConnectorCommand({ ConnectorId }));
    expect(resource('Connector', Connector ?? {})).toEqual(of(made.Connector));
    const { ProfileId } = typed(made.Profile);
    const { Profile } = await client.send(new DescribeProfileCommand({ ProfileId }));
    expect(resource('Profile', Profile ?? {})).toEqual(of(made.Profile));
    const { CertificateId } = typed(made.Certificate);
    const again = await client.send(new DescribeCertificateCommand({ CertificateId }));
    expect(resource('Certificate', again.Certificate ?? {})).toEqual(of(made.Certificate));
  }, 120_000);

  it('carries a change as it is sent, with what is cleared', async () => {
    if (!hasAws()) return;
    const { ServerId } = await client.send(
      new CreateServerCommand({ PreAuthenticationLoginBanner: 'Hello' }),
    );
    const input = { ServerId, PreAuthenticationLoginBanner: '', StructuredLogDestinations: [] };
    typed({
      kind: 'Server',
      name: 's',
      source: {},
      id: ServerId,
      change: { operation: 'UpdateServer', input },
    });
    const { Server } = await client.send(new DescribeServerCommand({ ServerId }));
    expect(Server?.PreAuthenticationLoginBanner ?? '').toBe('');
  }, 60_000);

  it('names a file where a private key would stand', () => {
    const key = '-----BEGIN OPENSSH PRIVATE KEY-----';
    const texts = equivalents(
      { kind: 'HostKey', name: 'k', source: { ServerId: 's-1', HostKeyBody: key } },
      place(),
    );
    expect(texts['AWS CLI']).toContain('--host-key-body file://host-key.pem');
    expect(texts.Terraform).toContain('host_key_body = file("host-key.pem")');
    for (const text of Object.values(texts)) expect(text).not.toContain('BEGIN');
  });
});

const location = { S3FileLocation: { Bucket: 'files', Key: 'in/${transfer:UserName}/' } };

/** Kinds whose texts are read only. */
const others: ShownResource[] = [
  {
    kind: 'Access',
    name: 'g',
    source: { ...user, ServerId: 's-1', ExternalId: 'S-1-1-12-1' },
    id: 's-1/S-1-1-12-1',
  },
  { kind: 'HostKey', name: '1 key', source: { ServerId: 's-1', HostKeyBody: 'x', Description: 'next' } },
  {
    kind: 'WebApp',
    name: 'App',
    source: {
      IdentityProviderDetails: {
        IdentityCenterConfig: { InstanceArn: 'arn:aws:sso:::instance/ssoins-1', Role: ROLE },
      },
      WebAppUnits: { Provisioned: 1 },
    },
    id: 'webapp-1',
  },
  {
    kind: 'WebAppCustomization',
    name: 'App',
    source: { WebAppId: 'webapp-1', Title: 'Files', LogoFile: 'iVBORw0KGgo=' },
    id: 'webapp-1',
  },
  {
    kind: 'Workflow',
    name: 'Sort',
    source: {
      Steps: [
        {
          Type: 'COPY',
          CopyStepDetails: { Name: 'a', DestinationFileLocation: location, OverwriteExisting: 'TRUE' },
        },
        { Type: 'TAG', TagStepDetails: { Name: 'b', Tags: [{ Key: 'seen', Value: 'yes' }] } },
        { Type: 'DELETE', DeleteStepDetails: { Name: 'c' } },
      ],
    },
    id: 'w-1',
  },
  {
    kind: 'Connector',
    name: 'sftp',
    source: {
      Url: 'sftp://files.example.com',
      AccessRole: ROLE,
      SftpConfig: {
        UserSecretId: 'acme',
        TrustedHostKeys: ['ssh-ed25519 AAAA'],
        MaxConcurrentConnections: 2,
      },
    },
  },
];

describe('Terraform', () => {
  it('reads every text that is shown, and would write it no other way', async () => {
    if (!has('terraform', 'version')) return;
    for (const equivalent of [...Object.values(await world()), ...others]) {
      const { Terraform: text } = equivalents(equivalent, place());
      expect(execFileSync('terraform', ['fmt', '-'], { input: text, encoding: 'utf8', stdio: 'pipe' })).toBe(
        text,
      );
    }
  }, 60_000);

  it('imports what exists, and keeps keys, host name and variables as the provider wants them', () => {
    const texts = equivalents(
      {
        kind: 'User',
        name: 'Alice',
        source: { ...user, ServerId: 's-1', SshPublicKeyBody: undefined },
        id: 's-1/alice',
        keys: [{ SshPublicKeyId: 'key-1', SshPublicKeyBody: KEY }],
      },
      place(),
    );
    expect(texts.Terraform).toContain('to = aws_transfer_user.alice\n  id = "s-1/alice"');
    expect(texts.Terraform).toContain('to = aws_transfer_ssh_key.alice_1\n  id = "s-1/alice/key-1"');
    expect(texts.Terraform).toContain('target = "/files/$${transfer:UserName}"');
    expect(texts.Terraform).toContain('# The provider has no argument for HomeDirectoryMappings.Type.');
    const host = equivalents({ kind: 'Server', name: 'A', source: server }, place()).Terraform;
    expect(host).toContain('resource "aws_transfer_tag" "a_customhostname"');
    expect(host).not.toContain('import');
  });
});

it('names an image as a file, in each language as that reads one', () => {
  const input = { WebAppId: 'webapp-1', Title: '', LogoFile: 'iVBORw0KGgo=' };
  const change = { operation: 'UpdateWebAppCustomization', input };
  const texts = equivalents(
    { kind: 'WebAppCustomization', name: 'App', source: {}, id: 'webapp-1', change },
    place(),
  );
  expect(texts['AWS CLI']).toContain('aws transfer update-web-app-customization');
  expect(texts['AWS CLI']).toContain('--logo-file fileb://logo');
  expect(texts['AWS CLI']).toContain("--title ''");
  expect(texts.Terraform).toContain('logo_file  = filebase64("logo")');
  expect(Object.values(texts).join()).not.toContain('iVBOR');
});

describe('CloudFormation', () => {
  it('is YAML that says the same as the request', async () => {
    if (!has('python3', '-c', 'import yaml')) return;
    const read = 'import json,sys,yaml; print(json.dumps(yaml.safe_load(sys.stdin.read())))';
    const made = await world();
    for (const [kind, equivalent] of Object.entries(made)) {
      const { CloudFormation: input } = equivalents(equivalent, place());
      const template = JSON.parse(execFileSync('python3', ['-c', read], { input, encoding: 'utf8' }));
      const [body] = Object.values<{ Type: string; Properties: object }>(template.Resources);
      const { members } = of(equivalent);
      const keys = kind === 'User' ? { SshPublicKeys: [KEY] } : {};
      expect(body).toEqual({ Type: `AWS::Transfer::${kind}`, Properties: { ...members, ...keys } });
    }
  }, 60_000);

  it('says so where there is no such resource', () => {
    const access: ShownResource = {
      kind: 'Access',
      name: 'g',
      source: { ServerId: 's-1', ExternalId: 'S-1-1-12-1' },
    };
    expect(equivalents(access, place()).CloudFormation).toBe('# CloudFormation has no resource for this.\n');
  });
});
