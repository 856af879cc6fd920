// Bundles the emulator and its worker threads, since Node's workers cannot load TypeScript.

import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const here = dirname(fileURLToPath(import.meta.url));

/** Native, patched at run time, or of a licence that wants it whole: these stay in node_modules. */
const external = ['better-sqlite3', 'ssh2', 'cpu-features', 'openpgp'];

/** Writes `main.js` and the workers (`sftp/worker.js` and so on) into the folder. */
export async function buildEmulator(outDir) {
  await build({
    entryPoints: ['main.ts', 'sftp/worker.ts', 'ftp/worker.ts', 'as2/worker.ts', 'workflows/worker.ts']
      .map((file) => join(here, file))
      .filter(existsSync),
    outdir: outDir,
    outbase: here,
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20.19',
    sourcemap: true,
    logLevel: 'warning',
    external,
  });
}
