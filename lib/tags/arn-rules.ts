// What an ARN of Transfer Family names: the kind, the server that it belongs to, and where the console shows it. Pure; runs in the browser too.

export const taggedKinds = [
  'server',
  'user',
  'host-key',
  'agreement',
  'certificate',
  'profile',
  'connector',
  'workflow',
  'web-app',
] as const;
export type TaggedKind = (typeof taggedKinds)[number];

export const taggedKindNames: Record<TaggedKind, string> = {
  server: 'server',
  user: 'user',
  'host-key': 'host key',
  agreement: 'agreement',
  certificate: 'certificate',
  profile: 'profile',
  connector: 'connector',
  workflow: 'workflow',
  'web-app': 'web app',
};

export interface NamedByArn {
  kind: TaggedKind;
  /** Empty where it belongs to none. */
  server: string;
  id: string;
}

const ARN = /^arn:[^:]*:transfer:[^:]*:\d*:([a-z-]+)\/(?:(s-[0-9a-f]{17})\/)?([^/]+)$/;

export function readArn(arn: string): NamedByArn | undefined {
  const [, type = '', server = '', id = ''] = ARN.exec(arn) ?? [];
  const kind = type === 'webapp' ? 'web-app' : type;
  return taggedKinds.includes(kind as TaggedKind) ? { kind: kind as TaggedKind, server, id } : undefined;
}

export function arnHref(environmentId: string, { kind, server, id }: NamedByArn): string {
  const root = `/e/${environmentId}`;
  switch (kind) {
    case 'user':
      return `${root}/servers/${server}/users/${encodeURIComponent(id)}`;
    case 'host-key':
      return `${root}/servers/${server}/host-keys`;
    case 'agreement':
      return `${root}/servers/${server}/agreements/${id}`;
    default:
      return `${root}/${kind}s/${id}`;
  }
}
