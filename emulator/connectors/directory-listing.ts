// Lists one folder of an SFTP server, in the form of the file that the service puts into a bucket.

import type { FileEntry, Stats } from 'ssh2';
import { ConnectorFailure } from './connector-failure';
import { joined } from './local-files';
import { type RemoteFiles, RemoteRefusal } from './remote-files';

/** As documented for StartDirectoryListing; `truncated` is a string there. */
export interface DirectoryListing {
  files: { filePath: string; modifiedTimestamp: string; size: number }[];
  paths: { path: string }[];
  truncated: 'true' | 'false';
}

export async function listDirectory(
  remote: RemoteFiles,
  folder: string,
  maxItems: number,
): Promise<DirectoryListing> {
  const listing: DirectoryListing = { files: [], paths: [], truncated: 'false' };
  try {
    for await (const entries of remote.list(folder)) {
      for (const entry of entries) {
        if (listing.files.length + listing.paths.length === maxItems) {
          return { ...listing, truncated: 'true' };
        }
        await add(listing, remote, folder, entry);
      }
    }
  } catch (error) {
    if (!(error instanceof RemoteRefusal)) throw error;
    if (error.isAbsence) throw new ConnectorFailure('DIRECTORY_NOT_FOUND', `Directory ${folder} not found`);
    throw new ConnectorFailure('LIST_DIRECTORY_ERROR', `Unable to list ${folder}: ${error.message}`);
  }
  return listing;
}

async function add(
  listing: DirectoryListing,
  remote: RemoteFiles,
  folder: string,
  { filename, attrs }: FileEntry,
): Promise<void> {
  const path = joined(folder, filename);
  const stats = attrs as Stats;
  const attributes = stats.isSymbolicLink() ? await target(remote, path, stats) : stats;
  if (attributes.isDirectory()) listing.paths.push({ path });
  else {
    const modifiedTimestamp = `${new Date(attributes.mtime * 1000).toISOString().slice(0, 19)}Z`;
    listing.files.push({ filePath: path, modifiedTimestamp, size: attributes.size });
  }
}

/** What a link leads to, or the link where it leads nowhere. */
async function target(remote: RemoteFiles, path: string, link: Stats): Promise<Stats> {
  try {
    return await remote.stat(path);
  } catch (error) {
    if (error instanceof RemoteRefusal) return link;
    throw error;
  }
}
