// How people come in by the company's identity provider.
import { expect, type Page } from '@playwright/test';

/** At the provider, which remembers them in this browser afterwards. */
export async function authenticate(page: Page, login: string): Promise<void> {
  await page.getByPlaceholder('Enter any login').fill(login);
  await page.getByPlaceholder('and password').fill('any');
  await page.getByRole('button', { name: 'Sign-in' }).click();
}

export async function chooseSingleSignOn(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Sign in with Example Login' }).click();
}

export async function signInAtProvider(page: Page, login: string, path = '/sign-in'): Promise<void> {
  await page.goto(path);
  await chooseSingleSignOn(page);
  await authenticate(page, login);
}

/** The provider's address as this page's button gets it, its cookie included. */
export async function authorizationUrl(page: Page, next = '/'): Promise<URL> {
  await page.goto('/sign-in');
  const answer = await page.request.post('/api/auth/sign-in/single', {
    data: { next },
    headers: { origin: new URL(page.url()).origin },
  });
  return new URL((await answer.json()).url);
}

export async function expectRefusal(page: Page, sentence: RegExp): Promise<void> {
  await expect(page.getByRole('heading', { name: 'Sign in', exact: true })).toBeVisible();
  await expect(page.getByRole('note').filter({ hasText: sentence })).toBeVisible();
}
