// Asks AWS how far the files have come that were still under way when it was last asked, and keeps the answer.

import 'server-only';
import { type ConnectorFileTransferResult, ListFileTransferResultsCommand } from '@aws-sdk/client-transfer';
import type { Environment } from '@/lib/env';
import type { Send } from '@/lib/transfer/client';
import { describeCache } from '@/lib/transfer/describe-cache';
import { type TransferError, TransferFailure, toTransferError } from '@/lib/transfer/errors';
import { isUnderWay, type SentFile, type SentState, sentStates } from './rules';
import { keepState } from './sent-files';

interface Context {
  send: Send;
  environment: Environment;
}

/** Several people who look at one transfer cost one call. */
const FRESH_MS = 1_000;
/** A transfer this young may not have reached every part of the service. */
const YOUNG_MS = 60_000;

const cache = describeCache<ConnectorFileTransferResult[]>('transfer', undefined, FRESH_MS);

function resultsOf({ send, environment }: Context, ConnectorId: string, TransferId: string) {
  return cache.get(environment.id, TransferId, async () => {
    const results: ConnectorFileTransferResult[] = [];
    let NextToken: string | undefined;
    do {
      const page = await send(
        new ListFileTransferResultsCommand({ ConnectorId, TransferId, MaxResults: 100, NextToken }),
      );
      results.push(...(page.FileTransferResults ?? []));
      NextToken = page.NextToken;
    } while (NextToken);
    return results;
  });
}

function withResult(file: SentFile, result: ConnectorFileTransferResult | undefined): SentFile {
  const state = sentStates.find((known) => known === result?.StatusCode);
  if (!state) return file;
  return {
    ...file,
    state,
    ...(result?.FailureCode && { failureCode: result.FailureCode }),
    ...(result?.FailureMessage && { failureMessage: result.FailureMessage.slice(0, 4_096) }),
  };
}

async function follow(context: Context, files: SentFile[], now: number): Promise<SentFile[]> {
  const [first] = files;
  if (!first) return files;
  let followed: SentFile[];
  try {
    const results = await resultsOf(context, first.connectorId, first.transferId);
    followed = files.map((file) =>
      withResult(
        file,
        results.find(({ FilePath }) => FilePath === file.path),
      ),
    );
  } catch (error) {
    const gone = error instanceof TransferFailure && error.error.kind === 'not-found';
    if (!gone) throw error;
    const state: SentState = 'LOST';
    followed = now - first.at < YOUNG_MS ? files : files.map((file) => ({ ...file, state }));
  }
  await Promise.all(
    followed
      .filter((file, index) => file.state !== files[index]?.state)
      .map((file) => keepState(context.environment.id, file)),
  );
  return followed;
}

export interface Followed {
  files: SentFile[];
  /** Why some states are as old as the last answer. */
  problem?: TransferError;
}

/** One call for each transfer with a file under way; the others are as they are kept. */
export async function followAll(context: Context, files: readonly SentFile[]): Promise<Followed> {
  const moving = new Map<string, SentFile[]>();
  for (const file of files) {
    if (isUnderWay(file.state)) moving.set(file.transferId, [...(moving.get(file.transferId) ?? []), file]);
  }
  const now = Date.now();
  let problem: TransferError | undefined;
  const followed = new Map<string, SentFile>();
  const key = ({ transferId, position }: SentFile) => `${transferId}/${position}`;
  await Promise.all(
    [...moving.values()].map(async (some) => {
      try {
        for (const file of await follow(context, some, now)) followed.set(key(file), file);
      } catch (error) {
        problem = toTransferError(error);
      }
    }),
  );
  return { files: files.map((file) => followed.get(key(file)) ?? file), ...(problem && { problem }) };
}
