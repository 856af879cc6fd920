// The steps that `npm test` and `npm run verify` are made of; each says how many checks passed and failed.
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { runTool } from './command.mjs';
import { inRoot } from './project.mjs';

/** @typedef {{ passed: number, failed: number, skipped: number }} Count */

const reports = inRoot('test-results');

/** More than twice what a suite takes on two cores: one that hangs is told and ended instead of waited for. */
const SUITE_LIMIT = 40 * 60_000;

/** @param {string} name */
function freshReport(name) {
  mkdirSync(reports, { recursive: true });
  const file = `${reports}/${name}.json`;
  rmSync(file, { force: true });
  return file;
}

/**
 * A tool that either passes or fails counts as one check.
 * @param {string} title
 * @param {string} program
 * @param {string[]} args
 * @returns {Promise<Count>}
 */
export async function gate(title, program, args) {
  const { code, output } = await runTool(program, args, { quiet: true });
  console.log(`${code === 0 ? '✓' : '✗'} ${title}`);
  if (code !== 0) console.log(output);
  return { passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1, skipped: 0 };
}

/** Types of the console, then of the emulator, which has its own settings. */
export async function types() {
  const written = await runTool('next/dist/bin/next', ['typegen'], {
    quiet: true,
    env: { NEXT_TELEMETRY_DISABLED: '1' },
  });
  if (written.code !== 0) console.log(written.output);
  return [
    await gate('types of the console, scripts and tests', 'typescript/bin/tsc', ['-p', '.']),
    await gate('types of the emulator', 'typescript/bin/tsc', ['-p', 'emulator']),
  ];
}

export const lint = () => gate('lint and format', '@biomejs/biome/bin/biome', ['ci', '.']);

/**
 * A suite that ended badly without naming a failed test counts as one failure.
 * @param {number} code
 * @param {Count} count
 */
function withCode(code, count) {
  return code !== 0 && count.failed === 0 ? { ...count, failed: 1 } : count;
}

/**
 * @param {string[]} projects
 * @param {Record<string, string | undefined>} env
 * @returns {Promise<Count>}
 */
export async function vitest(projects, env = {}) {
  const file = freshReport(`vitest-${projects.join('-')}`);
  const args = ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${file}`];
  const { code } = await runTool(
    'vitest/vitest.mjs',
    [...args, ...projects.map((name) => `--project=${name}`)],
    { env, limit: SUITE_LIMIT },
  );
  if (!existsSync(file)) return { passed: 0, failed: 1, skipped: 0 };
  const report = JSON.parse(readFileSync(file, 'utf8'));
  return withCode(code, {
    passed: report.numPassedTests,
    failed: report.numFailedTests,
    skipped: report.numPendingTests + report.numTodoTests,
  });
}

/** @returns {Promise<Count>} */
export async function playwright() {
  const file = freshReport('playwright');
  const env = { PLAYWRIGHT_JSON_OUTPUT_FILE: file };
  const { code } = await runTool('@playwright/test/cli.js', ['test', '--reporter=list,json'], {
    env,
    limit: SUITE_LIMIT,
  });
  if (!existsSync(file)) return { passed: 0, failed: 1, skipped: 0 };
  const { stats, errors } = JSON.parse(readFileSync(file, 'utf8'));
  if (stats.flaky > 0) console.log(`${stats.flaky} passed at their second try only: see "flaky" above.`);
  return withCode(code, {
    passed: stats.expected + stats.flaky,
    failed: stats.unexpected + (errors.length > 0 ? 1 : 0),
    skipped: stats.skipped,
  });
}

/**
 * Ends the process with the one line that sums everything up; nothing run is a failure.
 * @param {Count[]} counts
 */
export function finish(counts) {
  /** @param {keyof Count} key */
  const sum = (key) => counts.reduce((total, count) => total + count[key], 0);
  const [passed, failed, skipped] = [sum('passed'), sum('failed'), sum('skipped')];
  console.log(`\n${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`);
  process.exit(failed === 0 && passed > 0 ? 0 : 1);
}
