// Reads the file in which AWS puts the listing of a folder.

import { z } from 'zod';
import { TransferFailure } from '@/lib/transfer/errors';
import type { RemoteEntry } from './rules';

/** As StartDirectoryListing documents it; `truncated` is a string there. */
const listingFile = z.object({
  files: z.array(
    z.object({ filePath: z.string(), modifiedTimestamp: z.string().optional(), size: z.number().optional() }),
  ),
  paths: z.array(z.object({ path: z.string() })),
  truncated: z.union([z.string(), z.boolean()]).optional(),
});

const nameOf = (path: string) => path.replace(/\/+$/, '').split('/').at(-1) || path;

/** `latin1` holds the bytes of UTF-8. Folders come first, each kind by name. */
export function readListing(latin1: string): { entries: RemoteEntry[]; truncated: boolean } {
  const parsed = listingFile.safeParse(jsonIn(Buffer.from(latin1, 'latin1').toString('utf8')));
  if (!parsed.success) {
    const message = 'The listing is not the JSON that AWS writes, or it is too long. List a smaller folder.';
    throw new TransferFailure({ code: 'ListingUnreadable', kind: 'failed', message, fields: [] });
  }
  const { files, paths, truncated } = parsed.data;
  const byName = (one: RemoteEntry, other: RemoteEntry) => one.name.localeCompare(other.name);
  const folders = paths.map(({ path }): RemoteEntry => ({ path, name: nameOf(path), isFolder: true }));
  const entries = files.map(({ filePath, modifiedTimestamp, size }): RemoteEntry => {
    return {
      path: filePath,
      name: nameOf(filePath),
      isFolder: false,
      ...(size !== undefined && { size }),
      ...(modifiedTimestamp && { modified: modifiedTimestamp }),
    };
  });
  return {
    entries: [...folders.sort(byName), ...entries.sort(byName)],
    truncated: String(truncated) === 'true',
  };
}

function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
