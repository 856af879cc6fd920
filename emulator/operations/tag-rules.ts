// What tags may be put on a resource.

import { InvalidRequestException } from '../wire/errors';

/** Written by the AWS console and Terraform for custom host names, and taken though `aws:` is reserved. */
const allowedSystemKeys = new Set(['aws:transfer:customHostname', 'aws:transfer:route53HostedZoneId']);

export function checkTags(tags: { Key: string }[]): void {
  const keys = new Set<string>();
  for (const { Key } of tags) {
    if (Key === '') throw new InvalidRequestException('Tag keys must not be empty');
    if (/^aws:/i.test(Key) && !allowedSystemKeys.has(Key)) {
      throw new InvalidRequestException(`Tag keys starting with aws: are reserved for system use: ${Key}`);
    }
    if (keys.has(Key)) throw new InvalidRequestException(`Duplicate tag key: ${Key}`);
    keys.add(Key);
  }
}
