// Reads what a server's log has of logins since the last look: one call to CloudWatch Logs, which a later look goes on from.

import 'server-only';
import { storableText } from '@/lib/db/storable-text';
import type { Environment } from '@/lib/env';
import { factsOfJson, factsOfText } from '@/lib/server-logs/log-line';
import { type LogPlace, logPlaceOf } from '@/lib/server-logs/place';
import type { Send } from '@/lib/transfer/client';
import { toTransferError } from '@/lib/transfer/errors';
import { filterLogEvents, type LogLine } from '@/lib/transfer/logs-client';
import type { LoginSilence } from './rules';
import { findLog, keepLogins, type LoginLog, type SeenLogin } from './store';

const DAY_MS = 86_400_000;
/** The first look goes back so far. */
const FIRST_WINDOW_MS = 7 * DAY_MS;
/** Events reach the log late, so the end of what was read is read again. */
const OVERLAP_MS = 2 * 60_000;
/** Several parts of a page, and several people, look at once. */
const FRESH_MS = 15_000;
/** CloudWatch forgets its marks after a day. */
const TOKEN_MS = DAY_MS - 60 * 60_000;

/** Names of a provider of one's own reach the log as they were typed; API shape `UserName` ends sooner. */
const LONGEST_FACT = 200;

interface Context {
  send: Send;
  environment: Environment;
}

function toLogin({ at, text }: LogLine, serverId: string, { mayBeText }: LogPlace): SeenLogin | undefined {
  const json = factsOfJson(text);
  if (json?.['resource-arn'] && !json['resource-arn'].endsWith(`:server/${serverId}`)) return undefined;
  const facts = json ?? (mayBeText ? factsOfText(text) : undefined);
  if (!facts?.user || facts['activity-type'] !== 'CONNECTED') return undefined;
  const fingerprint = facts['ssh-public-key-fingerprint']?.replace(/=+$/, '') ?? '';
  const kept = (fact: string) => storableText(fact).slice(0, LONGEST_FACT);
  return {
    userName: kept(facts.user),
    fingerprint: kept(fingerprint),
    at,
    address: kept(facts['source-ip'] ?? ''),
  };
}

/** The window that was begun, or the next one. */
function windowOf(known: LoginLog | undefined, now: number) {
  if (!known) return { from: now - FIRST_WINDOW_MS, to: now };
  if (known.nextToken !== null && now - known.readAt < TOKEN_MS) {
    return { from: known.windowFrom, to: known.windowTo, NextToken: known.nextToken };
  }
  return { from: known.until - OVERLAP_MS, to: now };
}

declare global {
  var consoleLoginLooks: Map<string, Promise<LoginSilence | undefined>> | undefined;
}

/** Who looks while somebody else does gets the same answer. */
export function readLogins(context: Context, serverId: string): Promise<LoginSilence | undefined> {
  globalThis.consoleLoginLooks ??= new Map();
  const looks = globalThis.consoleLoginLooks;
  const key = `${context.environment.id}/${serverId}`;
  const running = looks.get(key);
  if (running) return running;
  const look = lookOnce(context, serverId).finally(() => looks.delete(key));
  looks.set(key, look);
  return look;
}

async function lookOnce(context: Context, serverId: string): Promise<LoginSilence | undefined> {
  const where = { environment: context.environment.id, serverId };
  const place = await logPlaceOf(context, serverId);
  if (!place) return 'no-logging';
  const known = await findLog(where);
  const now = Date.now();
  if (known && now - known.readAt < FRESH_MS) return undefined;
  const { from, to, NextToken } = windowOf(known, now);
  const pattern = place.mayBeText ? 'CONNECTED' : '{ $.activity-type = "CONNECTED" }';
  try {
    const page = await filterLogEvents(context.environment, {
      group: place.group,
      pattern,
      from,
      to,
      NextToken,
    });
    const logins = page.lines.flatMap((line) => toLogin(line, serverId, place) ?? []);
    await keepLogins(where, logins, {
      ...where,
      since: known?.since ?? from,
      until: page.NextToken ? Math.max(known?.until ?? from, page.lines.at(-1)?.at ?? 0) : to,
      nextToken: page.NextToken ?? null,
      windowFrom: from,
      windowTo: to,
      readAt: now,
    });
    return undefined;
  } catch (error) {
    const { kind, message } = toTransferError(error);
    if (kind === 'not-found') return 'no-events-yet';
    // Where the mark is no longer known, the next look begins its window anew.
    if (known?.nextToken) await keepLogins(where, [], { ...known, nextToken: null });
    console.error(`The log of ${serverId} could not be read for logins: ${message}`);
    return 'unreadable';
  }
}
