// Runs before every npm script: a fresh clone needs nothing but Node. Imports nothing that npm installs.
import { parseArgs } from 'node:util';
import { checkNodeVersion, ensureInstalled } from './install.mjs';
import { run } from './project.mjs';

await run(async () => {
  checkNodeVersion();
  const args = process.argv.slice(2).map((arg) => (arg === '--build' ? '--build=all' : arg));
  const { values } = parseArgs({
    args,
    options: { build: { type: 'string' }, browser: { type: 'boolean' } },
  });
  await ensureInstalled();
  if (values.browser) await (await import('./browser.mjs')).ensureBrowser();
  if (!values.build) return;
  const { buildConsole, buildEmulator } = await import('./build.mjs');
  await buildEmulator();
  if (values.build === 'all') await buildConsole();
});
