// Certificates: read in the browser before they are sent, refused with a reason, imported, generated, changed and deleted.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { type MadeCertificate, newCertificate, openssl } from './fixtures/openssl';
import { expect, test } from './fixtures/test';

const NEW = '/e/local/new-certificate';
const certificateBox = (page: Page) => page.getByLabel('Certificate', { exact: true });
const keyBox = (page: Page) => page.getByLabel('Private key', { exact: true });
const submit = (page: Page) => page.getByRole('button', { name: 'Import certificate' }).click();

async function chooseFile(page: Page, name: string, index = 0) {
  await page.locator('input[type="file"]').nth(index).setInputFiles(name);
}

test('a partner’s certificate is read before it is sent, and imported for both usages', async ({
  page,
  arrange,
  folder,
}) => {
  const { certificate } = await newCertificate(folder, 'acme');
  await page.goto(NEW);
  await certificateBox(page).fill(certificate);
  await expect(page.getByText('CN=acme, O=Example')).toBeVisible();
  await expect(page.getByText('RSA 2048 bits')).toBeVisible();
  await page.getByLabel('Description').fill('Acme 2027');
  await submit(page);
  await expect(page.getByText('AWS allows no spaces here: use - or _ instead.')).toBeVisible();
  await page.getByLabel('Description').fill('Acme-2027');
  await submit(page);
  await expect(page.getByRole('heading', { level: 1, name: 'Acme-2027' })).toBeVisible();
  const imported = await arrange.certificates();
  expect(imported.map(({ Usage }) => Usage).sort()).toEqual(['ENCRYPTION', 'SIGNING']);
  expect(imported.every(({ Type }) => Type === 'CERTIFICATE')).toBe(true);
});

test('a file in DER is read as one in PEM is', async ({ page, folder }) => {
  const { certificateFile } = await newCertificate(folder, 'acme');
  await openssl(folder, 'x509', '-in', certificateFile, '-outform', 'DER', '-out', 'acme.cer');
  await page.goto(NEW);
  await chooseFile(page, join(folder, 'acme.cer'));
  await expect(page.getByText('CN=acme, O=Example')).toBeVisible();
  await expect(certificateBox(page)).toHaveValue(/^-----BEGIN CERTIFICATE-----/);
});

test('a private key in the place of a certificate is taken out of the page at once', async ({
  page,
  folder,
}) => {
  const { privateKey } = await newCertificate(folder, 'acme');
  await page.goto(NEW);
  await certificateBox(page).fill(privateKey);
  await expect(page.getByText('This is a private key')).toBeVisible();
  await expect(certificateBox(page)).toHaveValue('');
});

for (const { what, make, says } of [
  {
    what: 'that is too short',
    make: (folder: string) => newCertificate(folder, 'weak', { bits: 1024 }),
    says: 'Its key of 1024 bits is too short',
  },
  {
    what: 'of an authority alone',
    make: (folder: string) =>
      newCertificate(folder, 'root', { extensions: ['keyUsage=critical,keyCertSign,cRLSign'] }),
    says: 'It is for issuing certificates only',
  },
]) {
  test(`a certificate ${what} is refused with the reason`, async ({ page, arrange, folder }) => {
    await page.goto(NEW);
    await certificateBox(page).fill((await make(folder)).certificate);
    await expect(page.getByText(says)).toBeVisible();
    await submit(page);
    await expect(page.getByText('1 field needs attention.')).toBeVisible();
    expect(await arrange.certificates()).toEqual([]);
  });
}

test('a certificate that is not meant for the usage says so', async ({ page, folder }) => {
  const extensions = ['keyUsage=critical,keyEncipherment'];
  await page.goto(NEW);
  await certificateBox(page).fill((await newCertificate(folder, 'acme', { extensions })).certificate);
  await expect(page.getByText('It is not meant for signing')).toBeVisible();
  await page.getByLabel('Usage').selectOption('Encryption');
  await expect(page.getByText('It is not meant for signing')).toBeHidden();
});

test.describe('one of ours', () => {
  let ours: MadeCertificate;
  test.beforeEach(async ({ page, folder }) => {
    ours = await newCertificate(folder, 'ours');
    await page.goto(NEW);
    await page.getByRole('radio', { name: /^Ours/ }).check();
    await page.getByLabel('Usage').selectOption('Signing');
  });

  test('is not sent with the private key of another', async ({ page, arrange, folder }) => {
    const other = await newCertificate(folder, 'other');
    await certificateBox(page).fill(ours.certificate);
    await keyBox(page).fill(other.privateKey);
    await expect(page.getByText('This private key does not belong to the certificate')).toBeVisible();
    await submit(page);
    await expect(page.getByText('1 field needs attention.')).toBeVisible();
    expect(await arrange.certificates()).toEqual([]);
  });

  test('is imported with its key, which no page and no audit row shows', async ({ page, arrange }) => {
    await certificateBox(page).fill(ours.certificate);
    await keyBox(page).fill(ours.privateKey);
    await expect(page.getByText('It belongs to the certificate')).toBeVisible();
    await submit(page);
    await expect(page.getByText('Ours, with its private key')).toBeVisible();
    expect(await arrange.certificates()).toMatchObject([{ Type: 'CERTIFICATE_WITH_PRIVATE_KEY' }]);
    const inside = ours.privateKey.split('\n')[5] ?? 'missing';
    const events = await page.request.get('/api/read/activity.list', {
      params: { environment: '-', input: JSON.stringify({ operation: 'ImportCertificate' }) },
    });
    const told = await events.text();
    expect(told).toContain('[redacted]');
    expect(told).not.toContain(inside);
    expect(await page.content()).not.toContain(inside);
  });

  test('is taken out of a PKCS#12 file in the browser', async ({ page, arrange, folder }) => {
    const { certificateFile, keyFile } = ours;
    await openssl(
      folder,
      ...['pkcs12', '-export', '-in', certificateFile, '-inkey', keyFile, '-out', 'ours.p12'],
      ...['-passout', 'pass:secret'],
    );
    await chooseFile(page, join(folder, 'ours.p12'));
    await page.getByLabel('Password of the file').fill('wrong');
    await page.getByRole('button', { name: 'Open', exact: true }).click();
    await expect(page.getByText('The password is wrong.')).toBeVisible();
    await page.getByLabel('Password of the file').fill('secret');
    await page.getByRole('button', { name: 'Open', exact: true }).click();
    await expect(page.getByText('It belongs to the certificate')).toBeVisible();
    await submit(page);
    await expect(page.getByText('Ours, with its private key')).toBeVisible();
    expect(await arrange.certificates()).toHaveLength(1);
  });
});

test('a pair that the console generates is imported twice and its private key shown nowhere', async ({
  page,
  arrange,
}) => {
  await page.goto('/e/local/generate-certificate');
  await page.getByLabel('Common name').fill('Example Corp');
  await page.getByRole('button', { name: 'Generate certificate' }).click();
  // Making the pair takes long on a busy machine.
  await expect(page).toHaveURL(/\/certificates\/cert-/, { timeout: 30_000 });
  await expect(page.getByText('CN=Example Corp')).toBeVisible();
  const made = await arrange.certificates();
  expect(made.map(({ Usage }) => Usage).sort()).toEqual(['ENCRYPTION', 'SIGNING']);
  expect(made.every(({ Type }) => Type === 'CERTIFICATE_WITH_PRIVATE_KEY')).toBe(true);
});

test('a certificate is found by its filters, changed, downloaded and deleted', async ({
  page,
  arrange,
  folder,
}) => {
  const { certificate } = await newCertificate(folder, 'acme', { days: 12 });
  await arrange.certificate({ Usage: 'SIGNING', Certificate: certificate, Description: 'Acme-signing' });
  await arrange.certificate({ Usage: 'TLS', Certificate: certificate, Description: 'Acme-tls' });
  await page.goto('/e/local/certificates?usage=SIGNING');
  await expect(page.getByRole('row')).toHaveCount(2);
  await page.getByRole('link', { name: 'Acme-signing' }).click();
  await page.getByRole('button', { name: 'Edit use' }).click();
  await page.getByLabel('Counts until').fill('2040-01-01T00:00');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByText('The certificate itself is valid only until')).toBeVisible();
  await page.getByLabel('Counts until').fill('');
  await page.getByLabel('Description').fill('Acme-old');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Acme-old' })).toBeVisible();
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Download PEM' }).click(),
  ]);
  expect(await readFile(await download.path(), 'utf8')).toBe(certificate);
  await page.getByRole('button', { name: 'More actions' }).click();
  await page.getByRole('menuitem', { name: 'Delete' }).click();
  await page.getByRole('button', { name: 'Delete certificate' }).click();
  await expect(page).toHaveURL(/\/certificates$/);
  await expect.poll(async () => (await arrange.certificates()).length).toBe(1);
});

test('a certificate in a profile is not deleted, and the profile is named', async ({
  page,
  arrange,
  folder,
}) => {
  const { certificate } = await newCertificate(folder, 'acme');
  const id = await arrange.certificate({ Usage: 'SIGNING', Certificate: certificate });
  await arrange.profile('PARTNER', 'ACME-EDI', [id]);
  await page.goto(`/e/local/certificates/${id}`);
  await expect(page.getByRole('link', { name: 'ACME-EDI' })).toBeVisible();
  await page.getByRole('button', { name: 'More actions' }).click();
  await expect(page.getByText('Profile ACME-EDI holds it. Take it out of there first.')).toBeVisible();
});
