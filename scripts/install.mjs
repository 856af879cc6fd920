// Makes node_modules what the lock file says, with nothing but Node; does nothing where it already is.
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { findProgram, runCommand, runNpm } from './command.mjs';
import { withLock } from './lock.mjs';
import { inRoot, Refusal } from './project.mjs';

const stampFile = inRoot('node_modules', '.installed-from');
const NEEDS_COMPILER =
  'SQLite could not be installed: there is no ready-made binding for this platform within reach and no C++ compiler; ' +
  'install one (Debian: apt-get install g++ make python3, macOS: xcode-select --install) and run the command again.';

export function checkNodeVersion() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major > 20 || (major === 20 && minor >= 19)) return;
  throw new Refusal(
    `Node 20.19 or newer is needed, this is ${process.versions.node}: see https://nodejs.org/en/download.`,
  );
}

/** What an installation depends on: the lock file, and the Node that native bindings are built for. */
function wanted() {
  const hash = createHash('sha256').update(readFileSync(inRoot('package-lock.json')));
  return hash.update(`${process.platform} ${process.arch} ${process.versions.modules}`).digest('hex');
}

/** True for an `npm install` by hand as well: npm notes in node_modules what it put there. */
function isInstalledByHand() {
  const noted = inRoot('node_modules', '.package-lock.json');
  if (existsSync(stampFile) || !existsSync(noted)) return false;
  const there = JSON.parse(readFileSync(noted, 'utf8')).packages;
  const locked = Object.entries(JSON.parse(readFileSync(inRoot('package-lock.json'), 'utf8')).packages);
  return locked.every(
    ([path, entry]) => path === '' || entry.optional || there[path]?.integrity === entry.integrity,
  );
}

function isInstalled() {
  return existsSync(stampFile) && readFileSync(stampFile, 'utf8') === wanted();
}

async function isSqliteUsable() {
  const script = "new (require('better-sqlite3'))(':memory:').close()";
  return (await runCommand(process.execPath, ['-e', script], { quiet: true })).code === 0;
}

async function installPackages() {
  console.log('Installing dependencies. This takes a minute or more, and is needed only once.');
  const { code, output } = await runNpm([
    'ci',
    '--include=dev',
    '--no-audit',
    '--no-fund',
    '--loglevel=error',
  ]);
  const hasCompiler = findProgram(['c++', 'g++', 'clang++', 'cl']) !== undefined;
  if (code !== 0) {
    if (!hasCompiler && /better-sqlite3|node-gyp/.test(output)) throw new Refusal(NEEDS_COMPILER);
    throw new Refusal(`${output.trim()}\nDependencies could not be installed; npm's own words are above.`);
  }
  if (await isSqliteUsable()) return;
  throw new Refusal(
    hasCompiler
      ? 'The SQLite binding does not load: run `npm rebuild better-sqlite3` and read what it says.'
      : NEEDS_COMPILER,
  );
}

export async function ensureInstalled() {
  if (isInstalled()) return;
  await withLock(
    'install',
    async () => {
      if (isInstalled()) return;
      if (!isInstalledByHand() || !(await isSqliteUsable())) await installPackages();
      writeFileSync(stampFile, wanted());
    },
    'Another process is installing the dependencies; waiting for it.',
  );
}
