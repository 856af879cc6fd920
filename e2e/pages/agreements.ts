// The form of an agreement, new or edited.
import type { Page } from '@playwright/test';
import { ROLE } from '../fixtures/arrange';

export const form = (page: Page) => page.getByRole('main');

/** Opens a form and waits for its code: what is typed before that, a form with values of its own sets back. */
export async function openForm(page: Page, path: string): Promise<void> {
  await page.goto(path);
  // React marks what it has taken over.
  await page.waitForFunction(() =>
    Object.keys(document.querySelector('main form') ?? {}).some((key) => key.startsWith('__reactProps$')),
  );
}

/** Chooses a profile by the AS2 id that stands before its own id. */
export async function chooseProfile(page: Page, label: 'Partner' | 'Our side', profileId: string) {
  await form(page).getByLabel(label, { exact: true }).selectOption(profileId);
}

export async function fillAgreement(
  page: Page,
  profiles: { LocalProfileId: string; PartnerProfileId: string },
  folder = '/partner-inbox/acme',
): Promise<void> {
  await chooseProfile(page, 'Partner', profiles.PartnerProfileId);
  await chooseProfile(page, 'Our side', profiles.LocalProfileId);
  await form(page).getByLabel('Folder', { exact: true }).fill(folder);
  await form(page).getByLabel('Role', { exact: true }).fill(ROLE);
}
