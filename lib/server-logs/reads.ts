// Reads a server's log: who logged in, what was refused, what was done to files; every line of it, or those that are asked for.

import 'server-only';
import { z } from 'zod';
import { pageToken, serverId, userName } from '@/lib/fields/leaves';
import { type TransferError, toTransferError } from '@/lib/transfer/errors';
import { filterLogEvents, type LogLine } from '@/lib/transfer/logs-client';
import { defineRead } from '@/lib/transfer/read';
import { FAILURES } from './explain';
import { type Facts, factsOfJson, factsOfText } from './log-line';
import { logPlaceOf } from './place';
import { LONGEST_MS, logFilters } from './rules';

export interface ServerLogEvent {
  id: string;
  /** Epoch milliseconds. */
  at: number;
  stream: string;
  user: string | null;
  address: string | null;
  facts: Facts;
  /** As it was written. */
  text: string;
}

export interface ServerLogPage {
  Events: ServerLogEvent[];
  /** Why nothing can be told. */
  silence?: 'no-logging' | 'no-events-yet';
  problem?: TransferError;
  NextToken?: string;
}

/** A call may find nothing and say that there is more. */
const MOST_CALLS = 4;
const ENOUGH = 500;

const question = z
  .object({
    serverId,
    userName: userName.optional(),
    text: z.string().max(200).optional(),
    show: z.enum(logFilters),
    from: z.number().int(),
    to: z.number().int(),
    NextToken: pageToken,
  })
  .refine(({ from, to }) => to > from && to - from <= LONGEST_MS);
type Question = z.output<typeof question>;

const quoted = (text: string) => `"${text.replace(/["\\]/g, '\\$&')}"`;

/** What CloudWatch can sort out by itself; terms go for lines of text and for JSON alike. */
function patternOf({ text, userName: user, show }: Question): string {
  const terms = [text, user].filter(Boolean).map((term) => quoted(term ?? ''));
  if (show === 'failures' && terms.length === 0) return FAILURES.map((kind) => `?${kind}`).join(' ');
  if (show === 'logins' && terms.length === 0) return '?CONNECTED ?AUTH_FAILURE ?KEX_FAILURE';
  return terms.join(' ');
}

const LOGINS = ['CONNECTED', 'AUTH_FAILURE', 'KEX_FAILURE'];

function isWanted({ facts, user, text }: ServerLogEvent, asked: Question): boolean {
  const kind = facts['activity-type'] ?? '';
  if (asked.show === 'failures' && !FAILURES.includes(kind)) return false;
  if (asked.show === 'logins' && !LOGINS.includes(kind)) return false;
  if (asked.userName && user !== asked.userName) return false;
  return !asked.text || text.toLowerCase().includes(asked.text.toLowerCase());
}

/** Several servers may share a group: those of others are left out. */
function toEvent({ id, at, text, stream }: LogLine, server: string, mayBeText: boolean) {
  const json = factsOfJson(text);
  if (json?.['resource-arn'] && !json['resource-arn'].endsWith(`:server/${server}`)) return undefined;
  const facts = json ?? (mayBeText ? factsOfText(text) : undefined) ?? { message: text };
  const session = stream.lastIndexOf('.');
  const user = facts.user ?? (session > 0 ? stream.slice(0, session) : null);
  return { id, at, stream, user, address: facts['source-ip'] ?? null, facts, text };
}

/** Oldest first, as CloudWatch gives them. */
export const searchServerLog = defineRead({
  permission: 'DescribeServer',
  input: question,
  run: async (context, asked): Promise<ServerLogPage> => {
    const place = await logPlaceOf(context, asked.serverId);
    if (!place) return { Events: [], silence: 'no-logging' };
    const Events: ServerLogEvent[] = [];
    let { NextToken } = asked;
    const window = { group: place.group, pattern: patternOf(asked), from: asked.from, to: asked.to };
    try {
      for (let call = 0; call < MOST_CALLS && Events.length < ENOUGH; call += 1) {
        const page = await filterLogEvents(context.environment, { ...window, NextToken });
        for (const line of page.lines) {
          const event = toEvent(line, asked.serverId, place.mayBeText);
          if (event && isWanted(event, asked)) Events.push(event);
        }
        NextToken = page.NextToken;
        if (!NextToken) break;
      }
    } catch (error) {
      const problem = toTransferError(error);
      return problem.kind === 'not-found' ? { Events: [], silence: 'no-events-yet' } : { Events, problem };
    }
    return { Events, ...(NextToken && { NextToken }) };
  },
});
