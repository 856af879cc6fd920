// Accounts and sessions: better-auth on the console's own database, without open sign-up.

import 'server-only';
import { type BetterAuthOptions, betterAuth } from 'better-auth';
import { isAPIError } from 'better-auth/api';
import { getMigrations } from 'better-auth/db/migration';
import { nextCookies } from 'better-auth/next-js';
import { twoFactor } from 'better-auth/plugins/two-factor';
import { sql } from 'kysely';
import { getDatabase } from '@/lib/db/database';
import { getSettings } from '@/lib/env';
import { refuseDisabled } from './disabled-account';
import { passwordSwitch } from './password-switch';
import { guardSignIn, recordSignIn } from './sign-in-guard';
import { singleSignOn } from './single-sign-on';

const HOUR_S = 60 * 60;

/** Wrong passwords and too many attempts are answers to whoever tries, and stand in the audit trail: no errors of the console. */
function reportFailure(error: unknown): void {
  if (isAPIError(error) && error.statusCode < 500) return;
  console.error('Signing in or out failed', error);
}

function createAuth() {
  const { consoleUrl, allowedHosts, databaseUrl, secret } = getSettings();
  return betterAuth({
    appName: 'Transfer Console',
    baseURL: consoleUrl,
    basePath: '/api/auth',
    secret,
    trustedOrigins: [consoleUrl, ...allowedHosts.map((host) => `http://${host}`)],
    database: { db: getDatabase(), type: databaseUrl ? 'postgres' : 'sqlite' },
    telemetry: { enabled: false },
    logger: { level: 'error' },
    onAPIError: { onError: reportFailure, errorURL: `${consoleUrl}/sign-in` },
    // The provider's tokens are used once and kept nowhere.
    account: { updateAccountOnSignIn: false },
    emailAndPassword: { enabled: true, disableSignUp: true, minPasswordLength: 12, maxPasswordLength: 128 },
    session: {
      expiresIn: 12 * HOUR_S,
      updateAge: HOUR_S,
      additionalFields: {
        seenAt: { type: 'number', bigint: true, input: false, required: false, returned: false },
      },
    },
    databaseHooks: { session: { create: { before: refuseDisabled } } },
    user: {
      additionalFields: {
        role: { type: 'string', input: false, defaultValue: 'viewer' },
        state: { type: 'string', input: false, required: false },
        seenAt: { type: 'number', bigint: true, input: false, required: false, returned: false },
      },
    },
    // Failures are counted per account (sign-in-guard); this bounds how often one address may ask at all.
    rateLimit: {
      enabled: true,
      window: 60,
      max: 120,
      customRules: {
        '/sign-in/email': { window: 60, max: 120 },
        '/sign-in/social': { window: 60, max: 120 },
        '/two-factor/*': { window: 60, max: 120 },
      },
      storage: 'database',
    },
    hooks: { before: guardSignIn, after: recordSignIn },
    advanced: {
      useSecureCookies: consoleUrl.startsWith('https:'),
      defaultCookieAttributes: { httpOnly: true, sameSite: 'lax' },
    },
    plugins: [
      twoFactor({ twoFactorCookieMaxAge: 5 * 60 }),
      passwordSwitch(),
      ...singleSignOn((): BetterAuthOptions => getAuth().options),
      nextCookies(),
    ],
  });
}

export type Auth = ReturnType<typeof createAuth>;

declare global {
  var consoleAuth: Auth | undefined;
}

export function getAuth(): Auth {
  globalThis.consoleAuth ??= createAuth();
  return globalThis.consoleAuth;
}

const MIGRATION_LOCK = 724_108;

async function runAuthMigrations(): Promise<void> {
  const { runMigrations } = await getMigrations(getAuth().options);
  await runMigrations();
}

/** Makes or updates better-auth's tables, one process at a time; called at start, after the console's own migrations. */
export async function migrateAuth(): Promise<void> {
  if (!getSettings().databaseUrl) return runAuthMigrations();
  await getDatabase()
    .connection()
    .execute(async (connection) => {
      await sql`select pg_advisory_lock(${MIGRATION_LOCK})`.execute(connection);
      try {
        await runAuthMigrations();
      } finally {
        await sql`select pg_advisory_unlock(${MIGRATION_LOCK})`.execute(connection);
      }
    });
}
