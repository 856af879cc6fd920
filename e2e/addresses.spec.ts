// Addresses that name nothing.
import { expect, test } from './fixtures/test';

test.afterEach(async ({ app }) => {
  await app.restartEmulator();
});

test('an address with a malformed name is a page that does not exist, and AWS is not asked', async ({
  page,
  app,
  arrange,
  complaints,
}) => {
  complaints.expect(/404|status of 50\d/);
  const server = await arrange.server();
  // The server's page stays readable for the moment that its description is remembered.
  await page.goto(server.path);
  await app.killEmulator();
  for (const path of [
    '/e/local/servers/%E0%A4%A',
    '/e/local/servers/not-an-id',
    '/e/local/servers/not-an-id/users',
    '/e/local/servers/not-an-id/new-user',
    '/e/local/security-policies/Not%20one',
    `${server.path}/users/-`,
    `${server.path}/users/%E0%A4%A`,
  ]) {
    const response = await page.goto(path);
    expect(response?.status(), path).toBe(404);
    await expect(page.getByRole('heading', { level: 1 }), path).toHaveText(
      /^(Not found|There is no such page)$/,
    );
  }
});
