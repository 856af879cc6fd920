// Builds the emulator and the console into folders named by a hash of their inputs: what is built is never built again,
// and a running process keeps the folder that it was started from.
import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { basename, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { runTool } from './command.mjs';
import { isAlive, withLock } from './lock.mjs';
import { inRoot, Refusal, run } from './project.mjs';

const WAITING = 'Another process is building; waiting for it.';
const READY = 'built';
const COMMON_INPUTS = ['package-lock.json', 'scripts/build.mjs', 'lib/transfer-model'];
const EMULATOR_INPUTS = [...COMMON_INPUTS, 'emulator'];
const CONSOLE_INPUTS = [
  ...COMMON_INPUTS,
  'app',
  'components',
  'lib',
  'public',
  'proxy.ts',
  'instrumentation.ts',
  'next.config.js',
  'postcss.config.mjs',
  'tsconfig.json',
  'tsconfig.build.json',
];

/**
 * @param {string} path
 * @returns {string[]}
 */
function filesBelow(path) {
  const full = inRoot(path);
  if (!existsSync(full)) return [];
  if (!statSync(full).isDirectory()) return [path];
  return readdirSync(full)
    .sort()
    .flatMap((name) => filesBelow(`${path}/${name}`));
}

/** @param {string[]} inputs */
function hashOf(inputs) {
  const hash = createHash('sha256').update(process.versions.modules);
  for (const file of inputs.flatMap(filesBelow)) {
    if (/\.test\.tsx?$|\.md$/.test(file)) continue;
    hash.update(`\0${file}\0`).update(readFileSync(inRoot(file)));
  }
  return hash.digest('hex').slice(0, 12);
}

/** @param {string} folder @param {number} pid */
const markUsed = (folder, pid) => writeFileSync(join(folder, `used-by-${pid}`), '');

/** @param {string} folder */
function isInUse(folder) {
  const users = readdirSync(folder).filter((name) => name.startsWith('used-by-'));
  return users.some((name) => isAlive(Number(name.slice('used-by-'.length))));
}

/** Removes earlier builds that nobody runs from. @param {string} current */
function removeOthers(current) {
  const parent = join(current, '..');
  const alike = new RegExp(`^${basename(current).replace(/[0-9a-f]+$/, '[0-9a-f]{12}')}$`);
  for (const name of readdirSync(parent)) {
    const folder = join(parent, name);
    if (!alike.test(name) || folder === current || isInUse(folder)) continue;
    rmSync(folder, { recursive: true, force: true });
  }
}

/**
 * @param {{ label: string, prefix: string, inputs: string[], compile: (folder: string) => Promise<void> }} what
 * @param {number} [user] pid of the process that will run from the folder
 */
function ensureBuilt({ label, prefix, inputs, compile }, user) {
  return withLock(
    'build',
    async () => {
      const folder = `${prefix}${hashOf(inputs)}`;
      if (!existsSync(join(folder, READY))) {
        console.log(`Building the ${label}.`);
        rmSync(folder, { recursive: true, force: true });
        mkdirSync(folder, { recursive: true });
        await compile(folder);
        writeFileSync(join(folder, READY), '');
      }
      if (user) markUsed(folder, user);
      removeOthers(folder);
      return folder;
    },
    WAITING,
  );
}

/** `.build/emulator` always leads to the newest one, so that it can be run by hand. @param {string} folder */
function pointTo(folder) {
  const link = inRoot('.build', 'emulator');
  const fresh = `${link}.${process.pid}`;
  symlinkSync(process.platform === 'win32' ? folder : basename(folder), fresh, 'junction');
  if (process.platform === 'win32') rmSync(link, { recursive: true, force: true });
  renameSync(fresh, link);
}

/** @param {number} [user] */
export async function buildEmulator(user) {
  const folder = await ensureBuilt(
    {
      label: 'emulator',
      prefix: inRoot('.build', 'emulator-'),
      inputs: EMULATOR_INPUTS,
      compile: async (out) => {
        const builder = await import(pathToFileURL(inRoot('emulator', 'build.mjs')).href);
        await builder.buildEmulator(out);
      },
    },
    user,
  );
  pointTo(folder);
  return folder;
}

/** Next's cache makes the next build three times as fast, so it moves along. @param {string} folder */
function takeCacheOver(folder) {
  const earlier = readdirSync(inRoot())
    .filter((name) => name.startsWith('.next-') && inRoot(name) !== folder)
    .map((name) => inRoot(name, 'cache'))
    .filter((cache) => existsSync(cache))
    .sort((a, b) => statSync(b).mtimeMs - statSync(a).mtimeMs)[0];
  if (earlier) renameSync(earlier, join(folder, 'cache'));
}

/**
 * Next points next-env.d.ts at the folder it builds into; editors and type checks want the one of `next typegen`.
 * @template T
 * @param {() => Promise<T>} work
 */
async function keepingTypeReferences(work) {
  const file = inRoot('next-env.d.ts');
  const before = existsSync(file) ? readFileSync(file) : undefined;
  try {
    return await work();
  } finally {
    if (before) writeFileSync(file, before);
    else rmSync(file, { force: true });
  }
}

/** @param {string} folder */
async function compileConsole(folder) {
  takeCacheOver(folder);
  const env = {
    NODE_ENV: 'production',
    NEXT_DIST_DIR: basename(folder),
    NEXT_TELEMETRY_DISABLED: '1',
    AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true',
  };
  const { code, output } = await keepingTypeReferences(() =>
    runTool('next/dist/bin/next', ['build'], { env, quiet: true }),
  );
  if (code === 0) return;
  throw new Refusal(`${output.trim()}\nThe console could not be built; Next's own words are above.`);
}

/** @param {number} [user] */
export function buildConsole(user) {
  const what = {
    label: 'console',
    prefix: inRoot('.next-'),
    inputs: CONSOLE_INPUTS,
    compile: compileConsole,
  };
  return ensureBuilt(what, user);
}

if (process.argv[1] === inRoot('scripts', 'build.mjs')) {
  await run(async () => {
    await buildEmulator();
    await buildConsole();
  });
}
