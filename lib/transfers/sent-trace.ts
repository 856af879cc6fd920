// What a sent file left behind: the event in its connector's log, and the status file and receipt beside it in S3.

import 'server-only';
import { describeConnectorCached } from '@/lib/connectors/describe-cache';
import type { Environment } from '@/lib/env';
import type { Send } from '@/lib/transfer/client';
import { toTransferError } from '@/lib/transfer/errors';
import { filterLogEvents } from '@/lib/transfer/logs-client';
import { bucketAndKey, findKeys } from '@/lib/transfer/s3-client';
import { type MessageFacts, readFacts } from './message-facts';
import type { Receipt } from './receipt';
import { fileName, folderOf, type SentFile } from './rules';
import { missing, quotedTerm, readReceiptFile, readStatusFile, type Source } from './sources';

interface Context {
  send: Send;
  environment: Environment;
}

export interface SentTrace {
  log: Source<MessageFacts>;
  status: Source<MessageFacts>;
  receipt: Source<Receipt>;
}

/** Clocks differ a little, and an asynchronous receipt may take days. */
const BEFORE_MS = 300_000;
const AFTER_MS = 7 * 86_400_000;
const MOST_LOG_PAGES = 5;

async function fromLog(context: Context, file: SentFile): Promise<Source<MessageFacts>> {
  let hasRole: boolean;
  try {
    hasRole = Boolean((await describeConnectorCached(context, file.connectorId)).LoggingRole);
  } catch (error) {
    if (toTransferError(error).kind !== 'not-found') return missing('the connector', error);
    // Its log outlives it.
    hasRole = true;
  }
  if (!hasRole)
    return { missing: 'The connector has no logging role, so AWS keeps no log of what it sends.' };
  const group = `/aws/transfer/${file.connectorId}`;
  const question = {
    group,
    pattern: quotedTerm(file.transferId),
    from: file.at - BEFORE_MS,
    to: file.at + AFTER_MS,
  };
  try {
    let NextToken: string | undefined;
    let found: MessageFacts | undefined;
    for (let page = 0; page < MOST_LOG_PAGES; page += 1) {
      const answer = await filterLogEvents(context.environment, { ...question, NextToken });
      for (const { text } of answer.lines) {
        const facts = readFacts(text);
        if (facts?.transferId === file.transferId && facts.filePath === file.path)
          found = { ...found, ...facts };
      }
      NextToken = answer.NextToken;
      if (!NextToken) break;
    }
    if (found) return { value: found, from: group };
    return { missing: `The log group ${group} says nothing of this file; events come with some delay.` };
  } catch (error) {
    if (toTransferError(error).kind === 'not-found')
      return { missing: `There is no log group ${group} yet.` };
    return missing(`the log group ${group}`, error);
  }
}

/** Results are named `<name>.<transfer id>.<message id>.<ending>` beside the file, in `processed` or `failed`. */
async function resultFiles(environment: Environment, file: SentFile): Promise<string[]> {
  const name = fileName(file.path);
  const stem = /^(.+)\.[^.]+$/.exec(name)?.[1] ?? name;
  const folder = bucketAndKey(`${folderOf(file.path)}/`);
  const prefixes = ['processed', 'failed'].map(
    (result) => `${folder.Key}${result}/${stem}.${file.transferId}.`,
  );
  const found = await Promise.all(prefixes.map((prefix) => findKeys(environment, folder.Bucket, prefix)));
  return found.flat().map((key) => `/${folder.Bucket}/${key}`);
}

async function fromFiles(
  environment: Environment,
  file: SentFile,
): Promise<Pick<SentTrace, 'status' | 'receipt'>> {
  let paths: string[];
  try {
    paths = await resultFiles(environment, file);
  } catch (error) {
    const gone = toTransferError(error).kind === 'not-found';
    const reason = gone
      ? { missing: `The bucket ${bucketAndKey(file.path).Bucket} does not exist.` }
      : missing('the results beside the file', error);
    return { status: reason, receipt: reason };
  }
  const none = (what: string) => ({
    missing: `There is no ${what} in the folders processed and failed of ${folderOf(file.path)}: none was written, or it was moved or deleted.`,
  });
  const status = paths.find((path) => path.endsWith('.json'));
  const receipt = paths.find((path) => path.endsWith('.mdn'));
  const [readStatus, readMdn] = await Promise.all([
    status ? readStatusFile(environment, status) : none('status file'),
    receipt ? readReceiptFile(environment, receipt) : none('receipt'),
  ]);
  return { status: readStatus, receipt: readMdn };
}

export async function traceOfSent(context: Context, file: SentFile): Promise<SentTrace> {
  const [log, files] = await Promise.all([fromLog(context, file), fromFiles(context.environment, file)]);
  return { log, ...files };
}
