// The wizard for a new partner, and the page of its run.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, type Page } from '@playwright/test';
import { ROLE } from '../fixtures/arrange';
import { run } from '../fixtures/openssh';

/** A self-signed certificate with its key, as partners make them: `<name>.pem` and `<name>.key`. */
export async function makeCertificate(folder: string, name: string) {
  const file = (end: string) => join(folder, `${name}.${end}`);
  const subject = ['-subj', `/CN=${name}`, '-days', '365'];
  const files = ['-keyout', file('key'), '-out', file('pem')];
  const { code, output } = await run('openssl', [
    ...['req', '-x509', '-newkey', 'rsa:2048', '-noenc'],
    ...files,
    ...subject,
  ]);
  if (code !== 0) throw new Error(output);
  const [certificate, privateKey] = await Promise.all([
    readFile(file('pem'), 'utf8'),
    readFile(file('key'), 'utf8'),
  ]);
  return { certificate, privateKey };
}

/** Also one that suggests. */
export const field = (page: Page, name: string | RegExp) =>
  page
    .getByRole('textbox', { name, exact: typeof name === 'string' })
    .or(page.getByRole('combobox', { name, exact: typeof name === 'string' }));

export const step = (page: Page, name: string) =>
  page.getByRole('main').getByRole('heading', { level: 2, name, exact: true });

export async function next(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Next' }).click();
}

export async function openWizard(page: Page): Promise<void> {
  await page.goto('/e/local/new-partner');
  // The draft is looked for first; what is typed before that stands, but a test need not race.
  await expect(step(page, 'Partner')).toBeVisible();
}

export async function fillPartner(page: Page, { name = 'Acme Logistics', as2Id = 'ACME' } = {}) {
  await field(page, 'Name').fill(name);
  await field(page, 'AS2 id').fill(as2Id);
  await field(page, /^URL of the partner/).fill('http://as2.acme.example:4080/');
  await field(page, /^E-mail of the contact/).fill('as2@acme.example');
}

export async function fillTheirs(page: Page, certificate: string): Promise<void> {
  await field(page, 'Certificate').first().fill(certificate);
  await expect(page.getByText('SHA-256 fingerprint').first()).toBeVisible();
}

export async function fillOurs(page: Page, as2Id = 'OURS'): Promise<void> {
  await field(page, 'Name').fill('Our company');
  await field(page, 'Our AS2 id').fill(as2Id);
}

export async function fillReceiving(page: Page, server: string): Promise<void> {
  await page.getByRole('combobox', { name: 'Server', exact: true }).selectOption(server);
  await field(page, 'Folder').fill('/partner-inbox/acme');
  await field(page, 'Role for received files').fill(ROLE);
}

export async function fillSending(page: Page): Promise<void> {
  await field(page, 'Role for sent files').fill(ROLE);
}

/** From the first step to the review, both directions. */
export async function fillAll(page: Page, { certificate, server }: { certificate: string; server: string }) {
  await fillPartner(page);
  await next(page);
  await expect(step(page, 'Their certificates')).toBeVisible();
  await fillTheirs(page, certificate);
  await next(page);
  await expect(step(page, 'Our side')).toBeVisible();
  await fillOurs(page);
  await next(page);
  await expect(step(page, 'Receiving')).toBeVisible();
  await fillReceiving(page, server);
  await next(page);
  await expect(step(page, 'Sending')).toBeVisible();
  await fillSending(page);
  await next(page);
  await expect(step(page, 'Review')).toBeVisible();
  await expect(page.getByText(/^These 8 calls/)).toBeVisible();
}

export async function start(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Set up the partner' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Set up Acme Logistics' })).toBeVisible();
}
