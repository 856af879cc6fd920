// The rules of CONTRIBUTING.md that a machine can check, on every file that git knows.
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { forbiddenImports, serverCodeInBrowser } from './import-rules';
import { readSources } from './imports';
import { root } from './project.mjs';

const MAX_LINES = 400;
const MAX_DEPTH = 4;

const files = execFileSync('git', ['ls-files', '-co', '--exclude-standard'], { cwd: root, encoding: 'utf8' })
  .split('\n')
  .filter((file) => file && existsSync(join(root, file)));
const sources = readSources(root, files);
const written = [...sources].filter(([file]) => !file.includes('.gen.'));
const texts = files.filter((file) => !/\.(png|ico|woff2?|jpg)$/.test(file));
const read = (file: string) => readFileSync(join(root, file), 'utf8');

/** The lines that match, as file:line, so that a failure says where. */
function linesWith(pattern: RegExp, among: [string, string][]): string[] {
  return among.flatMap(([file, text]) =>
    text
      .split('\n')
      .flatMap((line, index) => (pattern.test(line) ? [`${file}:${index + 1}: ${line.trim()}`] : [])),
  );
}

describe('imports', () => {
  test('go only where CONTRIBUTING.md allows', () => {
    expect(forbiddenImports(sources)).toEqual([]);
  });

  test('never bring server code into a browser', () => {
    expect(serverCodeInBrowser(sources)).toEqual([]);
  });

  test.each([
    ['lib/servers/rules.ts', "import { Button } from '@/components/ui/button';"],
    ['components/ui/button.tsx', "import { canStop } from '@/lib/servers/rules';"],
    ['lib/transfer-model/model.ts', "import { getSettings } from '../env';"],
    ['lib/users/actions.ts', "import { listServers } from '@/lib/servers/reads';"],
    ['components/users/user-card.tsx', "export { default } from '@/app/(console)/page';"],
    ['emulator/wire/dispatch.ts', "import { roleArn } from '../../lib/fields/leaves';"],
    ['emulator/wire/client.ts', "import { TransferClient } from '@aws-sdk/client-transfer';"],
    ['lib/servers/reads.ts', "const { openStore } = await import('../../emulator/store/store');"],
  ])('of %s are refused: %s', (file, line) => {
    expect(forbiddenImports(new Map([[file, line]]))).toHaveLength(1);
  });

  test('of types are allowed where values are not', () => {
    const line = "import type { CreateServerRequest } from '@aws-sdk/client-transfer';";
    expect(forbiddenImports(new Map([['emulator/operations/create-server.ts', line]]))).toEqual([]);
  });

  test('that reach server code through another file are found with their chain', () => {
    const violation = new Map([
      ['components/servers/card.tsx', "import { total } from '@/lib/servers/rules';"],
      ['lib/servers/rules.ts', "import { describe } from './reads';"],
      ['lib/servers/reads.ts', "import 'server-only';"],
    ]);
    expect(serverCodeInBrowser(violation)).toContain(
      'components/servers/card.tsx → lib/servers/rules.ts → lib/servers/reads.ts → server-only',
    );
  });
});

describe('files', () => {
  test(`have at most ${MAX_LINES} lines`, () => {
    const long = written.filter(([, text]) => text.trimEnd().split('\n').length > MAX_LINES);
    expect(long.map(([file]) => file)).toEqual([]);
  });

  test(`lie at most ${MAX_DEPTH} folders deep outside app/`, () => {
    const deep = files.filter(
      (file) => !/^(app|docs|public)\//.test(file) && file.split('/').length - 1 > MAX_DEPTH,
    );
    expect(deep).toEqual([]);
  });

  test('have a name that says what they hold, in kebab-case', () => {
    const vague = /^(index|utils?|types|helpers?|common|misc)\.(tsx?|mjs|js)$/;
    const names = [...sources.keys()].filter((file) => !file.startsWith('app/'));
    const wrong = names.filter((file) => vague.test(basename(file)) || !/^[a-z0-9.-]+$/.test(basename(file)));
    expect(wrong).toEqual([]);
  });

  test('start with a sentence on what they answer for', () => {
    const framework =
      /^(app\/.*\/?(page|layout|loading|error|not-found|route)\.tsx?|.*\.(d\.mts|test\.tsx?))$/;
    const first = (text: string) => text.replace(/^(#!.*|['"]use (client|server)['"];?|)\n+/, '');
    const silent = written.filter(
      ([file, text]) => !framework.test(file) && !/^\/[/*]/.test(first(text).trimStart()),
    );
    expect(silent.map(([file]) => file).filter((file) => !/\.config\.(ts|mjs|js)$/.test(file))).toEqual([]);
  });
});

describe('source', () => {
  test('reads process.env in lib/env.ts alone, within the console', () => {
    const inside = written.filter(([file]) => /^(app|components|lib)\//.test(file) && file !== 'lib/env.ts');
    // Next replaces these two names while it builds.
    const own = inside.map(([file, text]): [string, string] => [
      file,
      text.replaceAll(/process\.env\.(NODE_ENV|NEXT_RUNTIME)/g, ''),
    ]);
    expect(linesWith(/process\.env/, own)).toEqual([]);
  });

  test('opens connections of its own only where nobody but the configuration says to whom', () => {
    const known = [
      // To the console itself, from the browser.
      /^lib\/(auth\/(sign-in|begin-single-sign-on)|query\/fetch-read)\.ts$/,
      // By SMTP_URL, by the settings of the identity provider, by the file of environments.
      /^lib\/(mail\/mail|servers\/endpoints|auth\/identity-claims)\.ts$/,
      // To the address of a server that the API names.
      /^lib\/servers\/handshake\.ts$/,
      // A test's own database.
      /^lib\/auth\/fresh-console\.ts$/,
    ];
    const server = written.filter(
      ([file]) =>
        /^(app|lib)\//.test(file) && !/\.test\.tsx?$/.test(file) && !known.some((one) => one.test(file)),
    );
    expect(
      linesWith(/\bfetch\(|'node:(https?|tls|dgram|http2)'(?<!type.*)|connect\(|createTransport/, server),
    ).toEqual([]);
  });

  test('suppresses nothing without a reason', () => {
    const own = written.filter(([file]) => file !== 'scripts/repository.test.ts');
    expect(linesWith(/@ts-(ignore|nocheck)|@ts-expect-error\s*$|\bas any\b/, own)).toEqual([]);
    expect(linesWith(/biome-ignore(?! lint\/[\w/]+: \S.{10})/, own)).toEqual([]);
  });

  test('skips no test, and waits for conditions instead of time', () => {
    const tests = written.filter(([file]) => /\.(test|spec)\.tsx?$|^e2e\//.test(file));
    const own = tests.filter(([file]) => file !== 'scripts/repository.test.ts');
    expect(linesWith(/\.(skip|only|todo|fixme)\(|waitForTimeout|setTimeout\(resolve|sleep\(/, own)).toEqual(
      [],
    );
  });

  test('names no path of a machine and no registry', () => {
    const own = texts.filter((file) => file !== 'scripts/repository.test.ts');
    const all = own.map((file): [string, string] => [file, read(file)]);
    expect(linesWith(/(?<![\w/}])\/(home|Users|root)\/[\w.-]+\/|registry\.(npmjs|yarnpkg)/, all)).toEqual([]);
  });
});

describe('dependencies', () => {
  const manifest = JSON.parse(read('package.json'));
  const lock = JSON.parse(read('package-lock.json'));
  const locked = Object.keys(lock.packages);

  test('have exact versions', () => {
    const all = Object.entries({ ...manifest.dependencies, ...manifest.devDependencies });
    expect(all.filter(([, version]) => !/^\d+\.\d+\.\d+$/.test(String(version)))).toEqual([]);
  });

  test('are locked without the address of a registry', () => {
    const addressed = Object.values<{ resolved?: string }>(lock.packages).filter((entry) => entry.resolved);
    expect(addressed).toEqual([]);
  });

  test.each([
    ['@next/swc', '-linux-x64-gnu', '-darwin-arm64', '-win32-x64-msvc'],
    ['@tailwindcss/oxide', '-linux-x64-gnu', '-darwin-arm64', '-win32-x64-msvc'],
    ['@biomejs/cli', '-linux-x64', '-darwin-arm64', '-win32-x64'],
    ['lightningcss', '-linux-x64-gnu', '-darwin-arm64', '-win32-x64-msvc'],
    ['@esbuild', '/linux-x64', '/darwin-arm64', '/win32-x64'],
    ['@rolldown/binding', '-linux-x64-gnu', '-darwin-arm64', '-win32-x64-msvc'],
    ['@typescript/typescript', '-linux-x64', '-darwin-arm64', '-win32-x64'],
  ])('%s is locked for Linux, macOS and Windows', (name, ...platforms) => {
    const missing = platforms.filter((platform) => !locked.includes(`node_modules/${name}${platform}`));
    expect(missing).toEqual([]);
  });

  test('are each explained in docs/dependencies.md', () => {
    const page = read('docs/dependencies.md');
    const names = Object.keys({ ...manifest.dependencies, ...manifest.devDependencies });
    expect(names.filter((name) => !page.includes(`\`${name}\``))).toEqual([]);
  });
});
