// End-to-end tests: a real Chromium against a real console and a real emulator, one pair per worker, on SQLite and in part
// on PostgreSQL. E2E_ENGINE=SQLite or PostgreSQL runs every journey there.
import { defineConfig, devices } from '@playwright/test';
import type { WorkerOptions } from './e2e/fixtures/test';
import { findBrowser, isRoot } from './scripts/browser.mjs';
import { findPostgresProgram } from './scripts/postgres-programs.mjs';

const asked = process.env.E2E_ENGINE;
const hasPostgres = findPostgresProgram('initdb') !== undefined;
const specs = (...names: string[]) => names.map((name) => `${name}.spec.ts`);
/** Several consoles at once are for PostgreSQL alone. */
const TOGETHER = specs('two-consoles');
/** What partners depend on: on both. */
const BOTH = specs('partners', 'portal', 'portal-keys', 'sftp-login');
/** Hang on the console's own database, which unit tests compare on both: on PostgreSQL, where there is one. */
const ONCE = specs(
  ...['activity', 'isolation', 'members', 'second-factor', 'sessions', 'sign-in', 'single-sign-on'],
);
/** How a page looks hangs on no database. */
const LOOKS = /is accessible in both schemes/;

export default defineConfig<object, WorkerOptions>({
  testDir: 'e2e',
  testMatch: '**/*.spec.ts',
  globalSetup: './e2e/fixtures/postgres.ts',
  projects: [
    ...(asked === 'PostgreSQL'
      ? []
      : [
          {
            name: 'SQLite',
            testIgnore: hasPostgres && !asked ? [...TOGETHER, ...ONCE] : TOGETHER,
            use: { engine: 'SQLite' as const },
          },
        ]),
    ...(asked === 'PostgreSQL' || (hasPostgres && !asked)
      ? [
          {
            name: 'PostgreSQL',
            testMatch: asked ? '**/*.spec.ts' : [...TOGETHER, ...BOTH, ...ONCE],
            grepInvert: asked ? undefined : LOOKS,
            use: { engine: 'PostgreSQL' as const },
          },
        ]
      : []),
  ],
  outputDir: 'test-results/e2e',
  // Two cores are not busy with two: much of a journey is waiting.
  workers: 3,
  // Every test arranges what it needs, so any worker may take any test.
  fullyParallel: true,
  // A test that passes at its second try only is named in the output.
  retries: process.env.CI ? 1 : 0,
  forbidOnly: true,
  timeout: 60_000,
  expect: { timeout: 15_000 },
  reporter: 'list',
  use: {
    ...devices['Desktop Chrome'],
    viewport: { width: 1280, height: 900 },
    contextOptions: { reducedMotion: 'reduce' },
    screenshot: 'only-on-failure',
    launchOptions: {
      executablePath: findBrowser(),
      // Chromium's sandbox does not work for root, which containers usually are.
      args: isRoot ? ['--no-sandbox'] : [],
    },
  },
});
