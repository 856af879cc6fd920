// Where the project lies, and how a script ends with one sentence instead of a stack trace.
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = dirname(dirname(fileURLToPath(import.meta.url)));

/** @param {...string} parts */
export const inRoot = (...parts) => join(root, ...parts);

/** What a person can mend: shown as its sentence alone. */
export class Refusal extends Error {}

/**
 * Runs a script's main function; a Refusal is printed as one sentence, anything else with its stack.
 * @param {() => Promise<unknown>} main
 */
export async function run(main) {
  try {
    await main();
  } catch (error) {
    console.error(error instanceof Refusal ? error.message : error);
    process.exit(1);
  }
}
