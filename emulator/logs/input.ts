// Checks the inputs of the log operations: types, ranges, and what excludes what.

import type { DescribeLogGroupsRequest, FilterLogEventsRequest } from '@aws-sdk/client-cloudwatch-logs';
import { SerializationException } from '../wire/errors';
import { InvalidParameterException } from './errors';

type Members = Record<string, unknown>;

export function checkFilterLogEvents(input: unknown): FilterLogEventsRequest {
  const members = input as Members;
  for (const name of [
    'logGroupName',
    'logGroupIdentifier',
    'logStreamNamePrefix',
    'filterPattern',
    'nextToken',
  ]) {
    checkString(members, name, name === 'filterPattern' ? 1024 : 4096);
  }
  for (const name of ['startTime', 'endTime']) checkNumber(members, name, 0, Number.MAX_SAFE_INTEGER);
  checkNumber(members, 'limit', 1, 10_000);
  const streams = members.logStreamNames;
  if (streams !== undefined) {
    if (!Array.isArray(streams) || streams.some((stream) => typeof stream !== 'string')) throw wrongType();
    if (streams.length > 100) throw new InvalidParameterException('logStreamNames takes at most 100 names.');
    if (members.logStreamNamePrefix !== undefined) {
      throw new InvalidParameterException('logStreamNames and logStreamNamePrefix exclude each other.');
    }
  }
  return withoutNulls(members);
}

export function checkDescribeLogGroups(input: unknown): DescribeLogGroupsRequest {
  const members = input as Members;
  for (const name of ['logGroupNamePrefix', 'logGroupNamePattern']) checkString(members, name, 512);
  checkString(members, 'nextToken', 4096);
  checkNumber(members, 'limit', 1, 50);
  if (members.logGroupNamePrefix && members.logGroupNamePattern) {
    throw new InvalidParameterException('logGroupNamePrefix and logGroupNamePattern exclude each other.');
  }
  return withoutNulls(members);
}

function checkString(members: Members, name: string, longest: number): void {
  const value = members[name] ?? undefined;
  if (value === undefined) return;
  if (typeof value !== 'string') throw wrongType();
  if (value.length > longest)
    throw new InvalidParameterException(`${name} takes at most ${longest} characters.`);
}

function checkNumber(members: Members, name: string, least: number, most: number): void {
  const value = members[name] ?? undefined;
  if (value === undefined) return;
  if (typeof value !== 'number') throw wrongType();
  if (!Number.isInteger(value) || value < least || value > most) {
    throw new InvalidParameterException(`${name} takes a whole number from ${least} to ${most}.`);
  }
}

function withoutNulls(members: Members): Members {
  return Object.fromEntries(Object.entries(members).filter(([, value]) => value !== null));
}

function wrongType(): SerializationException {
  return new SerializationException('A member of the request has the wrong type.');
}
