// Finds what a server's log tells of one user, and of nobody else: logins, refusals, and what was done to files.

import 'server-only';
import { describeCached } from '@/lib/servers/describe-cache';
import { toTransferError } from '@/lib/transfer/errors';
import { filterLogEvents, groupOfDestination, type LogLine } from '@/lib/transfer/logs-client';
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
  pattern: string;
  streams?: string;
  from: number;
  to: number;
}

/** A call may find nothing and say that there is more. */
const MOST_CALLS = 5;

function readEvent({ id, at, text, stream }: LogLine): LogEvent | undefined {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return undefined;
  }
  if (typeof value !== 'object' || value === null) return undefined;
  const facts: Record<string, string> = {};
  for (const [name, fact] of Object.entries(value))
    if (typeof fact === 'string' || typeof fact === 'number') facts[name] = String(fact);
  return { id, at, stream, facts };
}

async function logGroupOf({ grant, send }: PortalContext): Promise<string | undefined> {
  const { environment, serverId } = grant;
  const server = await describeCached({ send, environment }, serverId);
  const [destination] = server.StructuredLogDestinations ?? [];
  if (destination) return groupOfDestination(destination);
  return server.LoggingRole ? `/aws/transfer/${serverId}` : undefined;
}

/** Events of the grant's own server; several servers may share a group. */
export async function findEvents(context: PortalContext, question: Question): Promise<FoundEvents> {
  const { environment, serverId } = context.grant;
  const group = await logGroupOf(context);
  if (!group) return { events: [], silence: 'no-logging' };
  const events: LogEvent[] = [];
  let NextToken: string | undefined;
  try {
    for (let call = 0; call < MOST_CALLS; call += 1) {
      const page = await filterLogEvents(environment, { ...question, group, NextToken });
      for (const line of page.lines) {
        const event = readEvent(line);
        if (event?.facts['resource-arn']?.endsWith(`:server/${serverId}`)) events.push(event);
      }
      NextToken = page.NextToken;
      if (!NextToken) break;
    }
  } catch (error) {
    const { kind, message } = toTransferError(error);
    if (kind === 'not-found') return { events: [], silence: 'no-events-yet' };
    // The sentence names accounts and groups, which is for the console's own log alone.
    console.error(`The log of ${serverId} could not be read for a partner: ${message}`);
    return { events, silence: 'unreadable' };
  }
  return { events };
}

/** User names hold nothing that a pattern could take for its own, by the API's shape; quotes make sure. */
function quoted(text: string): string {
  return `"${text.replace(/["\\]/g, '\\$&')}"`;
}

/** Logins of the user, and those that were refused. */
export async function findLogins(context: PortalContext, from: number, to: number): Promise<FoundEvents> {
  const { userName } = context.grant;
  const pattern = `{ $.user = ${quoted(userName)} && ($.activity-type = "CONNECTED" || $.activity-type = "AUTH_FAILURE") }`;
  const found = await findEvents(context, { pattern, from, to });
  return { ...found, events: found.events.filter(({ facts }) => facts.user === userName) };
}

/** What was done to files in the user's sessions. */
export async function findTransfers(context: PortalContext, from: number, to: number): Promise<FoundEvents> {
  const { userName } = context.grant;
  const kinds = ['CLOSE', 'PARTIAL_CLOSE', 'DELETE', 'RENAME', 'ERROR'];
  const pattern = `{ ${kinds.map((kind) => `$.activity-type = "${kind}"`).join(' || ')} }`;
  const found = await findEvents(context, { pattern, streams: `${userName}.`, from, to });
  // The streams of a user `a.b` begin like those of `a`: only the whole name counts.
  const own = found.events.filter(
    ({ stream, facts }) =>
      facts['session-id'] !== undefined && stream === `${userName}.${facts['session-id']}`,
  );
  return { ...found, events: own };
}
