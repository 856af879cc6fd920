// Reads about a partner's SFTP server: what was done there, and folders as listings show them.

import 'server-only';
import { z } from 'zod';
import { connectorId } from '@/lib/connectors/schema';
import { pageToken } from '@/lib/fields/leaves';
import { type TransferError, TransferFailure, toTransferError } from '@/lib/transfer/errors';
import { defineRead } from '@/lib/transfer/read';
import { readObject } from '@/lib/transfer/s3-client';
import { isUnderWay } from '@/lib/transfers/rules';
import { followAll, followTask } from './follow';
import { readListing } from './listing-file';
import { findTask, findTasks, keepTaskState, lastTarget } from './remote-tasks';
import { inFolder, type RemoteEntry, type RemoteTask } from './rules';
import { requestId } from './schema';

const PAGE_SIZE = 50;

export interface TaskPage {
  Tasks: RemoteTask[];
  /** AWS could not be asked how far they have come. */
  problem?: TransferError;
  NextToken?: string;
}

function fromToken(token: string | undefined) {
  const [at, id, position] = token?.split(' ') ?? [];
  if (at === undefined || id === undefined) return undefined;
  return { at: Number(at), requestId: id, position: Number(position) };
}

/** Of what the console asked for: AWS lists nothing of it. */
export const listTasks = defineRead({
  permission: 'ListFileTransferResults',
  input: z.object({ connectorId, NextToken: pageToken }),
  run: async (context, input): Promise<TaskPage> => {
    const found = await findTasks({
      environment: context.environment.id,
      connectorId: input.connectorId,
      after: fromToken(input.NextToken),
      limit: PAGE_SIZE + 1,
    });
    const { tasks, problem } = await followAll(context, found.slice(0, PAGE_SIZE));
    const last = found.length > PAGE_SIZE ? tasks.at(-1) : undefined;
    return {
      Tasks: tasks,
      ...(problem && { problem }),
      ...(last && { NextToken: `${last.at} ${last.requestId} ${last.position}` }),
    };
  },
});

/** The folders in S3 that were named last, to be proposed again. */
export const lastFolders = defineRead({
  permission: 'StartFileTransfer',
  input: z.object({ connectorId }),
  run: async ({ environment }, input) => ({
    listings: (await lastTarget(environment.id, input.connectorId, 'LIST')) ?? '',
    files: (await lastTarget(environment.id, input.connectorId, 'RETRIEVE')) ?? '',
  }),
});

export interface RemoteFolder {
  task: RemoteTask;
  /** Missing until the listing is there. */
  content?: { entries: RemoteEntry[]; truncated: boolean };
}

/** What a listing of a thousand entries with long names takes. */
const MOST_LISTING_BYTES = 4 * 1024 * 1024;

/** Only of listings that the console started, so that no other object can be asked for. */
export const describeListing = defineRead({
  permission: 'StartDirectoryListing',
  input: z.object({ connectorId, listingId: requestId }),
  run: async (context, input): Promise<RemoteFolder> => {
    const { environment } = context;
    const known = await findTask(environment.id, input.connectorId, input.listingId);
    if (known?.operation !== 'LIST') {
      const message = 'The console did not start this listing, or has forgotten it. List the folder again.';
      throw new TransferFailure({ code: 'ListingNotFound', kind: 'not-found', message, fields: [] });
    }
    if (known.state === 'FAILED') return { task: known };
    const path = inFolder(known.target, `${known.connectorId}-${known.requestId}.json`);
    try {
      const content = readListing(await readObject(environment, path, MOST_LISTING_BYTES));
      const task: RemoteTask = { ...known, state: 'COMPLETED' };
      if (isUnderWay(known.state)) await keepTaskState(environment.id, task);
      return { task, content };
    } catch (error) {
      if (toTransferError(error).kind !== 'not-found') throw error;
    }
    const task = await followTask(context, known);
    // The log may know of its end before the file is seen.
    return { task: task.state === 'COMPLETED' && isUnderWay(known.state) ? known : task };
  },
});
