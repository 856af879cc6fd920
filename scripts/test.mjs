// `npm test`: everything, cheapest first; goes on after a failure and ends with one line that sums it up.
import { buildConsole, buildEmulator } from './build.mjs';
import { finish, lint, one, playwright, types, vitest } from './gates.mjs';
import { endWithParent } from './parent.mjs';
import { startPostgres } from './postgres.mjs';
import { run } from './project.mjs';

/** @param {string} title */
const heading = (title) => console.log(`\n— ${title}`);

async function unitTests() {
  const postgres = await startPostgres();
  if (!postgres) console.log('No PostgreSQL here (no initdb found): its tests run on SQLite alone.');
  try {
    return await vitest(['unit', 'emulator'], { TEST_DATABASE_URL: postgres?.url });
  } finally {
    await postgres?.stop();
  }
}

async function build() {
  try {
    await buildEmulator(process.pid);
    await buildConsole(process.pid);
    return one;
  } catch (error) {
    console.log(error instanceof Error ? error.message : error);
    return { ...one, passed: 0, failed: 1, failures: ['build'] };
  }
}

await run(async () => {
  endWithParent();
  heading('Types, lint and format');
  const counts = [...(await types()), await lint()];
  heading('Unit and emulator tests');
  counts.push(await unitTests());
  heading('Build');
  const built = await build();
  counts.push(built);
  if (built.failed === 0) {
    heading('What the browser is sent');
    counts.push(await vitest(['bundle']));
    heading('End-to-end tests');
    counts.push(await playwright());
  }
  finish(counts);
});
