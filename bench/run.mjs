// `npm run bench [name …]` or `name=option`: measures and prints; it judges against our aims but never fails because of a duration.
import { run } from '../scripts/project.mjs';
import { printTable } from './figures.mjs';

const all = ['emulator-api', 'sftp', 'ftp', 'as2', 'pages', 'audit', 'scale', 'cold-start'];

await run(async () => {
  const asked = process.argv.slice(2);
  for (const one of asked.length > 0 ? asked : all) {
    const [name, option] = one.split('=');
    const { measure } = await import(`./${name}.mjs`);
    printTable(await measure(option));
  }
});
