// Three suites: what runs in this process, what drives the real emulator, and what looks at a finished build.

import { defineConfig } from 'vitest/config';

const root = new URL('.', import.meta.url).pathname;

export default defineConfig({
  test: {
    // Much of a test is waiting for programs; by default one worker would run alone on two cores.
    maxWorkers: 2,
    retry: process.env.CI ? 1 : 0,
    projects: [
      {
        resolve: {
          alias: [
            { find: /^@\//, replacement: root },
            // The package throws outside of a server component by design.
            { find: /^server-only$/, replacement: `${root}node_modules/server-only/empty.js` },
          ],
        },
        test: {
          name: 'unit',
          // Some make RSA keys of 4096 bits or fill a database; a busy machine needs its time for that.
          testTimeout: 30_000,
          hookTimeout: 30_000,
          provide: { databaseUrl: process.env.TEST_DATABASE_URL ?? '' },
          include: [
            'lib/**/*.test.ts',
            'components/**/*.test.ts',
            'components/**/*.test.tsx',
            'scripts/**/*.test.ts',
            'proxy.test.ts',
          ],
        },
      },
      {
        test: {
          name: 'emulator',
          include: ['emulator/**/*.test.ts'],
          globalSetup: ['emulator/sdk-tests/global-setup.ts'],
          expect: { poll: { timeout: 20_000, interval: 10 } },
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
      { test: { name: 'bundle', include: ['scripts/**/*.check.ts'] } },
    ],
  },
});
