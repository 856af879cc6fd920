// Reads log events of servers and connectors where AWS keeps them: in CloudWatch Logs.

import 'server-only';
import { CloudWatchLogsClient, FilterLogEventsCommand } from '@aws-sdk/client-cloudwatch-logs';
import type { Environment } from '@/lib/env';
import { credentialsOf } from './client';
import { TransferFailure } from './errors';
import { mapError } from './map-error';

declare global {
  var consoleLogsClients: Map<string, CloudWatchLogsClient> | undefined;
}

function clientOf(environment: Environment): CloudWatchLogsClient {
  globalThis.consoleLogsClients ??= new Map();
  const known = globalThis.consoleLogsClients.get(environment.id);
  if (known) return known;
  const created = new CloudWatchLogsClient({
    region: environment.region,
    endpoint: environment.endpoint,
    credentials: credentialsOf(environment),
    requestHandler: { connectionTimeout: 3_000, requestTimeout: 15_000, throwOnRequestTimeout: true },
    maxAttempts: 3,
  });
  globalThis.consoleLogsClients.set(environment.id, created);
  return created;
}

export interface LogQuestion {
  group: string;
  pattern: string;
  /** The beginning of the names of the streams that are looked through. */
  streams?: string;
  /** Epoch milliseconds. */
  from: number;
  to: number;
  NextToken?: string | undefined;
}

export interface LogLine {
  id: string;
  /** Epoch milliseconds. */
  at: number;
  text: string;
  stream: string;
}

export interface LogPage {
  lines: LogLine[];
  NextToken?: string;
}

/** One page, the oldest first; it may be empty and have a next one all the same. */
export async function filterLogEvents(environment: Environment, question: LogQuestion): Promise<LogPage> {
  const command = new FilterLogEventsCommand({
    logGroupName: question.group,
    filterPattern: question.pattern,
    logStreamNamePrefix: question.streams,
    startTime: question.from,
    endTime: question.to,
    nextToken: question.NextToken,
  });
  try {
    const { events = [], nextToken } = await clientOf(environment).send(command);
    const lines = events.map(({ eventId = '', timestamp = 0, message = '', logStreamName = '' }) => ({
      id: eventId,
      at: timestamp,
      text: message,
      stream: logStreamName,
    }));
    return { lines, NextToken: nextToken };
  } catch (error) {
    const mapped = mapError(error, false);
    if (mapped.kind !== 'unreachable') throw new TransferFailure(mapped);
    throw new TransferFailure({ ...mapped, message: 'CloudWatch Logs cannot be reached from the console.' });
  }
}

/** The group out of `arn:…:log-group:/aws/transfer/as2:*`. */
export function groupOfDestination(arn: string): string | undefined {
  return /:log-group:(.+?)(?::\*)?$/.exec(arn)?.[1];
}
