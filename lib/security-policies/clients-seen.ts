// Reads from a server's log which algorithms its clients used lately.

import 'server-only';
import type { Environment } from '@/lib/env';
import { describeCached } from '@/lib/servers/describe-cache';
import type { Send } from '@/lib/transfer/client';
import { toTransferError } from '@/lib/transfer/errors';
import { filterLogEvents, groupOfDestination } from '@/lib/transfer/logs-client';
import type { SeenClient } from './breaking-rules';

const DAYS = 30;
const DAY_MS = 86_400_000;
/** A call may find nothing and say that there is more. */
const MOST_CALLS = 5;
const MOST_CLIENTS = 500;

export type ClientsSeen = { clients: SeenClient[]; days: number; complete: boolean } | { reason: string };

interface Context {
  send: Send;
  environment: Environment;
}

type Facts = Record<string, unknown>;

function factsOf(line: string): Facts | undefined {
  try {
    const value: unknown = JSON.parse(line);
    return typeof value === 'object' && value !== null ? (value as Facts) : undefined;
  } catch {
    return undefined;
  }
}

const textOf = (value: unknown) => (typeof value === 'string' ? value.slice(0, 300) : '');

function add(found: Map<string, SeenClient>, facts: Facts, at: number): void {
  const user = textOf(facts.user);
  const kex = textOf(facts.kex);
  const ciphers = [...new Set(textOf(facts.ciphers).split(',').filter(Boolean))];
  if (!user || (!kex && ciphers.length === 0)) return;
  const client = textOf(facts.client);
  const key = JSON.stringify([user, kex, ciphers, client]);
  const known = found.get(key);
  if (known) {
    known.logins += 1;
    known.at = Math.max(known.at, at);
  } else if (found.size < MOST_CLIENTS) {
    found.set(key, { user, kex, ciphers, ...(client && { client }), at, logins: 1 });
  }
}

export async function seeClients({ send, environment }: Context, serverId: string): Promise<ClientsSeen> {
  const server = await describeCached({ send, environment }, serverId);
  const group = groupOfDestination(server.StructuredLogDestinations?.[0] ?? '');
  if (!group)
    return { reason: 'This server writes no structured log, so it is not known which clients use it.' };
  const to = Date.now();
  const found = new Map<string, SeenClient>();
  const question = { group, pattern: '{ $.activity-type = "CONNECTED" }', from: to - DAYS * DAY_MS, to };
  let NextToken: string | undefined;
  try {
    for (let call = 0; call < MOST_CALLS; call += 1) {
      const page = await filterLogEvents(environment, { ...question, NextToken });
      for (const { text, at } of page.lines) {
        const facts = factsOf(text);
        // Several servers may share a group.
        if (textOf(facts?.['resource-arn']).endsWith(`:server/${serverId}`)) add(found, facts ?? {}, at);
      }
      NextToken = page.NextToken;
      if (!NextToken) break;
    }
  } catch (error) {
    const { kind, message } = toTransferError(error);
    if (kind === 'not-found') return { reason: 'The log holds nothing yet.' };
    return { reason: `The log could not be read: ${message}` };
  }
  const clients = [...found.values()].sort((a, b) => b.at - a.at);
  return { clients, days: DAYS, complete: NextToken === undefined };
}
