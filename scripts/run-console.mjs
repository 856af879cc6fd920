// The console as a program: `start` takes the newest build and holds it while it runs; `dev` reloads. Ends with its parent.
import { createRequire } from 'node:module';
import { basename } from 'node:path';
import { buildConsole } from './build.mjs';
import { endWithParent } from './parent.mjs';
import { inRoot, run } from './project.mjs';

endWithParent();
await run(async () => {
  process.env.NEXT_TELEMETRY_DISABLED = '1';
  process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED = 'true';
  if (process.argv[2] === 'start') {
    Object.assign(process.env, { NODE_ENV: 'production' });
    process.env.NEXT_DIST_DIR = basename(await buildConsole(process.pid));
  }
  const next = inRoot('node_modules', 'next', 'dist', 'bin', 'next');
  process.argv[1] = next;
  createRequire(import.meta.url)(next);
});
