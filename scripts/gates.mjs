// The steps that `npm test` and `npm run verify` are made of; each says how many checks passed and failed.
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { relative } from 'node:path';
import { runTool } from './command.mjs';
import { inRoot } from './project.mjs';

/** `failures` names what failed. @typedef {{ passed: number, failed: number, skipped: number, failures: string[] }} Count */

const reports = inRoot('test-results');

const none = { passed: 0, failed: 0, skipped: 0, failures: [] };

/** One check that passed. @type {Count} */
export const one = { ...none, passed: 1 };

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
  return code === 0 ? one : { ...none, failed: 1, failures: [title] };
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
 * @param {string} suite
 * @param {number} code
 * @param {Count} count
 */
function withCode(suite, code, count) {
  return code !== 0 && count.failed === 0
    ? { ...count, failed: 1, failures: [`${suite}: ended with code ${code}`] }
    : count;
}

/**
 * A suite that could not even be loaded has no tests: its file stands for them.
 * @param {{ testResults: { name: string, status: string, message: string, assertionResults: { status: string, fullName: string }[] }[] }} report
 */
function failedInVitest(report) {
  return report.testResults.flatMap(({ name, status, assertionResults }) => {
    const file = relative(inRoot('.'), name);
    const failed = assertionResults.filter((test) => test.status === 'failed');
    if (status === 'failed' && failed.length === 0) return [file];
    return failed.map((test) => `${file} › ${test.fullName}`);
  });
}

/**
 * @typedef {{ file: string, title: string, ok: boolean }} Spec
 * @param {{ specs?: Spec[], suites?: object[] }[]} suites
 * @returns {string[]}
 */
function failedInPlaywright(suites) {
  return suites.flatMap(({ specs = [], suites: inner = [] }) => [
    ...specs.filter(({ ok }) => !ok).map(({ file, title }) => `${file} › ${title}`),
    ...failedInPlaywright(inner),
  ]);
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
  const suite = projects.join(' and ');
  if (!existsSync(file)) return { ...none, failed: 1, failures: [`${suite}: no report`] };
  const report = JSON.parse(readFileSync(file, 'utf8'));
  return withCode(suite, code, {
    passed: report.numPassedTests,
    failed: report.numFailedTests,
    skipped: report.numPendingTests + report.numTodoTests,
    failures: failedInVitest(report),
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
  if (!existsSync(file)) return { ...none, failed: 1, failures: ['end-to-end tests: no report'] };
  const { stats, errors, suites } = JSON.parse(readFileSync(file, 'utf8'));
  if (stats.flaky > 0) console.log(`${stats.flaky} passed at their second try only: see "flaky" above.`);
  return withCode('end-to-end tests', code, {
    passed: stats.expected + stats.flaky,
    failed: stats.unexpected + (errors.length > 0 ? 1 : 0),
    skipped: stats.skipped,
    failures: failedInPlaywright(suites),
  });
}

/**
 * Names what failed, so that the end of a long output tells it, then sums up in one line.
 * @param {Count[]} counts
 */
export function summary(counts) {
  /** @param {'passed' | 'failed' | 'skipped'} key */
  const sum = (key) => counts.reduce((total, count) => total + count[key], 0);
  const skipped = sum('skipped');
  const failures = counts.flatMap((count) => count.failures);
  return [
    ...(failures.length > 0 ? ['', 'Failed:', ...failures.map((name) => `  ${name}`)] : []),
    '',
    `${sum('passed')} passed, ${sum('failed')} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`,
  ].join('\n');
}

/**
 * Ends the process; nothing run is a failure.
 * @param {Count[]} counts
 */
export function finish(counts) {
  console.log(summary(counts));
  const good = counts.every(({ failed }) => failed === 0) && counts.some(({ passed }) => passed > 0);
  process.exit(good ? 0 : 1);
}
