// How people come in and go.
import { expect, type Page } from '@playwright/test';

export interface Person {
  name: string;
  email: string;
  password: string;
}

export async function signIn(page: Page, { email, password }: Pick<Person, 'email' | 'password'>) {
  await page.getByLabel('E-mail address').fill(email);
  await page.getByLabel('Password').fill(password);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
}

export function accountMenu(page: Page, { name }: Pick<Person, 'name'>) {
  return page.getByRole('button', { name: `Account of ${name}` });
}

export async function signOut(page: Page, person: Person): Promise<void> {
  await accountMenu(page, person).click();
  await page.getByRole('menuitem', { name: 'Sign out' }).click();
  await expect(page.getByRole('heading', { name: 'Sign in' })).toBeVisible();
}
