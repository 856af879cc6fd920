// Profiles: created by the rules for AS2 ids, their certificates chosen and rotated, and kept while something uses them.
import { newCertificate } from './fixtures/openssl';
import { expect, test } from './fixtures/test';

const DAY_MS = 86_400_000;
const inDays = (days: number) => new Date(Date.now() + days * DAY_MS);

test('a partner’s profile is created with its certificate, and not with a space in its AS2 id', async ({
  page,
  arrange,
  folder,
}) => {
  const { certificate } = await newCertificate(folder, 'acme');
  const id = await arrange.certificate({ Usage: 'SIGNING', Certificate: certificate, Description: 'Acme' });
  await page.goto('/e/local/new-profile');
  await page.getByRole('textbox', { name: 'AS2 id' }).fill('ACME EDI');
  await page.getByRole('checkbox', { name: /^Acme/ }).check();
  await page.getByRole('button', { name: 'Create profile' }).click();
  await expect(page.getByText('AWS takes no spaces in an AS2 id.')).toBeVisible();
  await page.getByRole('textbox', { name: 'AS2 id' }).fill('ACME-EDI');
  await page.getByRole('button', { name: 'Create profile' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'ACME-EDI' })).toBeVisible();
  const profileId = page.url().split('/').at(-1) ?? '';
  expect(await arrange.describeProfile(profileId)).toMatchObject({
    As2Id: 'ACME-EDI',
    ProfileType: 'PARTNER',
    CertificateIds: [id],
  });
  await expect(page.getByText('No certificate at all.')).toBeVisible();
});

test('a local profile is offered certificates with private keys alone', async ({ page, arrange, folder }) => {
  const { certificate, privateKey } = await newCertificate(folder, 'any');
  const input = { Usage: 'SIGNING', Certificate: certificate } as const;
  await arrange.certificate({ ...input, Description: 'Theirs' });
  await arrange.certificate({ ...input, PrivateKey: privateKey, Description: 'Mine' });
  await page.goto('/e/local/new-profile');
  await expect(page.getByRole('checkbox', { name: /^Theirs/ })).toBeVisible();
  await page.getByRole('radio', { name: /^Ours/ }).check();
  await expect(page.getByRole('checkbox', { name: /^Mine/ })).toBeVisible();
  await expect(page.getByRole('checkbox', { name: /^Theirs/ })).toBeHidden();
});

test('a gap in the certificates is shown, and a successor with an overlap closes it', async ({
  page,
  arrange,
  folder,
}) => {
  const old = await newCertificate(folder, 'old', { days: 300 });
  const late = await newCertificate(folder, 'late', { days: 300 });
  const fresh = await newCertificate(folder, 'fresh', { days: 700 });
  const input = { Usage: 'SIGNING' } as const;
  const first = await arrange.certificate({
    ...input,
    Certificate: old.certificate,
    Description: 'Acme-old',
    InactiveDate: inDays(30),
  });
  const second = await arrange.certificate({
    ...input,
    Certificate: late.certificate,
    Description: 'Acme-late',
    ActiveDate: inDays(40),
  });
  const profileId = await arrange.profile('PARTNER', 'ACME-EDI', [first, second]);
  await page.goto(`/e/local/profiles/${profileId}`);
  await expect(page.getByText(/^A gap from .*, 10 days\.$/)).toBeVisible();

  await page.getByRole('link', { name: 'Add successor of Acme-old' }).click();
  await expect(page.getByText('It follows Acme-old')).toBeVisible();
  await page.getByLabel('Certificate', { exact: true }).fill(fresh.certificate);
  await page.getByLabel('Description').fill('Acme-fresh');
  await page.getByRole('button', { name: 'Import certificate' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'ACME-EDI' })).toBeVisible();
  await expect(page.getByText(/^Covered without a gap until/)).toBeVisible();
  await expect(page.getByText(/^A gap/)).toBeHidden();
  const held = (await arrange.describeProfile(profileId))?.CertificateIds ?? [];
  expect(held).toEqual(expect.arrayContaining([first, second]));
  expect(held).toHaveLength(3);
});

test('a successor of ours comes with the message and the certificate for partners', async ({
  page,
  arrange,
  folder,
}) => {
  const { certificate, privateKey } = await newCertificate(folder, 'ours');
  const id = await arrange.certificate({
    Usage: 'SIGNING',
    Certificate: certificate,
    PrivateKey: privateKey,
    Description: 'Ours-old',
  });
  const profileId = await arrange.profile('LOCAL', 'EXAMPLE-CORP', [id]);
  await page.goto(`/e/local/generate-certificate?successor=${id}&profile=${profileId}`);
  await expect(page.getByText('It follows Ours-old')).toBeVisible();
  await page.getByLabel('Common name').fill('EXAMPLE-CORP');
  await page.getByRole('button', { name: 'Generate certificate' }).click();
  // Making the pair takes long on a busy machine.
  await expect(page).toHaveURL(/[?]new=/, { timeout: 30_000 });
  await expect(page.getByText('AS2 certificate of EXAMPLE-CORP')).toBeVisible();
  await expect(page.getByText(/an overlap of \d+ days/)).toBeVisible();
  await expect(page.getByRole('button', { name: 'Download PEM' })).toBeVisible();
});

test('a profile in use is kept with the reason, and deleted when nothing uses it any more', async ({
  page,
  arrange,
}) => {
  const parties = await arrange.parties();
  const connector = await arrange.connector({ As2Config: parties });
  const free = await arrange.profile('PARTNER', 'GLOBEX');
  await page.goto(`/e/local/profiles/${parties.PartnerProfileId}`);
  await expect(page.getByRole('link', { name: 'https://as2.acme.example' })).toBeVisible();
  await page.getByRole('button', { name: 'More actions' }).click();
  await expect(page.getByText(`It is used by connector ${connector.id}.`)).toBeVisible();

  await page.goto(`/e/local/profiles/${free}`);
  await expect(page.getByText('No agreement and no connector names it')).toBeVisible();
  await page.getByRole('button', { name: 'More actions' }).click();
  await page.getByRole('menuitem', { name: 'Delete' }).click();
  await page.getByRole('button', { name: 'Delete profile' }).click();
  await expect(page).toHaveURL(/\/profiles$/);
  await expect(page.getByRole('link', { name: 'ACME-EDI' })).toBeVisible();
  await expect(page.getByRole('link', { name: 'GLOBEX' })).toBeHidden();
});
