// Finds what a server's log tells of one user, and of nobody else: logins, refusals, and what was done to files.

import 'server-only';
import { factsOfJson, factsOfText } from '@/lib/server-logs/log-line';
import { logPlaceOf } from '@/lib/server-logs/place';
import { toTransferError } from '@/lib/transfer/errors';
import { filterLogEvents, type LogLine } from '@/lib/transfer/logs-client';
import type { PortalContext } from '@/lib/transfer/portal';

/** A structured event, its members as AWS names them. */
export interface LogEvent {
  id: string;
  /** Epoch milliseconds. */
  at: number;
  stream: string;
  facts: Record<string, string>;
}

/** Why nothing can be told. */
export type Silence = 'no-logging' | 'no-events-yet' | 'unreadable';

export interface FoundEvents {
  events: LogEvent[];
  silence?: Silence;
}

interface Question {
  /** For events in JSON. */
  pattern: string;
  /** For lines of text. */
  textPattern: string;
  streams?: string;
  from: number;
  to: number;
}

/** A call may find nothing and say that there is more. */
const MOST_CALLS = 5;

async function linesOf(
  { grant: { environment } }: PortalContext,
  question: Parameters<typeof filterLogEvents>[1],
): Promise<LogLine[]> {
  const lines: LogLine[] = [];
  let NextToken: string | undefined;
  for (let call = 0; call < MOST_CALLS; call += 1) {
    const page = await filterLogEvents(environment, { ...question, NextToken });
    lines.push(...page.lines);
    NextToken = page.NextToken;
    if (!NextToken) break;
  }
  return lines;
}

/** Events of the grant's own server; several servers may share a group. */
function readEvents(lines: readonly LogLine[], serverId: string, mayBeText: boolean): LogEvent[] {
  return lines.flatMap(({ id, at, text, stream }) => {
    const facts = factsOfJson(text);
    if (facts)
      return facts['resource-arn']?.endsWith(`:server/${serverId}`) ? [{ id, at, stream, facts }] : [];
    const told = mayBeText ? factsOfText(text) : undefined;
    return told ? [{ id, at, stream, facts: told }] : [];
  });
}

export async function findEvents(context: PortalContext, question: Question): Promise<FoundEvents> {
  const { environment, serverId } = context.grant;
  const place = await logPlaceOf({ send: context.send, environment }, serverId);
  if (!place) return { events: [], silence: 'no-logging' };
  const { pattern, textPattern, ...where } = question;
  const { group, mayBeText } = place;
  try {
    const asked = mayBeText ? [pattern, textPattern] : [pattern];
    const found = await Promise.all(
      asked.map((each) => linesOf(context, { ...where, pattern: each, group })),
    );
    const lines = [...new Map(found.flat().map((line) => [line.id, line])).values()];
    const events = readEvents(lines, serverId, mayBeText);
    return { events: events.sort((a, b) => a.at - b.at) };
  } catch (error) {
    const { kind, message } = toTransferError(error);
    if (kind === 'not-found') return { events: [], silence: 'no-events-yet' };
    // The sentence names accounts and groups, which is for the console's own log alone.
    console.error(`The log of ${serverId} could not be read for a partner: ${message}`);
    return { events: [], silence: 'unreadable' };
  }
}

/** User names hold nothing that a pattern could take for its own, by the API's shape; quotes make sure. */
function quoted(text: string): string {
  return `"${text.replace(/["\\]/g, '\\$&')}"`;
}

const anyOf = (kinds: readonly string[]) => kinds.map((kind) => `$.activity-type = "${kind}"`).join(' || ');

/** Logins of the user, and those that were refused. */
export async function findLogins(context: PortalContext, from: number, to: number): Promise<FoundEvents> {
  const { userName } = context.grant;
  const kinds = ['CONNECTED', 'AUTH_FAILURE'];
  const pattern = `{ $.user = ${quoted(userName)} && (${anyOf(kinds)}) }`;
  const textPattern = quoted(`User=${userName}`);
  const found = await findEvents(context, { pattern, textPattern, from, to });
  return {
    ...found,
    events: found.events.filter(
      ({ facts }) => facts.user === userName && kinds.includes(facts['activity-type'] ?? ''),
    ),
  };
}

/** What was done to files in the user's sessions. */
export async function findTransfers(context: PortalContext, from: number, to: number): Promise<FoundEvents> {
  const { userName } = context.grant;
  const kinds = ['CLOSE', 'PARTIAL_CLOSE', 'DELETE', 'RENAME', 'ERROR'];
  const pattern = `{ ${anyOf(kinds)} }`;
  const textPattern = kinds.map((kind) => `?${kind}`).join(' ');
  const found = await findEvents(context, { pattern, textPattern, streams: `${userName}.`, from, to });
  // The streams of a user `a.b` begin like those of `a`: only the whole name counts.
  const own = found.events.filter(
    ({ stream, facts }) =>
      kinds.includes(facts['activity-type'] ?? '') && stream === `${userName}.${facts['session-id']}`,
  );
  return { ...found, events: own };
}
