// The part of CloudWatch Logs that reads the events of servers.

import type {
  DescribeLogGroupsRequest,
  DescribeLogGroupsResponse,
  FilterLogEventsRequest,
  FilterLogEventsResponse,
} from '@aws-sdk/client-cloudwatch-logs';
import type { Context } from '../operations/operation';
import { UnknownOperationException } from '../wire/errors';
import type { JsonApi } from '../wire/json-protocol';
import { makeToken, openToken } from '../wire/page-token';
import { InvalidParameterException, LogGroupNotFound } from './errors';
import { parseFilterPattern } from './filter-pattern';
import { checkDescribeLogGroups, checkFilterLogEvents } from './input';
import type { LogArchive, StoredEvent } from './log-store';

const mostEventsPerPage = 10_000;
const mostBytesPerPage = 1024 * 1024;
/** A page may be short, or empty, with a token: one call never searches more than this. */
const mostEventsSearched = 50_000;
const mostGroupsPerPage = 50;

export function createLogsApi(logs: LogArchive): JsonApi<Context> {
  return (operation, input, context) => {
    if (operation === 'FilterLogEvents') return filterLogEvents(logs, checkFilterLogEvents(input), context);
    if (operation === 'DescribeLogGroups')
      return describeLogGroups(logs, checkDescribeLogGroups(input), context);
    throw new UnknownOperationException(`${operation} of CloudWatch Logs is not supported by this emulator.`);
  };
}

function filterLogEvents(
  logs: LogArchive,
  request: FilterLogEventsRequest,
  context: Context,
): FilterLogEventsResponse {
  const group = groupName(request);
  const matches = parseFilterPattern(request.filterPattern ?? '');
  const streams = request.logStreamNames && new Set(request.logStreamNames);
  const prefix = request.logStreamNamePrefix ?? '';
  const wanted = ({ stream, message }: StoredEvent) =>
    (!streams || streams.has(stream)) && stream.startsWith(prefix) && matches(message);

  const { nextToken: _, limit, ...question } = request;
  const scope = `FilterLogEvents/${context.region}/${JSON.stringify(question)}`;
  const found = logs.events({
    region: context.region,
    group,
    startTime: request.startTime ?? 0,
    endTime: request.endTime ?? Number.MAX_SAFE_INTEGER,
    after: positionIn(request.nextToken, scope, context),
  });
  if (!found) throw new LogGroupNotFound();

  const events: StoredEvent[] = [];
  let searched = 0;
  let bytes = 0;
  let last: StoredEvent | undefined;
  let more = false;
  for (const event of found) {
    if (
      events.length >= (limit ?? mostEventsPerPage) ||
      searched >= mostEventsSearched ||
      bytes > mostBytesPerPage
    ) {
      more = true;
      break;
    }
    searched++;
    last = event;
    if (!wanted(event)) continue;
    events.push(event);
    bytes += event.message.length;
  }
  return {
    events: events.map((event) => ({
      eventId: String(event.sequence).padStart(20, '0'),
      ingestionTime: event.ingested,
      logStreamName: event.stream,
      message: event.message,
      timestamp: event.timestamp,
    })),
    searchedLogStreams: [],
    ...(more && last ? { nextToken: tokenFor(last, scope, context) } : {}),
  };
}

function describeLogGroups(
  logs: LogArchive,
  request: DescribeLogGroupsRequest,
  context: Context,
): DescribeLogGroupsResponse {
  const { logGroupNamePrefix = '', logGroupNamePattern = '', limit = mostGroupsPerPage } = request;
  const scope = `DescribeLogGroups/${context.region}/${logGroupNamePrefix}/${logGroupNamePattern}`;
  const after = openedToken(request.nextToken, scope, context) ?? '';
  const names = logs
    .groups(context.region)
    .filter(({ name }) => name > after && name.startsWith(logGroupNamePrefix))
    .filter(({ name }) => name.toLowerCase().includes(logGroupNamePattern.toLowerCase()));
  const page = names.slice(0, limit);
  const last = page.at(-1);
  const more = names.length > page.length && last;
  return {
    logGroups: page.map(({ name, created }) => {
      const arn = `arn:aws:logs:${context.region}:${context.accountId}:log-group:${name}`;
      return {
        arn: `${arn}:*`,
        creationTime: created,
        logGroupArn: arn,
        logGroupClass: 'STANDARD',
        logGroupName: name,
        metricFilterCount: 0,
      };
    }),
    ...(more ? { nextToken: makeToken(tokenKey(context), scope, last.name) } : {}),
  };
}

/** An identifier is a name or an ARN, with or without the final `:*`. */
function groupName({ logGroupName, logGroupIdentifier }: FilterLogEventsRequest): string {
  if ((logGroupName === undefined) === (logGroupIdentifier === undefined)) {
    throw new InvalidParameterException(
      'Exactly one of logGroupName and logGroupIdentifier must be specified.',
    );
  }
  return logGroupName ?? logGroupIdentifier?.replace(/^arn:.*:log-group:/, '').replace(/:\*$/, '') ?? '';
}

const tokenKey = (context: Context) => context.services.store.secret('log paging');

function tokenFor({ timestamp, sequence }: StoredEvent, scope: string, context: Context): string {
  return makeToken(tokenKey(context), scope, `${timestamp}/${sequence}`);
}

function positionIn(token: string | undefined, scope: string, context: Context) {
  const position = openedToken(token, scope, context);
  if (position === undefined) return undefined;
  const [timestamp = 0, sequence = 0] = position.split('/').map(Number);
  return { timestamp, sequence };
}

function openedToken(token: string | undefined, scope: string, context: Context): string | undefined {
  if (token === undefined) return undefined;
  const position = openToken(tokenKey(context), scope, token);
  if (position === undefined) throw new InvalidParameterException('The specified nextToken is invalid.');
  return position;
}
