// Looks at what a browser is sent, after a build: no SDK code, credential or private key may be in it, and no page may be heavy.
import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { beforeAll, describe, expect, test } from 'vitest';
import { buildConsole } from './build.mjs';

const BUILD_MS = 900_000;
const FIRST_LOAD_KIB = 230;
const FORBIDDEN: [string, RegExp][] = [
  ['SDK code', /@aws-sdk|@smithy\/|aws-sdk-js|TransferService\./],
  ['the database', /better-sqlite3|sqlite_master|node-postgres/],
  ['a credential or the name of one', /AKIA[0-9A-Z]{16}|secretAccessKey|CONSOLE_SECRET|DATABASE_URL/],
  // The key generator writes such a header itself; a header with a body behind it would be a key.
  ['a private key', /-----BEGIN [A-Z ]*PRIVATE KEY-----(\\n|\s)*[A-Za-z0-9+/=]{40}/],
];

interface RouteStats {
  route: string;
  firstLoadChunkPaths: string[];
}

/** The JavaScript that each route loads first, in KiB after gzip. */
function firstLoads(build: string): [string, number][] {
  const sizes = new Map<string, number>();
  const size = (path: string) => {
    const known = sizes.get(path) ?? gzipSync(readFileSync(path)).length;
    sizes.set(path, known);
    return known;
  };
  const file = join(build, 'diagnostics', 'route-bundle-stats.json');
  const routes = JSON.parse(readFileSync(file, 'utf8')) as RouteStats[];
  return routes.map(({ route, firstLoadChunkPaths }) => {
    const chunks = firstLoadChunkPaths.map((path) => join(build, 'static', 'chunks', basename(path)));
    return [route, Math.ceil(chunks.reduce((sum, path) => sum + size(path), 0) / 1024)];
  });
}

function textsBelow(folder: string, ending: RegExp): [string, string][] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => ending.test(name))
    .map((name) => [name, readFileSync(join(folder, name), 'utf8')]);
}

describe('what the browser is sent', () => {
  let sent: [string, string][];
  let kept: [string, string][];
  let loads: [string, number][];

  beforeAll(async () => {
    const build = await buildConsole();
    sent = textsBelow(join(build, 'static'), /\.(js|css|json|map)$/);
    kept = textsBelow(join(build, 'server'), /\.js$/);
    loads = firstLoads(build);
  }, BUILD_MS);

  test.each(FORBIDDEN)('holds nothing of %s', (_, pattern) => {
    expect(sent.length).toBeGreaterThan(5);
    expect(sent.filter(([, text]) => pattern.test(text)).map(([name]) => name)).toEqual([]);
  });

  test('is told apart from the server, where the same search finds the SDK', () => {
    expect(kept.some(([, text]) => FORBIDDEN[0]?.[1].test(text))).toBe(true);
  });

  test(`is at most ${FIRST_LOAD_KIB} KiB of JavaScript before a page works, on every route`, () => {
    expect(loads.length).toBeGreaterThan(10);
    expect(loads.filter(([, kib]) => kib > FIRST_LOAD_KIB)).toEqual([]);
  });
});
