// Builds the emulator once before the tests that spawn it.

import { fileURLToPath } from 'node:url';
import { buildEmulator } from '../build.mjs';

/** A folder of its own, so that a test run never changes a running emulator's files. */
export const testBuild = fileURLToPath(new URL('../../.build/emulator-test', import.meta.url));

export async function setup(): Promise<void> {
  await buildEmulator(testBuild);
}
