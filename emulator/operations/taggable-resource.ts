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
function arnOf(
  { services: { store } }: Context,
  noun: string,
  [id = '', ...rest]: string[],
): string | undefined {
  const name = rest.join('/');
  if (noun === 'user') return store.users.get(id, name)?.Arn;
  if (noun === 'host-key') return store.hostKeys.get(id, name)?.Arn;
  if (noun === 'agreement') return store.agreements.get(name)?.Arn;
  if (noun === 'server') return store.servers.get(id)?.Arn;
  if (noun === 'certificate') return store.certificates.get(id)?.Arn;
  if (noun === 'profile') return store.profiles.get(id)?.Arn;
  if (noun === 'webapp') return store.webApps.get(id)?.Arn;
  if (noun === 'workflow') return store.workflows.get(id)?.Arn;
  return noun === 'connector' ? store.connectors.get(id)?.Arn : undefined;
}

/** `Unknown host key`, in the manner of `Unknown server`. */
export function unknown(type: string): string {
  return `Unknown ${type.replace(/(?<=[a-z])[A-Z]/g, (letter) => ` ${letter}`).toLowerCase()}`;
}
