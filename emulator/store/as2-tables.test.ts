import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { AgreementRecord, CertificateRecord, ProfileRecord } from './as2-records';
import type { ConnectorRecord } from './connector-records';
import { openStore } from './sqlite-store';
import type { ServerRecord, Store } from './store';

let folder: string;
let store: Store;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'store-'));
  store = openStore(folder);
});

afterEach(() => {
  store.close();
  rmSync(folder, { recursive: true });
});

const region = 'eu-west-1';
const arn = (rest: string) => `arn:aws:transfer:${region}:123456789012:${rest}`;

const server = (id: string): ServerRecord => ({
  ServerId: id,
  Arn: arn(`server/${id}`),
  Domain: 'S3',
  EndpointType: 'VPC',
  IdentityProviderType: 'SERVICE_MANAGED',
  IpAddressType: 'IPV4',
  Protocols: ['AS2'],
  SecurityPolicyName: 'TransferSecurityPolicy-2024-01',
  State: 'OFFLINE',
  ProtocolDetails: { As2Transports: ['HTTP'] },
  S3StorageOptions: { DirectoryListingOptimization: 'DISABLED' },
});

const certificate = (id: string): CertificateRecord => ({
  CertificateId: id,
  Arn: arn(`certificate/${id}`),
  Usage: 'SIGNING',
  Type: 'CERTIFICATE_WITH_PRIVATE_KEY',
  Certificate: '-----BEGIN CERTIFICATE-----',
  Serial: '01',
  NotBeforeDate: 1,
  NotAfterDate: 4,
  ActiveDate: 2,
  InactiveDate: 3,
});

const profile = (
  id: string,
  ProfileType: ProfileRecord['ProfileType'],
  ...CertificateIds: string[]
): ProfileRecord => ({
  ProfileId: id,
  Arn: arn(`profile/${id}`),
  ProfileType,
  As2Id: id,
  CertificateIds,
});

const agreement = (id: string, serverId: string): AgreementRecord => ({
  AgreementId: id,
  Arn: arn(`agreement/${serverId}/${id}`),
  ServerId: serverId,
  LocalProfileId: 'p-1',
  PartnerProfileId: 'p-2',
  AccessRole: arn('role/r'),
  Status: 'ACTIVE',
  PreserveFilename: 'DISABLED',
  EnforceMessageSigning: 'DISABLED',
  BaseDirectory: '/bucket',
});

const connector = (id: string, ...ServerIds: string[]): ConnectorRecord => ({
  ConnectorId: id,
  Arn: arn(`connector/${id}`),
  Url: 'https://example.com',
  AccessRole: arn('role/r'),
  IpAddressType: 'IPV4',
  As2Config: {
    LocalProfileId: 'p-1',
    PartnerProfileId: 'p-2',
    Compression: 'ZLIB',
    EncryptionAlgorithm: 'AES256_CBC',
    SigningAlgorithm: 'SHA256',
    MdnResponse: 'ASYNC',
    PreserveContentType: 'DISABLED',
    AsyncMdnConfig: { Url: 'http://example.com', ServerIds },
  },
});

function fill(): void {
  for (const id of ['s-1', 's-2']) store.servers.put(server(id));
  store.certificates.put(certificate('cert-1'), 'very-secret');
  store.certificates.put({ ...certificate('cert-2'), Type: 'CERTIFICATE' });
  store.profiles.put(profile('p-1', 'LOCAL', 'cert-1'));
  store.profiles.put(profile('p-2', 'PARTNER', 'cert-2', 'cert-1'));
  store.agreements.put(agreement('a-1', 's-1'));
  store.agreements.put(agreement('a-2', 's-2'));
  store.connectors.put(connector('c-1', 's-1'));
}

test('everything of AS2 is there when the folder is opened again, for a reader too', () => {
  fill();
  store.close();
  store = openStore(folder);
  const reader = openStore(folder, { readonly: true });
  expect(reader.certificates.get('cert-1')).toEqual(certificate('cert-1'));
  expect(reader.certificates.privateKey('cert-1')).toBe('very-secret');
  expect(reader.certificates.privateKey('cert-2')).toBeUndefined();
  expect(reader.profiles.get('p-2')).toEqual(profile('p-2', 'PARTNER', 'cert-2', 'cert-1'));
  expect(reader.agreements.list('s-1')).toEqual([agreement('a-1', 's-1')]);
  expect(reader.connectors.get('c-1')).toEqual(connector('c-1', 's-1'));
  reader.close();
});

test('a private key outlives changes of its certificate, goes with it, and is nowhere in the clear', () => {
  fill();
  store.certificates.put({ ...certificate('cert-1'), Description: 'renamed' });
  expect(store.certificates.privateKey('cert-1')).toBe('very-secret');
  for (const file of readdirSync(folder)) {
    expect(readFileSync(join(folder, file)).includes('very-secret'), file).toBe(false);
  }
  store.certificates.delete('cert-1');
  expect(store.certificates.privateKey('cert-1')).toBeUndefined();
});

test('what refers to a resource is found', () => {
  fill();
  expect(store.profiles.withCertificate('cert-1')).toEqual(['p-1', 'p-2']);
  expect(store.profiles.withCertificate('cert-2')).toEqual(['p-2']);
  expect(store.agreements.withProfile('p-2')).toEqual(['a-1', 'a-2']);
  expect(store.connectors.withProfile('p-1')).toEqual(['c-1']);
  expect(store.connectors.withServer('s-1')).toEqual(['c-1']);
  expect(store.connectors.withServer('s-2')).toEqual([]);
});

test("a server's agreements and their tags go with it, and nothing of another", () => {
  fill();
  for (const { Arn } of [agreement('a-1', 's-1'), agreement('a-2', 's-2')]) {
    store.tags.put(Arn, [{ Key: 'a', Value: 'b' }]);
  }
  store.servers.put({ ...server('s-1'), State: 'ONLINE' });
  expect(store.agreements.count(region)).toBe(2);
  store.servers.delete('s-1');
  expect(store.agreements.count(region)).toBe(1);
  expect(store.agreements.get('a-1')).toBeUndefined();
  expect(store.tags.list(agreement('a-1', 's-1').Arn)).toEqual([]);
  expect(store.tags.list(agreement('a-2', 's-2').Arn)).toHaveLength(1);
});

test('a profile that an agreement or a connector names cannot go, whoever forgot to ask', () => {
  fill();
  expect(() => store.profiles.delete('p-1')).toThrow(/FOREIGN KEY/);
  expect(() => store.agreements.put({ ...agreement('a-3', 's-1'), LocalProfileId: 'p-9' })).toThrow(
    /FOREIGN KEY/,
  );
});

test('profiles are listed by Region and by type', () => {
  fill();
  const list = (type?: 'LOCAL' | 'PARTNER') =>
    store.profiles.page(undefined, 10, region, type).items.map((item) => item.ProfileId);
  expect(list()).toEqual(['p-1', 'p-2']);
  expect(list('PARTNER')).toEqual(['p-2']);
  expect(store.profiles.page(undefined, 10, 'us-east-1').items).toEqual([]);
});
