// Makes the ids and ARNs of resources.

import { randomBytes } from 'node:crypto';
import type { Context } from './operation';

/** `newId('s')` is `s-` and 17 hexadecimal digits, as the service makes them. */
export function newId(prefix: string): string {
  return `${prefix}-${randomBytes(9).toString('hex').slice(0, 17)}`;
}

/** `resource` is what follows the account, such as `server/s-…`. */
export function arn(context: Pick<Context, 'region' | 'accountId'>, resource: string): string {
  return `arn:${partition(context.region)}:transfer:${context.region}:${context.accountId}:${resource}`;
}

function partition(region: string): string {
  if (region.startsWith('cn-')) return 'aws-cn';
  return region.startsWith('us-gov-') ? 'aws-us-gov' : 'aws';
}
