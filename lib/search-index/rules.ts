// The kinds of what can be found, what they are called and where they are shown. Pure; runs in the browser too.

export const foundKinds = [
  'server',
  'user',
  'key',
  'certificate',
  'profile',
  'connector',
  'agreement',
  'workflow',
  'web-app',
  'access',
  'host-key',
] as const;
export type FoundKind = (typeof foundKinds)[number];

/** Beside what AWS has: the companies that the portal is for. */
export type ShownKind = FoundKind | 'company';

/** What stands above those that were found. */
export const kindNames: Record<ShownKind, string> = {
  server: 'Servers',
  user: 'Users',
  key: 'SSH keys',
  certificate: 'Certificates',
  profile: 'AS2 profiles',
  connector: 'Connectors',
  agreement: 'Agreements',
  workflow: 'Workflows',
  'web-app': 'Web apps',
  access: 'Directory accesses',
  'host-key': 'Host keys',
  company: 'Partners of the portal',
};

/** Where something stands: ids alone, unique with the environment and the kind. */
export interface Spot {
  environment: string;
  kind: FoundKind;
  /** The server that it belongs to; empty where it belongs to none. */
  server: string;
  /** The user that a key belongs to. */
  owner: string;
  id: string;
}

export function hrefOf({ environment, kind, server, owner, id }: Spot): string {
  const root = `/e/${environment}`;
  const ofServer = `${root}/servers/${server}`;
  switch (kind) {
    case 'server':
      return `${root}/servers/${id}`;
    case 'user':
      return `${ofServer}/users/${encodeURIComponent(id)}`;
    case 'key':
      return `${ofServer}/users/${encodeURIComponent(owner)}`;
    case 'host-key':
      return `${ofServer}/host-keys`;
    case 'access':
      return `${ofServer}/accesses/${encodeURIComponent(id)}`;
    case 'agreement':
      return `${ofServer}/agreements/${id}`;
    default:
      return `${root}/${kind}s/${id}`;
  }
}

/** What fields ask for and resources share. */
export const usedKinds = [
  'role',
  'bucket',
  'function',
  'directory',
  'certificate',
  'secret',
  'log-group',
  'vpc',
  'subnet',
  'security-group',
  'address',
  'identity-center',
] as const;
export type UsedKind = (typeof usedKinds)[number];

/** Calls in a second that a crawl may make; AWS answers a few tens to all of an account's programs together. */
export const paces = [2, 5, 10, 20] as const;
export const usualPace = 5;

export interface Estimate {
  servers: number;
  users: number;
}

/** About how many calls a crawl makes: a page of a thousand users, and a few calls for each server. */
export function callsOf({ servers, users }: Estimate, withKeys: boolean): number {
  return 10 + servers * 3 + Math.ceil(users / 1_000) + (withKeys ? users : 0);
}
