// Walks a bucket's folders in the order of the keys, and takes one page of them.

import type { S3Storage, StoredObject } from '../storage/s3-storage';
import { compareKeys } from './key-order';

export interface ListQuery {
  bucket: string;
  prefix: string;
  delimiter: string;
  limit: number;
  /** Nothing up to this key. */
  after: string;
  /** Nor anything that begins with this common prefix, which an earlier page gave. */
  afterPrefix: string | undefined;
}

export interface ListedObject {
  key: string;
  object: StoredObject;
}

export interface ListPage {
  objects: ListedObject[];
  commonPrefixes: string[];
  /** The last key or common prefix, where there is more behind it. */
  last?: { text: string; isPrefix: boolean };
}

/** A key, or a folder that the caller may decline to enter. */
interface Step {
  key: string;
  folder: string[];
  name: string;
  kind: 'object' | 'folder' | 'empty folder';
}

type Walk = Generator<Step, void, boolean | undefined>;

export function listPage(storage: S3Storage, query: ListQuery): ListPage {
  const page: ListPage = { objects: [], commonPrefixes: [] };
  const steps: Step[] = [];
  const walk = walkFolder(storage, query, [], '');
  let enter: boolean | undefined;
  let lastPrefix = query.afterPrefix;
  let last: ListPage['last'];
  for (;;) {
    const { value: step, done } = walk.next(enter);
    if (done || !step) break;
    const common = commonPrefix(step.key, query);
    enter = common === undefined;
    // A folder that is to be entered is no key itself.
    if (common === undefined && step.kind === 'folder') continue;
    if (common !== undefined && common === lastPrefix) continue;
    if (page.commonPrefixes.length + steps.length === query.limit) {
      if (last) page.last = last;
      break;
    }
    if (common === undefined) steps.push(step);
    else page.commonPrefixes.push(common);
    lastPrefix = common ?? lastPrefix;
    last = { text: common ?? step.key, isPrefix: common !== undefined };
  }
  page.objects = described(storage, query.bucket, steps);
  return page;
}

function commonPrefix(key: string, { prefix, delimiter }: ListQuery): string | undefined {
  if (delimiter === '' || !key.startsWith(prefix)) return undefined;
  const end = key.indexOf(delimiter, prefix.length);
  return end < 0 ? undefined : key.slice(0, end + delimiter.length);
}

/** Yields what lies at or below the folder, and asks of each folder whether to enter it. */
function* walkFolder(storage: S3Storage, query: ListQuery, folder: string[], path: string): Walk {
  const { prefix, after } = query;
  const found = childrenOf(storage, query.bucket, folder).map(({ name, directory }) => ({
    name,
    directory,
    key: directory ? `${path}${name}/` : path + name,
  }));
  if (found.length === 0 && path !== '') {
    if (path.startsWith(prefix) && compareKeys(path, after) > 0) {
      yield { key: path, folder: folder.slice(0, -1), name: folder.at(-1) ?? '', kind: 'empty folder' };
    }
    return;
  }
  const wanted = found.filter((child) => mayLead(child, query));
  wanted.sort((one, other) => compareKeys(one.key, other.key));
  for (const { name, directory, key } of wanted) {
    if (!directory) yield { key, folder, name, kind: 'object' };
    else if (!isWhole(key, query) || (yield { key, folder, name, kind: 'folder' })) {
      yield* walkFolder(storage, query, [...folder, name], key);
    }
  }
}

function mayLead({ key, directory }: { key: string; directory: boolean }, query: ListQuery): boolean {
  const { prefix, after, afterPrefix } = query;
  if (afterPrefix !== undefined && key.startsWith(afterPrefix)) return false;
  if (compareKeys(key, after) > 0) return key.startsWith(prefix) || (directory && prefix.startsWith(key));
  return directory && after.startsWith(key) && (key.startsWith(prefix) || prefix.startsWith(key));
}

/** Whether everything in the folder is asked for: the start of the page does not lie within it. */
function isWhole(key: string, { prefix, after }: ListQuery): boolean {
  return key.startsWith(prefix) && !after.startsWith(key);
}

/** A folder that is gone, or was replaced, since it was seen holds nothing. */
function childrenOf(storage: S3Storage, bucket: string, folder: string[]) {
  try {
    return storage.children({ components: [bucket, ...folder], made: 0 });
  } catch (error) {
    if (folder.length === 0) throw error;
    return [];
  }
}

/** Sizes and times, asked for folder by folder; what is gone meanwhile is left out. */
function described(storage: S3Storage, bucket: string, steps: Step[]): ListedObject[] {
  const folders = new Map<string, Step[]>();
  for (const step of steps) {
    const path = step.folder.join('/');
    const some = folders.get(path);
    if (some) some.push(step);
    else folders.set(path, [step]);
  }
  const known = new Map<Step, StoredObject>();
  for (const some of folders.values()) {
    const location = { components: [bucket, ...(some[0]?.folder ?? [])], made: 0 };
    const objects = storage.objects(
      location,
      some.map(({ name }) => name),
    );
    for (const step of some) {
      const object = objects.get(step.name);
      if (object) known.set(step, object);
    }
  }
  return steps.flatMap((step) => {
    const object = known.get(step);
    return object ? [{ key: step.key, object }] : [];
  });
}
