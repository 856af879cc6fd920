// `npm run verify`: the checks that take seconds, for the moment before a commit.
import { finish, lint, types, vitest } from './gates.mjs';
import { run } from './project.mjs';

await run(async () => {
  finish([await lint(), ...(await types()), await vitest(['unit'])]);
});
