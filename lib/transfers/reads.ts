// Reads about transfers: what was sent and received, the traces of one message, and folders of S3 to choose from.

import 'server-only';
import { z } from 'zod';
import { pageToken, serverId, shaped } from '@/lib/fields/leaves';
import { LONGEST_MS } from '@/lib/server-logs/rules';
import { type TransferError, TransferFailure } from '@/lib/transfer/errors';
import { defineRead } from '@/lib/transfer/read';
import { listBuckets, listFolder } from '@/lib/transfer/s3-client';
import * as shapes from '@/lib/transfer-model/constraints.gen';
import { followAll } from './follow';
import { receivedBetween, traceOfReceived } from './received-messages';
import { type SentFile, sentStates } from './rules';
import { transferId } from './schema';
import { findSentFiles, findTransfer, type SentHeader } from './sent-files';
import { type SentTrace, traceOfSent } from './sent-trace';

const PAGE_SIZE = 50;

const connectorId = shaped(shapes.ConnectorId, 'A connector id looks like c-0123456789abcdef0.');

export interface SentPage {
  Files: SentFile[];
  /** AWS could not be asked how far they have come. */
  problem?: TransferError;
  NextToken?: string;
}

function toToken({ at, transferId: id, position }: SentFile): string {
  return `${at}/${id}/${position}`;
}

function fromToken(token: string | undefined) {
  const [at, id, position] = token?.split('/') ?? [];
  if (at === undefined || id === undefined) return undefined;
  return { at: Number(at), transferId: id, position: Number(position) };
}

/** Of those that the console started: AWS lists no transfers. */
export const listSent = defineRead({
  permission: 'ListFileTransferResults',
  input: z.object({
    connectorIds: z.array(connectorId).min(1).max(100).optional(),
    state: z.enum(sentStates).optional(),
    NextToken: pageToken,
  }),
  run: async (context, { connectorIds, state, NextToken }): Promise<SentPage> => {
    const found = await findSentFiles({
      environment: context.environment.id,
      connectorIds,
      states: state && [state],
      after: fromToken(NextToken),
      limit: PAGE_SIZE + 1,
    });
    const { files, problem } = await followAll(context, found.slice(0, PAGE_SIZE));
    const last = found.length > PAGE_SIZE ? files.at(-1) : undefined;
    return { Files: files, ...(problem && { problem }), ...(last && { NextToken: toToken(last) }) };
  },
});

const RECENT_MS = 7 * 86_400_000;
const MOST_FOLLOWED = 50;
const MOST_FAILED = 500;

/** Failed in the last seven days, of those that the console started. */
export const listRecentFailures = defineRead({
  permission: 'ListFileTransferResults',
  input: z.object({}),
  run: async (context): Promise<SentFile[]> => {
    const recent = { environment: context.environment.id, since: Date.now() - RECENT_MS };
    const moving = await findSentFiles({
      ...recent,
      states: ['QUEUED', 'IN_PROGRESS'],
      limit: MOST_FOLLOWED,
    });
    await followAll(context, moving);
    return findSentFiles({ ...recent, states: ['FAILED'], limit: MOST_FAILED });
  },
});

export interface SentTransfer {
  files: SentFile[];
  headers: SentHeader[];
  problem?: TransferError;
}

function unknownTransfer(): never {
  const message =
    'The console did not start a transfer of this id in this environment, and AWS does not list those of others.';
  throw new TransferFailure({ code: 'TransferNotFound', kind: 'not-found', message, fields: [] });
}

export const describeSent = defineRead({
  permission: 'ListFileTransferResults',
  input: z.object({ transferId }),
  run: async (context, input): Promise<SentTransfer> => {
    const known = await findTransfer(context.environment.id, input.transferId);
    if (!known) return unknownTransfer();
    const { files, problem } = await followAll(context, known.files);
    return { files, headers: known.headers, ...(problem && { problem }) };
  },
});

/** `state` is in the key alone: once the file is done, its traces are looked for again. */
export const traceSent = defineRead({
  permission: 'ListFileTransferResults',
  input: z.object({ transferId, position: z.number().int().min(0), state: z.enum(sentStates) }),
  run: async (context, input): Promise<SentTrace> => {
    const known = await findTransfer(context.environment.id, input.transferId);
    const file = known?.files[input.position];
    return file ? traceOfSent(context, file) : unknownTransfer();
  },
});

/** Newest window first; within it CloudWatch gives the oldest first. */
export const listReceived = defineRead({
  permission: 'DescribeServer',
  input: z
    .object({ serverId, from: z.number().int(), to: z.number().int(), NextToken: pageToken })
    .refine(({ from, to }) => to > from && to - from <= LONGEST_MS),
  run: (context, input) => receivedBetween(context, input.serverId, input),
});

export const traceReceived = defineRead({
  permission: 'DescribeServer',
  input: z.object({ serverId, messageId: z.string().min(1).max(1_000), at: z.number().int().positive() }),
  run: (context, input) => traceOfReceived(context, input.serverId, input.messageId, input.at),
});

/** Names of buckets and files are for those who may send them. */
export const listS3Buckets = defineRead({
  permission: 'StartFileTransfer',
  input: z.object({}),
  run: ({ environment }) => listBuckets(environment),
});

export const listS3Folder = defineRead({
  permission: 'StartFileTransfer',
  input: z.object({
    bucket: z.string().regex(/^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/),
    prefix: z.string().max(1_024),
    NextToken: pageToken,
  }),
  run: ({ environment }, { bucket, prefix, NextToken }) => listFolder(environment, bucket, prefix, NextToken),
});
