// What the palette can begin: everything that makes something, and what can be done on a server, by the rights of who asks.

import type { PaletteItem } from '@/components/command-palette';
import { type Permission, type Role, reasonAgainst } from '@/lib/permissions';
import type { Place } from './places';

type Action = [label: string, path: string, permission: Permission, keywords?: string];

const ofEnvironment: Action[] = [
  ['Create server', 'new-server', 'CreateServer'],
  ['Create connector', 'new-connector', 'CreateConnector', 'as2'],
  ['Create SFTP connector', 'new-sftp-connector', 'CreateConnector'],
  ['Set up partner', 'new-partner', 'CreateProfile', 'as2 wizard'],
  ['Send files', 'send-files', 'StartFileTransfer', 'as2 transfer message'],
  ['Import certificate', 'new-certificate', 'ImportCertificate', 'as2'],
  ['Generate certificate', 'generate-certificate', 'ImportCertificate', 'as2'],
  ['Create profile', 'new-profile', 'CreateProfile', 'as2 id'],
  ['Create web app', 'new-web-app', 'CreateWebApp'],
  ['Create workflow', 'new-workflow', 'CreateWorkflow'],
  ['Compare security policies', 'security-policies/compare', 'ListSecurityPolicies', 'algorithms ciphers'],
];

const ofConsole: Action[] = [
  ['Invite member', '/settings/members', 'ManageMembers', 'new person role'],
  ['New partner of the portal', '/settings/partners', 'ManagePartners', 'company contact invite'],
  ['Crawl for the search index', '/settings/search-index', 'ManageSearchIndex', 'coverage'],
];

/** The label ends where the server's name goes. */
const ofServer: Action[] = [
  ['Create user on', 'new-user', 'CreateUser'],
  ['Create agreement on', 'new-agreement', 'CreateAgreement'],
  ['Create access on', 'new-access', 'CreateAccess'],
  ['Test a login on', 'test-login', 'TestIdentityProvider'],
  ['Show the log of', 'logs', 'DescribeServer'],
  ['Show the users of', 'users', 'ListUsers'],
  ['Show the host keys of', 'host-keys', 'ListHostKeys'],
];

const KEYWORDS = 'new add';

export interface RoledPlace extends Place {
  /** The caller's, in this environment. */
  role: Role;
}

function toItem([label, href, permission, keywords = '']: Action, role: Role): PaletteItem {
  const disabledReason = reasonAgainst(role, permission);
  return { label, href, group: 'Actions', keywords: `${KEYWORDS} ${keywords}`, disabledReason };
}

export function paletteActions(
  environments: readonly RoledPlace[],
  current: string | undefined,
  role: Role,
): PaletteItem[] {
  const several = environments.length > 1;
  const everywhere = environments.flatMap(({ id, label, role: own }) =>
    ofEnvironment.map((action) => {
      const item = toItem(action, own);
      // Before anything is typed, only what can be done where one is.
      const onlyWhenTyped = item.disabledReason !== undefined || (several && id !== current);
      return { ...item, href: `/e/${id}/${item.href}`, hint: several ? label : undefined, onlyWhenTyped };
    }),
  );
  return [...everywhere, ...ofConsole.map((action) => ({ ...toItem(action, role), onlyWhenTyped: true }))];
}

/** What can be done on one server, be it the one that is open or one that was found. */
export function serverActions(
  { href, label, role }: { href: string; label: string; role: Role },
  actions = ofServer,
): PaletteItem[] {
  return actions.map((action) => {
    const item = toItem(action, role);
    return { ...item, label: `${item.label} ${label}`, href: `${href}/${item.href}`, onlyWhenTyped: true };
  });
}

const words = (text: string) => text.toLowerCase().split(/\s+/).filter(Boolean);

/**
 * `create user payments` → the actions that it begins like, and `payments`, which names the server. The words between
 * may be left out or not.
 */
export function askedOfServer(query: string): { actions: Action[]; server: string } | undefined {
  const typed = words(query);
  if (typed[0] === 'new' || typed[0] === 'add') typed[0] = 'create';
  for (let taken = Math.min(typed.length - 1, 5); taken >= 2; taken -= 1) {
    const asked = typed.slice(0, taken);
    const actions = ofServer.filter(([label]) => {
      const known = words(label);
      const rest = asked.filter((word) => !known.includes(word));
      return rest.length === 0 && asked[0] === known[0];
    });
    if (actions.length > 0) return { actions, server: typed.slice(taken).join(' ') };
  }
  return undefined;
}
