// Finds what an ARN names among the resources that can carry tags.

import { InvalidRequestException } from '../wire/errors';
import type { Context } from './operation';

export interface TaggableResource {
  /** Whether the emulator has it. */
  exists: boolean;
  /** As the errors of the service name it. */
  type: string;
}

/** User guide, "Tags": everything that has an ARN but is no execution, access or SSH key. */
const types: Record<string, string> = {
  server: 'Server',
  user: 'User',
  'host-key': 'HostKey',
  agreement: 'Agreement',
  certificate: 'Certificate',
  connector: 'Connector',
  profile: 'Profile',
  workflow: 'Workflow',
  webapp: 'WebApp',
};

export function taggableResource(context: Context, arn: string): TaggableResource {
  const [, region, noun = '', path = ''] =
    /^arn:[\w-]+:transfer:([\w-]+):\d{12}:([a-z-]+)\/(\S+)$/.exec(arn) ?? [];
  const type = types[noun];
  if (!type) throw new InvalidRequestException(`Invalid resource ARN: ${arn}`);
  return { type, exists: region === context.region && arnOf(context, noun, path.split('/')) === arn };
}

/** The ARN under which the resource is kept, which names Region and account as well. */
function arnOf(context: Context, noun: string, [serverId = '', ...rest]: string[]): string | undefined {
  const { store } = context.services;
  const name = rest.join('/');
  if (noun === 'user') return store.users.get(serverId, name)?.Arn;
  if (noun === 'host-key') return store.hostKeys.get(serverId, name)?.Arn;
  return noun === 'server' && name === '' ? store.servers.get(serverId)?.Arn : undefined;
}

/** `Unknown host key`, in the manner of `Unknown server`. */
export function unknown(type: string): string {
  return `Unknown ${type.replace(/(?<=[a-z])[A-Z]/g, (letter) => ` ${letter}`).toLowerCase()}`;
}
