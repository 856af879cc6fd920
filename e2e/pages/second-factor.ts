// How a second factor is set up, wherever the steps for it stand.
import { expect, type Locator } from '@playwright/test';
import { codeOf } from '../fixtures/authenticator';

/** Goes through the steps and returns the secret and the backup codes; the code of now is spent by it. */
export async function setUpSecondFactor(place: Locator, password: string) {
  await place.getByLabel('Present password').fill(password);
  await place.getByRole('button', { name: 'Go on' }).click();
  await expect(place.getByRole('img', { name: 'QR code for your authenticator app' })).toBeVisible();
  const secret = (await place.locator('code').innerText()).replaceAll(' ', '');
  await place.getByLabel('Code', { exact: true }).fill(codeOf(secret));
  await place.getByRole('button', { name: 'Confirm' }).click();
  const codes = place.getByRole('list', { name: 'Backup codes' }).getByRole('listitem');
  await expect(codes).toHaveCount(10);
  return { secret, backupCodes: await codes.allInnerTexts() };
}
