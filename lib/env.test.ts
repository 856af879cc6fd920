import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';

const names = [
  'PORT',
  'CONSOLE_URL',
  'DATABASE_URL',
  'CONSOLE_SECRET',
  'CONSOLE_ENVIRONMENTS',
  'CONSOLE_TRUST_PROXY',
  'EMULATOR_URL',
  'EMULATOR_PORT',
  'SMTP_URL',
  'MAIL_FROM',
  'OIDC_ISSUER',
  'OIDC_CLIENT_ID',
  'OIDC_CLIENT_SECRET',
  'OIDC_ROLE_MAPPING',
  'OIDC_GROUPS_CLAIM',
  'OIDC_SCOPES',
  'OIDC_LABEL',
  'PASSWORD_SIGN_IN',
  'BREAK_GLASS_EMAIL',
];
let folder: string;

beforeEach(() => {
  vi.resetModules();
  folder = mkdtempSync(path.join(tmpdir(), 'transfer-console-env-'));
  for (const name of names) vi.stubEnv(name, '');
  vi.stubEnv('CONSOLE_DATA_DIR', path.join(folder, 'data'));
});
afterEach(() => {
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true, force: true });
});

async function settingsWith(set: Record<string, string>) {
  for (const [name, value] of Object.entries(set)) vi.stubEnv(name, value);
  return (await import('./env')).getSettings();
}

function fileWith(content: string): string {
  const file = path.join(folder, 'environments.json');
  writeFileSync(file, content);
  return file;
}

const oidc = {
  OIDC_ISSUER: 'https://login.example.com/realms/main',
  OIDC_CLIENT_ID: 'transfer-console',
  OIDC_CLIENT_SECRET: 'a secret',
};

const good = { id: 'prod', label: 'Production', region: 'eu-west-1' };

describe('settings', () => {
  test('without any there is one environment, on the emulator, and an address on localhost', async () => {
    const settings = await settingsWith({});
    expect(settings).toMatchObject({
      consoleUrl: 'http://localhost:3000',
      allowedHosts: ['localhost:3000', 'localhost:3000', '127.0.0.1:3000'],
      databaseUrl: undefined,
      trustedProxies: 0,
      environments: [{ id: 'local', endpoint: 'http://127.0.0.1:4580' }],
    });
  });

  test('the secret is made once, for this user alone, and stays', async () => {
    const first = await settingsWith({});
    const file = path.join(folder, 'data', 'secret');
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(readFileSync(file, 'utf8')).toBe(first.secret);
    vi.resetModules();
    expect((await settingsWith({})).secret).toBe(first.secret);
  });

  test('a secret that a crash left empty or cut off is not used', async () => {
    mkdirSync(path.join(folder, 'data'));
    writeFileSync(path.join(folder, 'data', 'secret'), 'short');
    await expect(settingsWith({})).rejects.toThrow(/holds no whole secret: remove it/);
  });

  test('single sign-on needs three variables, and maps groups to roles', async () => {
    const { singleSignOn, breakGlassEmail } = await settingsWith({
      ...oidc,
      OIDC_ROLE_MAPPING: 'admins=admin, cn=ops=operator ,',
      PASSWORD_SIGN_IN: 'off',
      BREAK_GLASS_EMAIL: 'Root@Example.com',
    });
    expect(singleSignOn).toMatchObject({ label: 'single sign-on', groupsClaim: 'groups' });
    expect([...(singleSignOn?.roleOfGroup ?? [])]).toEqual([
      ['admins', 'admin'],
      ['cn=ops', 'operator'],
    ]);
    expect(breakGlassEmail).toBe('root@example.com');
  });

  test('environments come from the file', async () => {
    const file = fileWith(JSON.stringify([good, { ...good, id: 'test', colour: 'red', profile: 'p' }]));
    const { environments } = await settingsWith({ CONSOLE_ENVIRONMENTS: file });
    expect(environments.map(({ id, colour }) => [id, colour])).toEqual([
      ['prod', undefined],
      ['test', 'red'],
    ]);
  });

  test('mail is sent where there is a server for it and a sender', async () => {
    const MAIL_FROM = 'Transfer Console <console@example.com>';
    const { mail } = await settingsWith({ SMTP_URL: 'smtps://u:p@mail.example.com', MAIL_FROM });
    expect(mail).toEqual({ smtpUrl: 'smtps://u:p@mail.example.com', from: MAIL_FROM });
  });

  test('a colour of the file is one that the page can show', async () => {
    const { environmentColours } = await import('./env');
    const styles = readFileSync(new URL('../app/globals.css', import.meta.url), 'utf8');
    // Grey is what every environment has until another is chosen.
    for (const colour of environmentColours.slice(1)) {
      expect(styles).toContain(`[data-env-colour="${colour}"]`);
    }
  });
});

describe('a wrong setting ends with a sentence that says what to do', () => {
  test.each([
    [{ PORT: 'abc' }, /^PORT is "abc", which is no port: set it to a number from 1 to 65535\.$/],
    [{ PORT: '70000' }, /^PORT is "70000"/],
    [{ EMULATOR_PORT: '-1' }, /^EMULATOR_PORT is "-1"/],
    [{ CONSOLE_URL: 'transfer.example.com' }, /^CONSOLE_URL is "transfer.example.com": set it to the origin/],
    [{ CONSOLE_URL: 'https://example.com/console' }, /^CONSOLE_URL is .*: set it to the origin/],
    [{ CONSOLE_URL: 'ftp://example.com' }, /^CONSOLE_URL is/],
    [{ DATABASE_URL: 'mysql://x' }, /^DATABASE_URL must start with postgres:\/\//],
    [{ DATABASE_URL: 'postgres://x/y' }, /^CONSOLE_SECRET must be set when DATABASE_URL is/],
    [{ CONSOLE_SECRET: 'short' }, /^CONSOLE_SECRET is too short: use at least 32 random characters\.$/],
    [
      { CONSOLE_TRUST_PROXY: 'yes' },
      /^CONSOLE_TRUST_PROXY is "yes": set it to the number of reverse proxies/,
    ],
    [{ SMTP_URL: 'mail.example.com' }, /^SMTP_URL is no address of a mail server/],
    [{ SMTP_URL: 'https://u:hush@mail.example.com' }, /^SMTP_URL is no address(?!.*hush)/],
    [{ SMTP_URL: 'smtp://mail.example.com' }, /^MAIL_FROM must be the sender of mails/],
    [{ SMTP_URL: 'smtp://mail.example.com', MAIL_FROM: 'Console' }, /^MAIL_FROM must be/],
    [{ OIDC_CLIENT_ID: 'x' }, /^OIDC_ISSUER must be set when OIDC_CLIENT_ID is: single sign-on needs/],
    [{ ...oidc, OIDC_CLIENT_SECRET: '' }, /^OIDC_CLIENT_SECRET must be set when OIDC_ISSUER is/],
    [
      { ...oidc, OIDC_ISSUER: 'login.example.com' },
      /^OIDC_ISSUER is "login.example.com": set it to the https/,
    ],
    [{ ...oidc, OIDC_ISSUER: 'http://login.example.com' }, /^OIDC_ISSUER is/],
    [
      { ...oidc, OIDC_ROLE_MAPPING: 'admins' },
      /^OIDC_ROLE_MAPPING holds "admins": write each entry as group=role/,
    ],
    [
      { ...oidc, OIDC_ROLE_MAPPING: 'a=root' },
      /^OIDC_ROLE_MAPPING gives the group "a" the role "root": use one of/,
    ],
    [{ ...oidc, OIDC_ROLE_MAPPING: 'a=viewer,a=admin' }, /^OIDC_ROLE_MAPPING names the group "a" twice/],
    [{ ...oidc, OIDC_SCOPES: 'email' }, /^OIDC_SCOPES is "email": it must hold openid/],
    [{ ...oidc, OIDC_LABEL: 'x'.repeat(61) }, /^OIDC_LABEL is too long/],
    [{ PASSWORD_SIGN_IN: 'no' }, /^PASSWORD_SIGN_IN is "no": set it to on or off\.$/],
    [{ PASSWORD_SIGN_IN: 'off' }, /^PASSWORD_SIGN_IN is off, and there is no single sign-on/],
    [{ ...oidc, PASSWORD_SIGN_IN: 'off' }, /^BREAK_GLASS_EMAIL must be set when PASSWORD_SIGN_IN is off/],
    [{ BREAK_GLASS_EMAIL: 'ana@example.com' }, /^BREAK_GLASS_EMAIL has no meaning while passwords are on/],
    [{ BREAK_GLASS_EMAIL: 'ana' }, /^BREAK_GLASS_EMAIL is "ana", which is no e-mail address\.$/],
    [{ CONSOLE_DATA_DIR: '/dev/null/data' }, /^The data folder \/dev\/null\/data cannot be written/],
    [{ CONSOLE_ENVIRONMENTS: '/nowhere/file.json' }, /^CONSOLE_ENVIRONMENTS names .*, which cannot be read/],
  ])('%j', async (set, sentence) => {
    await expect(settingsWith(set)).rejects.toThrow(sentence);
  });

  test.each([
    ['{', /which is not JSON \(/],
    ['[]', /is wrong at the top/],
    [JSON.stringify([{ ...good, id: 'Prod!' }]), /is wrong at 0\.id: id must be lower-case/],
    [
      JSON.stringify([{ ...good, region: 'europe' }]),
      /is wrong at 0\.region: region must look like eu-west-1/,
    ],
    [
      JSON.stringify([{ ...good, colour: '#ff0000' }]),
      /is wrong at 0\.colour: colour must be one of grey, blue/,
    ],
    [JSON.stringify([{ ...good, endpoint: 'x' }]), /is wrong at 0\.endpoint/],
    [JSON.stringify([{ ...good, regoin: 'x' }]), /regoin/],
    [JSON.stringify([good, good]), /has the id "prod" twice: make every id unique\.$/],
  ])('the environments file %s', async (content, sentence) => {
    await expect(settingsWith({ CONSOLE_ENVIRONMENTS: fileWith(content) })).rejects.toThrow(sentence);
  });
});
