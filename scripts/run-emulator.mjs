// The emulator as a program: takes the newest build, holds it while it runs, and ends with its parent.
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { buildEmulator } from './build.mjs';
import { endWithParent } from './parent.mjs';
import { run } from './project.mjs';

endWithParent();
await run(async () => {
  const main = join(await buildEmulator(process.pid), 'main.js');
  process.argv[1] = main;
  await import(pathToFileURL(main).href);
});
