// End-to-end tests: a real Chromium against a real console and a real emulator, one pair per worker.
import { defineConfig, devices } from '@playwright/test';
import { findBrowser, isRoot } from './scripts/browser.mjs';

export default defineConfig({
  testDir: 'e2e',
  testMatch: '**/*.spec.ts',
  outputDir: 'test-results/e2e',
  workers: 2,
  // Every test arranges what it needs, so any worker may take any test.
  fullyParallel: true,
  retries: 0,
  forbidOnly: true,
  timeout: 60_000,
  expect: { timeout: 10_000 },
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
