// Messages that a server received, as its log tells of them: AWS has no other list.

import 'server-only';
import { DescribeAgreementCommand, type DescribedAgreement } from '@aws-sdk/client-transfer';
import type { Environment } from '@/lib/env';
import { logPlaceOf } from '@/lib/server-logs/place';
import type { Send } from '@/lib/transfer/client';
import { type TransferError, toTransferError } from '@/lib/transfer/errors';
import { filterLogEvents } from '@/lib/transfer/logs-client';
import { bareId, type MessageFacts, readFacts } from './message-facts';
import type { Receipt } from './receipt';
import { fileName, folderOf } from './rules';
import { missing, quotedTerm, readReceiptFile, readStatusFile, type Source } from './sources';

interface Context {
  send: Send;
  environment: Environment;
}

export interface ReceivedEvent extends MessageFacts {
  id: string;
  /** Epoch milliseconds. */
  at: number;
  messageId: string;
}

export interface ReceivedPage {
  Messages: ReceivedEvent[];
  /** Why nothing can be told of this server. */
  silence?: 'no-logging' | 'no-events-yet';
  problem?: TransferError;
  NextToken?: string;
}

interface Window {
  pattern: string;
  from: number;
  to: number;
  NextToken?: string | undefined;
}

/** A call may find nothing and say that there is more: a few are made before the browser is asked to go on. */
const MOST_CALLS = 4;
const ENOUGH = 200;

async function search(context: Context, serverId: string, window: Window): Promise<ReceivedPage> {
  const group = (await logPlaceOf(context, serverId))?.group;
  if (!group) return { Messages: [], silence: 'no-logging' };
  const Messages: ReceivedEvent[] = [];
  let { NextToken } = window;
  try {
    for (let call = 0; call < MOST_CALLS && Messages.length < ENOUGH; call += 1) {
      const page = await filterLogEvents(context.environment, { ...window, group, NextToken });
      for (const { id, at, text } of page.lines) {
        const facts = readFacts(text);
        if (!facts?.messageId || facts.transferId) continue;
        if (facts.serverId === undefined || facts.serverId === serverId)
          Messages.push({ ...facts, id, at, messageId: facts.messageId });
      }
      NextToken = page.NextToken;
      if (!NextToken) break;
    }
  } catch (error) {
    const problem = toTransferError(error);
    if (problem.kind === 'not-found') return { Messages: [], silence: 'no-events-yet' };
    return { Messages, problem };
  }
  return { Messages, ...(NextToken && { NextToken }) };
}

/** Oldest first, as CloudWatch gives them. */
export function receivedBetween(
  context: Context,
  serverId: string,
  window: Omit<Window, 'pattern'>,
): Promise<ReceivedPage> {
  return search(context, serverId, { ...window, pattern: '{ $.as2-message-id = "*" }' });
}

export interface ReceivedTrace {
  /** What the log says of it, the oldest first. */
  events: ReceivedEvent[];
  silence?: ReceivedPage['silence'];
  problem?: TransferError;
  agreement: Source<
    Pick<DescribedAgreement, 'LocalProfileId' | 'PartnerProfileId' | 'Status' | 'Description'>
  >;
  status: Source<MessageFacts>;
  receipt: Source<Receipt>;
}

const AROUND_MS = 86_400_000;

export async function traceOfReceived(
  context: Context,
  serverId: string,
  messageId: string,
  at: number,
): Promise<ReceivedTrace> {
  const bare = bareId(messageId) ?? messageId;
  const window = { pattern: quotedTerm(bare), from: at - AROUND_MS, to: at + AROUND_MS };
  const { Messages, silence, problem } = await search(context, serverId, window);
  const events = Messages.filter((event) => bareId(event.messageId) === bare);
  const facts: MessageFacts = Object.assign({}, ...events);
  const agreement = await describeAgreement(context, serverId, facts.agreementId);
  const files = await filesOf(context.environment, agreement, facts, bare);
  return {
    events,
    ...(silence && { silence }),
    ...(problem && { problem }),
    agreement:
      'value' in agreement
        ? {
            from: agreement.from,
            value: {
              LocalProfileId: agreement.value.LocalProfileId,
              PartnerProfileId: agreement.value.PartnerProfileId,
              Status: agreement.value.Status,
              Description: agreement.value.Description,
            },
          }
        : agreement,
    ...files,
  };
}

async function describeAgreement(
  { send }: Context,
  ServerId: string,
  AgreementId: string | undefined,
): Promise<Source<DescribedAgreement>> {
  if (!AgreementId) return { missing: 'The log names no agreement for this message.' };
  try {
    const { Agreement } = await send(new DescribeAgreementCommand({ ServerId, AgreementId }));
    return Agreement ? { value: Agreement, from: AgreementId } : { missing: 'The agreement is gone.' };
  } catch (error) {
    if (toTransferError(error).kind === 'not-found')
      return { missing: `Agreement ${AgreementId} was deleted.` };
    return missing('the agreement', error);
  }
}

/** Status file and receipt are called like the payload with the message's id in it, wherever the payload keeps its own name. */
function ownName(payload: string, bare: string): string {
  const name = fileName(payload);
  if (name.includes(bare)) return name;
  const dot = name.lastIndexOf('.');
  return dot > 0 ? `${name.slice(0, dot)}.${bare}${name.slice(dot)}` : `${name}.${bare}`;
}

async function filesOf(
  environment: Environment,
  agreement: Source<DescribedAgreement>,
  { filePath }: MessageFacts,
  bare: string,
): Promise<Pick<ReceivedTrace, 'status' | 'receipt'>> {
  if (!filePath) {
    const nothing = { missing: 'The log names no file for this message, so nothing of it was stored.' };
    return { status: nothing, receipt: nothing };
  }
  const custom = 'value' in agreement ? agreement.value.CustomDirectories : undefined;
  const trimmed = (folder: string | undefined) => folder?.replace(/\/+$/, '') ?? folderOf(filePath);
  const name = ownName(filePath, bare);
  const [status, receipt] = await Promise.all([
    readStatusFile(environment, `${trimmed(custom?.StatusFilesDirectory)}/${name}.json`),
    readReceiptFile(environment, `${trimmed(custom?.MdnFilesDirectory)}/${name}.mdn`),
  ]);
  return { status, receipt };
}
