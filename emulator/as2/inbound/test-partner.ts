// An AS2 server in the test's own process, with a store that the test fills, and a partner that posts to it.

import { once } from 'node:events';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { createServer, request as httpRequest, type IncomingMessage } from 'node:http';
import { request as httpsRequest } from 'node:https';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { testBuild } from '../../sdk-tests/global-setup';
import type { As2, DataPlane, LogEvent, PostedMdn } from '../../services';
import type { AgreementRecord, CertificateRecord } from '../../store/as2-records';
import { openStore } from '../../store/sqlite-store';
import type { ServerRecord, Store } from '../../store/store';
import { createMessageJobs } from '../job-pool';
import type { Headers, Identity, ReadMdn } from '../jobs';
import { alice, bob } from '../message/test-messages';
import { type As2DataPlaneOptions, createAs2DataPlane } from './data-plane';

export const SERVER = 's-0123456789abcdef0';
const ARN = 'arn:aws:transfer:us-east-1:123456789012';
const DAY = 86_400_000;

export interface Reply {
  status: number;
  headers: Headers;
  body: Buffer;
}

export interface PostOptions {
  tls?: boolean;
  method?: string;
}

export class TestServer {
  readonly folder = mkdtempSync(join(tmpdir(), 'as2-server-'));
  readonly store: Store = openStore(join(this.folder, 'data'));
  readonly events: LogEvent[] = [];
  readonly mdns: PostedMdn[] = [];
  now = new Date();
  readonly as2: As2 = {
    jobs: createMessageJobs({ workerFile: pathToFileURL(join(testBuild, 'as2/worker.js')) }),
    onMdn: async (mdn) => this.mdns.push(mdn) > 0,
  };
  dataPlane: DataPlane;

  constructor(private readonly options: Partial<As2DataPlaneOptions> = {}) {
    this.dataPlane = this.newDataPlane();
    this.putServer();
    this.putCertificate('cert-00000000000000001', 'SIGNING', bob);
    this.putCertificate('cert-00000000000000002', 'ENCRYPTION', bob);
    this.putCertificate('cert-00000000000000003', 'SIGNING', { certificate: alice.certificate });
    this.putProfile('p-00000000000000001', 'LOCAL', 'Bob & Sons', [1, 2]);
    this.putProfile('p-00000000000000002', 'PARTNER', 'alice', [3]);
    this.putAgreement();
  }

  newDataPlane(): DataPlane {
    return createAs2DataPlane({
      store: this.store,
      logs: { put: (events) => void this.events.push(...events) },
      clock: { now: () => this.now },
      as2: this.as2,
      dataDir: join(this.folder, 'data'),
      host: '127.0.0.1',
      ports: { first: 30_000 + Number(process.env.VITEST_POOL_ID ?? 0) * 100, last: 39_999 },
      ...this.options,
    });
  }

  async start(): Promise<this> {
    await this.dataPlane.start(SERVER);
    return this;
  }

  get port(): number {
    return this.dataPlane.endpoints()[SERVER]?.AS2?.port ?? 0;
  }

  putServer(): void {
    const server: ServerRecord = {
      ServerId: SERVER,
      Arn: `${ARN}:server/${SERVER}`,
      Domain: 'S3',
      EndpointType: 'VPC',
      IdentityProviderType: 'SERVICE_MANAGED',
      IpAddressType: 'IPV4',
      Protocols: ['AS2'],
      SecurityPolicyName: 'TransferSecurityPolicy-2024-01',
      State: 'ONLINE',
      ProtocolDetails: { As2Transports: ['HTTP'] },
      S3StorageOptions: { DirectoryListingOptimization: 'DISABLED' },
    };
    this.store.servers.put(server);
  }

  putCertificate(
    CertificateId: string,
    Usage: CertificateRecord['Usage'],
    { certificate, privateKey }: Partial<Identity>,
    dates: Partial<CertificateRecord> = {},
  ): void {
    const now = Date.now();
    this.store.certificates.put(
      {
        CertificateId,
        Arn: `${ARN}:certificate/${CertificateId}`,
        Usage,
        Type: privateKey ? 'CERTIFICATE_WITH_PRIVATE_KEY' : 'CERTIFICATE',
        Certificate: certificate ?? '',
        Serial: '01',
        NotBeforeDate: now - DAY,
        NotAfterDate: now + DAY,
        ActiveDate: now - DAY,
        InactiveDate: now + DAY,
        ...dates,
      },
      privateKey,
    );
  }

  putProfile(
    ProfileId: string,
    ProfileType: 'LOCAL' | 'PARTNER',
    As2Id: string,
    certificates: number[],
  ): void {
    this.store.profiles.put({
      ProfileId,
      Arn: `${ARN}:profile/${ProfileId}`,
      ProfileType,
      As2Id,
      CertificateIds: certificates.map((number) => `cert-0000000000000000${number}`),
    });
  }

  putAgreement(rest: Partial<AgreementRecord> = {}): void {
    const AgreementId = 'a-00000000000000001';
    this.store.agreements.put({
      AgreementId,
      Arn: `${ARN}:agreement/${AgreementId}`,
      ServerId: SERVER,
      LocalProfileId: 'p-00000000000000001',
      PartnerProfileId: 'p-00000000000000002',
      AccessRole: 'arn:aws:iam::123456789012:role/as2',
      Status: 'ACTIVE',
      PreserveFilename: 'DISABLED',
      EnforceMessageSigning: 'DISABLED',
      BaseDirectory: '/bucket/in',
      ...rest,
    });
  }

  inBucket(...path: string[]): string {
    return join(this.folder, 'data', 'buckets', ...path);
  }

  /** The files below a folder of the bucket, sorted; none where it is not there. */
  files(folder: string): string[] {
    const path = this.inBucket(folder);
    return existsSync(path) ? readdirSync(path).sort() : [];
  }

  json(path: string): Record<string, unknown> {
    return JSON.parse(readFileSync(this.inBucket(path), 'utf8'));
  }

  post(headers: Record<string, string>, body: Buffer | string, options: PostOptions = {}): Promise<Reply> {
    const send = options.tls ? httpsRequest : httpRequest;
    const request = send({
      host: '127.0.0.1',
      port: this.port,
      method: options.method ?? 'POST',
      headers: { 'Content-Length': String(Buffer.byteLength(body)), ...headers },
      agent: false,
      ...(options.tls && { rejectUnauthorized: false }),
    });
    const reply = new Promise<Reply>((resolve, reject) => {
      request.on('error', reject).on('response', (response) => {
        collect(response).then(
          (collected) => resolve({ status: response.statusCode ?? 0, ...collected }),
          reject,
        );
      });
    });
    request.end(body);
    return reply;
  }

  /** What the reply says, once its signature has been verified against ours. */
  read({ headers, body }: Omit<Reply, 'status'>): Promise<ReadMdn> {
    return this.as2.jobs.readMdn({ headers, body, signerCertificates: [bob.certificate] });
  }

  async close(): Promise<void> {
    await this.dataPlane.close();
    await this.as2.jobs.close();
    this.store.close();
    rmSync(this.folder, { recursive: true });
  }
}

/** Takes what is posted to it, and answers with the next status of the list, or 200. */
export async function startMailbox(...statuses: number[]) {
  const posts: Omit<Reply, 'status'>[] = [];
  const server = createServer((request, response) => {
    void collect(request).then((post) => {
      posts.push(post);
      response.writeHead(statuses.shift() ?? 200, { Connection: 'close' }).end();
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}/mdn`, posts, close: () => void server.close() };
}

async function collect(message: IncomingMessage): Promise<Omit<Reply, 'status'>> {
  const chunks: Buffer[] = [];
  for await (const chunk of message as AsyncIterable<Buffer>) chunks.push(chunk);
  const headers = Object.entries(message.headers).map(([name, value]) => [name, String(value)]);
  return { headers: Object.fromEntries(headers), body: Buffer.concat(chunks) };
}
