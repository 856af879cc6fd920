// Web apps: made, given a face, and deleted, as the service then has them.
import { DescribeWebAppCommand, DescribeWebAppCustomizationCommand } from '@aws-sdk/client-transfer';
import { ROLE } from './fixtures/arrange';
import { expect, test } from './fixtures/test';

/** The smallest PNG there is: one transparent pixel. */
const PIXEL = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

test('a web app is made, customised within the limits of AWS, and deleted', async ({ page, app }) => {
  await page.goto('/e/local/web-apps');
  await expect(page.getByText('No web apps yet')).toBeVisible();
  await page.getByRole('link', { name: 'Create web app' }).last().click();
  const main = page.getByRole('main');
  await main.getByLabel('Name (optional)', { exact: true }).fill('Files for staff');
  await main
    .getByLabel('IAM Identity Center instance')
    .fill('arn:aws:sso:::instance/ssoins-0123456789abcdef');
  await main.getByLabel('Role that reaches the files').fill(ROLE);
  await main.getByLabel('Units').fill('2');
  await main.getByRole('button', { name: 'Create web app' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Files for staff' })).toBeVisible();
  const WebAppId = new URL(page.url()).pathname.split('/').at(-1) ?? '';
  const { WebApp } = await app.transferClient.send(new DescribeWebAppCommand({ WebAppId }));
  expect(WebApp).toMatchObject({ WebAppUnits: { Provisioned: 2 }, EndpointType: 'PUBLIC' });

  const looks = async () =>
    (await app.transferClient.send(new DescribeWebAppCustomizationCommand({ WebAppId }))).WebAppCustomization;
  await page.getByRole('button', { name: 'Customise' }).click();
  const dialog = page.getByRole('dialog', { name: 'Customise the web app' });
  await dialog.getByLabel('Title').fill('Example files');
  const file = (name: string, buffer: Buffer) => ({ name, mimeType: 'image/png', buffer });
  const logo = dialog.getByLabel('File of the logo');
  await logo.setInputFiles(file('big.png', Buffer.concat([PIXEL, Buffer.alloc(51_201)])));
  await expect(dialog.getByText(/big\.png has .* at most 50 KiB are taken/)).toBeVisible();
  await logo.setInputFiles(file('logo.png', PIXEL));
  await dialog.getByLabel('File of the favicon').setInputFiles(file('favicon.png', PIXEL));
  await expect(
    dialog.getByRole('figure', { name: 'Preview' }).getByText('Example files').first(),
  ).toBeVisible();
  await dialog.getByRole('button', { name: 'Save' }).click();
  await expect(dialog).toBeHidden();
  await expect(
    page.getByRole('region', { name: 'Looks' }).getByRole('img', { name: 'The logo' }),
  ).toBeVisible();
  expect(await looks()).toMatchObject({ Title: 'Example files' });
  expect(Buffer.from((await looks())?.LogoFile ?? [])).toEqual(PIXEL);

  await page.getByRole('button', { name: 'Customise' }).click();
  await dialog.getByRole('button', { name: 'Remove the logo' }).click();
  await dialog.getByRole('button', { name: 'Save' }).click();
  await expect(dialog).toBeHidden();
  const after = await looks();
  expect(after?.LogoFile?.length ?? 0).toBe(0);
  expect(after?.Title).toBe('Example files');
  expect(Buffer.from(after?.FaviconFile ?? [])).toEqual(PIXEL);

  await page.getByRole('button', { name: 'Delete' }).click();
  const confirm = page.getByRole('alertdialog');
  await confirm.getByRole('textbox').fill(WebAppId);
  await confirm.getByRole('button', { name: 'Delete web app' }).click();
  await expect(page.getByText('No web apps yet')).toBeVisible();
});
