import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'beneath-'));
  vi.resetModules();
});

afterEach(() => {
  vi.unstubAllGlobals();
  rmSync(folder, { recursive: true });
});

/** The way of Linux, or the one of systems that cannot open below a descriptor. */
async function inFolderOf(platform: string) {
  vi.stubGlobal('process', Object.create(process, { platform: { value: platform } }));
  const { inFolder } = await import('./beneath');
  return inFolder;
}

test.each([process.platform, 'darwin'])(
  'on %s a folder is made where it is due, and links are not followed',
  async (platform) => {
    const inFolder = await inFolderOf(platform);
    const root = join(folder, 'root');
    const write = (folders: string[], made: number) =>
      inFolder({ root, folders, made }, (path) => writeFileSync(`${path}/file`, 'x'));
    write(['bucket', 'home'], 2);
    expect(readFileSync(join(root, 'bucket', 'home', 'file'), 'utf8')).toBe('x');
    expect(() => write(['bucket', 'other'], 1)).toThrow();
    mkdirSync(join(folder, 'outside'));
    symlinkSync(join(folder, 'outside'), join(root, 'bucket', 'link'));
    expect(() => write(['bucket', 'link'], 1)).toThrow();
    expect(() => write(['bucket', 'link'], 2)).toThrow();
    expect(() => write(['bucket', 'home', 'file'], 2)).toThrow();
    expect(existsSync(join(folder, 'outside', 'file'))).toBe(false);
  },
);
