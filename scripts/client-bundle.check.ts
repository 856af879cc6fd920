// Looks at what a browser is sent, after a build: no SDK code, credential or private key may be in it.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { buildConsole } from './build.mjs';

const BUILD_MS = 300_000;
const FORBIDDEN: [string, RegExp][] = [
  ['SDK code', /@aws-sdk|@smithy\/|aws-sdk-js|TransferService\./],
  ['the database', /better-sqlite3|sqlite_master|node-postgres/],
  ['a credential or the name of one', /AKIA[0-9A-Z]{16}|secretAccessKey|CONSOLE_SECRET|DATABASE_URL/],
  // The key generator writes such a header itself; a header with a body behind it would be a key.
  ['a private key', /-----BEGIN [A-Z ]*PRIVATE KEY-----(\\n|\s)*[A-Za-z0-9+/=]{40}/],
];

function textsBelow(folder: string, ending: RegExp): [string, string][] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => ending.test(name))
    .map((name) => [name, readFileSync(join(folder, name), 'utf8')]);
}

describe('what the browser is sent', () => {
  let sent: [string, string][];
  let kept: [string, string][];

  beforeAll(async () => {
    const build = await buildConsole();
    sent = textsBelow(join(build, 'static'), /\.(js|css|json|map)$/);
    kept = textsBelow(join(build, 'server'), /\.js$/);
  }, BUILD_MS);

  test.each(FORBIDDEN)('holds nothing of %s', (_, pattern) => {
    expect(sent.length).toBeGreaterThan(5);
    expect(sent.filter(([, text]) => pattern.test(text)).map(([name]) => name)).toEqual([]);
  });

  test('is told apart from the server, where the same search finds the SDK', () => {
    expect(kept.some(([, text]) => FORBIDDEN[0]?.[1].test(text))).toBe(true);
  });
});
