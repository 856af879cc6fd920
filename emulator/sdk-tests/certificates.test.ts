import { createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import {
  CreateProfileCommand,
  DeleteCertificateCommand,
  DeleteProfileCommand,
  DescribeCertificateCommand,
  ImportCertificateCommand,
  type ImportCertificateCommandInput,
  ListCertificatesCommand,
  paginateListCertificates,
  type TransferClient,
  UpdateCertificateCommand,
} from '@aws-sdk/client-transfer';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  type Emulator,
  invalidRequest,
  refusal,
  startEmulator,
  temporaryFolder,
  transferClient,
} from './harness';
import { newCertificate, newRsaKey, pem } from './new-certificate';

const folder = temporaryFolder();
let emulator: Emulator;
let client: TransferClient;

beforeAll(async () => {
  emulator = await startEmulator({ dataDir: folder.path });
  client = transferClient(emulator.endpoint);
});

afterAll(async () => {
  await emulator.stop();
  folder.remove();
});

const now = Math.round(Date.now() / 1000) * 1000;
const days = (count: number) => new Date(now + count * 86_400_000);

const own = newCertificate({ notBefore: days(-10), notAfter: days(10) });

const add = async (input: Partial<ImportCertificateCommandInput> = {}) =>
  (
    await client.send(
      new ImportCertificateCommand({ Usage: 'SIGNING', Certificate: own.certificate, ...input }),
    )
  ).CertificateId ?? '';
const read = async (CertificateId: string) =>
  (await client.send(new DescribeCertificateCommand({ CertificateId }))).Certificate;
const update = (CertificateId: string, dates: { ActiveDate?: Date; InactiveDate?: Date }) =>
  client.send(new UpdateCertificateCommand({ CertificateId, ...dates }));
const remove = (CertificateId: string) => client.send(new DeleteCertificateCommand({ CertificateId }));

/** Never meant to have a private half. */
const publicRsaKey = (bytes: number) =>
  createPublicKey({
    key: { kty: 'RSA', n: Buffer.alloc(bytes, 0xff).toString('base64url'), e: 'AQAB' },
    format: 'jwk',
  });

const pkcs1 = (key: KeyObject) => key.export({ format: 'pem', type: 'pkcs1' }).toString();

test("a partner's certificate is read to its serial and dates, and answered as it came", async () => {
  const { certificate } = newCertificate({
    notBefore: days(-10),
    notAfter: days(10),
    serial: Buffer.from('0badcafe', 'hex'),
  });
  const CertificateId = await add({
    Usage: 'ENCRYPTION',
    Certificate: certificate,
    Description: 'Partner-2026',
    Tags: [{ Key: 'partner', Value: 'acme' }],
  });
  expect(CertificateId).toMatch(/^cert-[0-9a-f]{17}$/);
  expect(await read(CertificateId)).toEqual({
    Arn: `arn:aws:transfer:us-east-1:123456789012:certificate/${CertificateId}`,
    CertificateId,
    Usage: 'ENCRYPTION',
    Status: 'ACTIVE',
    Type: 'CERTIFICATE',
    Certificate: certificate,
    Serial: '0BADCAFE',
    NotBeforeDate: days(-10),
    NotAfterDate: days(10),
    ActiveDate: days(-10),
    InactiveDate: days(10),
    Description: 'Partner-2026',
    Tags: [{ Key: 'partner', Value: 'acme' }],
  });
});

test('a private key is in no answer, and nowhere in the clear on disk', async () => {
  for (const PrivateKey of [own.privateKey, pkcs1(createPrivateKey(own.privateKey))]) {
    const CertificateId = await add({ PrivateKey });
    const answers = [
      await read(CertificateId),
      (await client.send(new ListCertificatesCommand({ MaxResults: 1000 }))).Certificates,
    ];
    expect(answers[0]).toMatchObject({ Type: 'CERTIFICATE_WITH_PRIVATE_KEY' });
    expect(JSON.stringify(answers)).not.toMatch(/PrivateKey"|PRIVATE KEY-----/);
  }
  const der = createPrivateKey(own.privateKey).export({ format: 'der', type: 'pkcs1' });
  const secrets = [der.subarray(-64), Buffer.from(der.toString('base64').slice(-60)), 'PRIVATE KEY-----'];
  for (const file of readdirSync(folder.path, { recursive: true, encoding: 'utf8' })) {
    const path = join(folder.path, file);
    if (!statSync(path).isFile()) continue;
    const content = readFileSync(path);
    for (const secret of secrets) expect(content.includes(secret), file).toBe(false);
  }
  expect(statSync(join(folder.path, 'key')).mode & 0o777).toBe(0o600);
});

test('the status follows the dates', async () => {
  const CertificateId = await add();
  const status = async () => (await read(CertificateId))?.Status;
  await update(CertificateId, { ActiveDate: days(1) });
  expect(await status()).toBe('PENDING_ROTATION');
  await update(CertificateId, { ActiveDate: days(-2), InactiveDate: days(2) });
  expect(await status()).toBe('ACTIVE');
  await update(CertificateId, { InactiveDate: days(-1) });
  expect(await status()).toBe('INACTIVE');
  const expired = newCertificate({ notBefore: days(-20), notAfter: days(-10) });
  const { Certificates } = await client.send(new ListCertificatesCommand({ MaxResults: 1000 }));
  expect(Certificates?.find((item) => item.CertificateId === CertificateId)).toEqual({
    Arn: expect.stringContaining(CertificateId),
    CertificateId,
    Usage: 'SIGNING',
    Status: 'INACTIVE',
    Type: 'CERTIFICATE',
    ActiveDate: days(-2),
    InactiveDate: days(-1),
  });
  expect(await read(await add({ Certificate: expired.certificate }))).toMatchObject({ Status: 'INACTIVE' });
});

test('dates must lie within the validity and follow each other, at import and later', async () => {
  const outside = (name: string) =>
    invalidRequest(`${name} must be within the certificate's validity period`);
  expect(await refusal(add({ ActiveDate: days(-11) }))).toEqual(outside('ActiveDate'));
  expect(await refusal(add({ InactiveDate: days(11) }))).toEqual(outside('InactiveDate'));
  expect(await refusal(add({ ActiveDate: days(1), InactiveDate: days(1) }))).toEqual(
    invalidRequest('ActiveDate must be before InactiveDate'),
  );
  const CertificateId = await add({ ActiveDate: days(-5), InactiveDate: days(5) });
  expect(await read(CertificateId)).toMatchObject({ ActiveDate: days(-5), InactiveDate: days(5) });
  expect(await refusal(update(CertificateId, { InactiveDate: days(-6) }))).toEqual(
    invalidRequest('ActiveDate must be before InactiveDate'),
  );
  expect(await refusal(update(CertificateId, { InactiveDate: days(12) }))).toEqual(outside('InactiveDate'));
  expect(await read(CertificateId)).toMatchObject({ ActiveDate: days(-5), InactiveDate: days(5) });
});

test('a description is changed by itself, and has no spaces', async () => {
  const CertificateId = await add();
  const describe = (Description: string) =>
    client.send(new UpdateCertificateCommand({ CertificateId, Description }));
  await describe('new');
  expect(await read(CertificateId)).toMatchObject({ Description: 'new', ActiveDate: days(-10) });
  expect(await refusal(describe('two words'))).toMatchObject({ name: 'ValidationException' });
  expect(await refusal(describe(''))).toMatchObject({ name: 'ValidationException' });
});

test('a chain comes in the certificate or by itself, not both, and must be one', async () => {
  const root = newCertificate({ name: 'root', ca: true });
  const middle = newCertificate({ name: 'middle', issuer: root, ca: true, key: newRsaKey(2048) });
  const leaf = newCertificate({ name: 'leaf', issuer: middle, key: newRsaKey(3072) });
  const impostor = newCertificate({ name: 'middle', issuer: root, ca: true, key: newRsaKey(2048) });
  const notAuthority = newCertificate({
    name: 'middle',
    issuer: root,
    key: createPrivateKey(middle.privateKey),
  });
  const Certificate = leaf.certificate;

  const CertificateChain = middle.certificate + root.certificate;
  expect(await read(await add({ Certificate, CertificateChain }))).toMatchObject({
    Certificate,
    CertificateChain,
  });
  const both = await read(await add({ Certificate: Certificate + CertificateChain }));
  expect(both).toMatchObject({ Certificate: Certificate + CertificateChain });
  expect(both).not.toHaveProperty('CertificateChain');
  expect(
    await refusal(add({ Certificate: Certificate + middle.certificate, CertificateChain: root.certificate })),
  ).toEqual(invalidRequest('CertificateChain cannot be specified when Certificate contains a chain'));

  const noChain = invalidRequest(
    'The certificate chain does not lead from the certificate to its issuers, one after the other',
  );
  const broken = [
    root.certificate + middle.certificate,
    root.certificate,
    impostor.certificate,
    notAuthority.certificate,
    leaf.certificate,
    CertificateChain + root.certificate,
  ];
  for (const chain of broken) {
    expect(await refusal(add({ Certificate, CertificateChain: chain }))).toEqual(noChain);
  }
  expect(await refusal(add({ Certificate: root.certificate, CertificateChain: root.certificate }))).toEqual(
    noChain,
  );
});

test('text around the blocks of a PEM file is left out', async () => {
  const CertificateId = await add({ Certificate: `Subject: CN=test\r\n\r\n${own.certificate}\nend` });
  expect(await read(CertificateId)).toMatchObject({ Certificate: own.certificate });
});

test.each([
  ['RSA of 1024 bits', () => newRsaKey(1024)],
  ['RSA of more than 4096 bits', () => publicRsaKey(513)],
  ['an elliptic curve', () => generateKeyPairSync('ec', { namedCurve: 'P-256' }).publicKey],
])('a certificate for %s is refused', async (_, key) => {
  const { certificate } = newCertificate({ publicKey: key(), issuer: own });
  expect(await refusal(add({ Certificate: certificate }))).toEqual(
    invalidRequest('The key of a certificate must be RSA of 2048 to 4096 bits'),
  );
});

test('a private key must be the one of the certificate, in clear PEM of PKCS #8 or PKCS #1', async () => {
  const other = newRsaKey(2048);
  const key = createPrivateKey(own.privateKey);
  const bad = invalidRequest('Invalid private key format');
  const encrypted = invalidRequest('Private keys must not be encrypted');
  const passphrase = { cipher: 'aes-256-cbc', passphrase: 'x', format: 'pem' } as const;
  const cases: [string, ReturnType<typeof invalidRequest>][] = [
    [pkcs1(other), invalidRequest('The private key does not match the certificate')],
    [key.export({ ...passphrase, type: 'pkcs8' }).toString(), encrypted],
    [key.export({ ...passphrase, type: 'pkcs1' }).toString(), encrypted],
    [own.certificate, bad],
    [own.privateKey + own.privateKey, bad],
    [createPublicKey(key).export({ format: 'pem', type: 'spki' }).toString(), bad],
    [own.privateKey.slice(0, -40), bad],
    ['no key', bad],
    [own.privateKey.replace('\nM', '\n!'), bad],
  ];
  for (const [PrivateKey, expected] of cases) expect(await refusal(add({ PrivateKey }))).toEqual(expected);
});

test('a private key whose numbers do not belong together is refused', async () => {
  const jwk = createPrivateKey(own.privateKey).export({ format: 'jwk' });
  const { p, q } = newRsaKey(2048).export({ format: 'jwk' });
  const huge = Buffer.alloc(1500, 255).toString('base64url');
  for (const wrong of [{ p, q }, { d: jwk.p }, { dp: jwk.dq }, { qi: jwk.q }, { p: huge }, { p: 'AA' }]) {
    const key = createPrivateKey({ key: { ...jwk, ...wrong }, format: 'jwk' });
    expect(await refusal(add({ PrivateKey: pkcs1(key) }))).toEqual(
      invalidRequest('Invalid private key format'),
    );
  }
});

test('a certificate text that holds a private key is refused, since it would be shown', async () => {
  const bundle = own.certificate + own.privateKey;
  expect(await refusal(add({ Certificate: bundle }))).toEqual(
    invalidRequest('A certificate must not contain a private key'),
  );
  expect(await refusal(add({ CertificateChain: bundle }))).toEqual(
    invalidRequest('A certificate chain must not contain a private key'),
  );
});

test('no private key comes with a certificate for TLS', async () => {
  expect(await refusal(add({ Usage: 'TLS', PrivateKey: own.privateKey }))).toEqual(
    invalidRequest('PrivateKey cannot be specified with Usage: TLS'),
  );
  expect(await read(await add({ Usage: 'TLS' }))).toMatchObject({ Usage: 'TLS', Type: 'CERTIFICATE' });
});

test('garbage, cuts, flipped bits and giants are refused, and end nothing', async () => {
  const der = Buffer.from(own.certificate.replace(/-----.*-----|\s/g, ''), 'base64');
  const hostile = [
    'x',
    '-----BEGIN CERTIFICATE-----',
    '-----BEGIN CERTIFICATE-----\n-----END CERTIFICATE-----',
    '-----BEGIN '.repeat(1400),
    '-----BEGIN CERTIFICATE-----\n'.repeat(500),
    `-----BEGIN CERTIFICATE-----${'A'.repeat(16_000)}-----END CERTIFICATE-----`,
    pem('CERTIFICATE', Buffer.concat([der, Buffer.of(0)])),
    pem('CERTIFICATE', Buffer.from(`3080${'3080'.repeat(4000)}`, 'hex')),
    pem('CERTIFICATE', Buffer.from('3084ffffffff', 'hex')),
    pem('CERTIFICATE', Buffer.alloc(9000, 0x30)),
    pem('TRUSTED CERTIFICATE', der),
    own.certificate.replace('-----END CERTIFICATE-----', '-----END X-----'),
    newCertificate({ serial: Buffer.alloc(30, 7) }).certificate,
    newCertificate({ serial: Buffer.of(0xff) }).certificate,
    newCertificate({ notBefore: days(2), notAfter: days(1) }).certificate,
  ];
  for (let length = 0; length < der.length; length += 61) {
    hostile.push(pem('CERTIFICATE', der.subarray(0, length)));
  }
  for (const Certificate of hostile) {
    expect(await refusal(add({ Certificate })), Certificate.slice(0, 80)).toEqual(
      invalidRequest('Invalid certificate format'),
    );
  }
  for (let at = 0; at < der.length; at += 7) {
    const flipped = Buffer.from(der);
    flipped[at] = (flipped[at] ?? 0) ^ 0x81;
    const Certificate = pem('CERTIFICATE', flipped);
    const outcome = await add({ Certificate, PrivateKey: own.privateKey }).catch((error) => error);
    if (typeof outcome !== 'string') expect(outcome.name).toBe('InvalidRequestException');
  }
  const chain = own.certificate.repeat(1500);
  expect(await refusal(add({ CertificateChain: chain }))).toMatchObject({ name: 'InvalidRequestException' });
  expect(await refusal(add({ Certificate: 'A'.repeat(16_385) }))).toMatchObject({
    name: 'ValidationException',
  });
  expect(await refusal(add({ CertificateChain: 'A'.repeat(2_097_153) }))).toMatchObject({
    name: 'ValidationException',
  });
  expect(await read(await add())).toMatchObject({ Status: 'ACTIVE' });
});

test('a certificate is deleted once no profile holds it, and is unknown from then on', async () => {
  const CertificateId = await add();
  const { ProfileId } = await client.send(
    new CreateProfileCommand({ As2Id: 'x', ProfileType: 'PARTNER', CertificateIds: [CertificateId] }),
  );
  expect(await refusal(remove(CertificateId))).toEqual(
    invalidRequest(`Certificate is still in use by profile ${ProfileId}`),
  );
  await client.send(new DeleteProfileCommand({ ProfileId }));
  await remove(CertificateId);
  const unknown = {
    name: 'ResourceNotFoundException',
    message: 'Unknown certificate',
    status: 400,
    Resource: CertificateId,
    ResourceType: 'Certificate',
  };
  expect(await refusal(read(CertificateId))).toEqual(unknown);
  expect(await refusal(update(CertificateId, {}))).toEqual(unknown);
  expect(await refusal(remove(CertificateId))).toEqual(unknown);
});

test('a certificate is known in its own Region only', async () => {
  const CertificateId = await add();
  const elsewhere = transferClient(emulator.endpoint, { region: 'eu-west-1' });
  expect(await refusal(elsewhere.send(new DescribeCertificateCommand({ CertificateId })))).toMatchObject({
    name: 'ResourceNotFoundException',
  });
  expect((await elsewhere.send(new ListCertificatesCommand({}))).Certificates).toEqual([]);
});

test('certificates are paged in the order of their ids, and are there after kill -9', async () => {
  const { Certificates } = await client.send(new ListCertificatesCommand({ MaxResults: 1000 }));
  const ids = Certificates?.map((item) => item.CertificateId) ?? [];
  expect(ids).toEqual([...ids].sort());
  await emulator.stop('SIGKILL');
  emulator = await startEmulator({ dataDir: folder.path });
  client = transferClient(emulator.endpoint);
  const seen: (string | undefined)[] = [];
  for await (const page of paginateListCertificates({ client, pageSize: 7 }, {})) {
    seen.push(...(page.Certificates ?? []).map((item) => item.CertificateId));
  }
  expect(seen).toEqual(ids);
});
