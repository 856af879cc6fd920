// Who may do what: the one table of roles and the operations that each may call. Runs in the browser too.

import type { OperationName } from '@/lib/transfer-model/operations.gen';

export const roles = ['viewer', 'user-manager', 'as2-manager', 'operator', 'admin'] as const;
export type Role = (typeof roles)[number];

/** An operation of the Transfer API, or one of the console's own. */
export type Permission = OperationName | ConsolePermission;
export const consolePermissions = [
  'TagUser',
  'TagAs2Resource',
  'SuspendUser',
  'ResumeUser',
  'ReadAudit',
  'ReadJobs',
  'RunJobs',
  'ReadMembers',
  'ManageMembers',
  'ManageOwnAccount',
  'ReadPartners',
  'ManagePartners',
  'DecideKeyRequests',
  'ManageKeyPolicies',
  'ManageSearchIndex',
] as const;
export type ConsolePermission = (typeof consolePermissions)[number];

export const roleDescriptions: Record<Role, string> = {
  viewer: 'Sees everything, changes nothing',
  'user-manager': 'Manages users, SSH keys and directory accesses',
  'as2-manager': 'Manages AS2 certificates, profiles, agreements, connectors and transfers',
  operator: 'Makes every change to Transfer Family',
  admin: 'Everything, and members, partners and environments',
};

const everyone = [/^(Describe|List)/, /^(ReadAudit|ReadJobs|ReadMembers|ReadPartners|ManageOwnAccount)$/];

/** What a role may do; a permission that matches none of its patterns is refused. */
const permitted: Record<Role, RegExp[]> = {
  viewer: everyone,
  'user-manager': [
    ...everyone,
    /^(Create|Update|Delete)(User|Access)$/,
    /^(Import|Delete)SshPublicKey$/,
    /^(TagUser|SuspendUser|ResumeUser|TestIdentityProvider|DecideKeyRequests|RunJobs)$/,
  ],
  'as2-manager': [
    ...everyone,
    /^(Import|Update|Delete)Certificate$/,
    /^(Create|Update|Delete)(Profile|Agreement|Connector)$/,
    /^(StartFileTransfer|TestConnection|TagAs2Resource|RunJobs)$/,
  ],
  operator: [...everyone, /^(?!Manage)/],
  admin: [/^/],
};

export function can(role: Role, permission: Permission): boolean {
  return permitted[role].some((pattern) => pattern.test(permission));
}

/** Roles that may be set for one environment; an administrator is one everywhere. */
export const limitedRoles = ['viewer', 'user-manager', 'as2-manager', 'operator'] as const;
export type EnvironmentRole = (typeof limitedRoles)[number] | 'none';
export type EnvironmentRoles = Record<string, EnvironmentRole>;

/** A member's role in an environment; undefined where there is no access, so that nothing tells that it exists. */
export function roleIn(
  { role, environmentRoles }: { role: Role; environmentRoles: EnvironmentRoles },
  environmentId: string,
): Role | undefined {
  if (role === 'admin' || !Object.hasOwn(environmentRoles, environmentId)) return role;
  const own = environmentRoles[environmentId];
  return own === 'none' ? undefined : own;
}

/** The sentence beside a control that a role may not use; undefined where it may. */
export function reasonAgainst(role: Role, permission: Permission): string | undefined {
  if (can(role, permission)) return undefined;
  const able = roles.filter((other) => can(other, permission));
  return `Your role, ${role}, may not do this. It takes ${able.join(' or ')}.`;
}

/** What an account's role says of a partner's contact: none of a member's roles, so that nothing of the members' opens. */
export const PARTNER_ROLE = 'partner';

/** The roles of accounts: those of members, and a partner's contact. */
export const accountRoles = [...roles, PARTNER_ROLE] as const;
export type AccountRole = (typeof accountRoles)[number];

/** What a partner may do in the portal, and nothing else; those with a right need a grant that gives it. */
export const portalPermissions = {
  ReadPortal: undefined,
  ManageOwnAccount: undefined,
  UploadOwnKey: 'mayUpload',
  GenerateOwnKey: 'mayGenerate',
  DeleteOwnKey: 'mayDelete',
  LabelOwnKey: undefined,
  WithdrawOwnRequest: undefined,
} as const;
export type PortalPermission = keyof typeof portalPermissions;

export interface GrantRights {
  mayUpload: boolean;
  mayDelete: boolean;
  mayGenerate: boolean;
  needsApproval: boolean;
}

/** The sentence for a partner whose grant does not go so far; undefined where it does. */
export function reasonAgainstPartner(rights: GrantRights, permission: PortalPermission): string | undefined {
  const right = portalPermissions[permission];
  if (right === undefined || rights[right]) return undefined;
  return 'This was not allowed to your company. Ask the people who invited you.';
}

/** Who may open the pages of each group of routes; a page elsewhere must be named here first. */
export const pageAudiences = { '(auth)': 'anyone', '(console)': 'members', '(portal)': 'partners' } as const;

/** Who may call each API route; what it then tells is up to the reads and to better-auth. */
export const routeAudiences = {
  '/api/read/[name]': 'as the read says',
  '/api/auth/[...all]': 'anyone',
  '/api/activity/export': 'ReadAudit',
} as const satisfies Record<string, Permission | 'anyone' | 'as the read says'>;

/** Actions that come before a session; a one-time token is their permission. */
export const openActions: readonly string[] = [
  'createFirstAdministrator',
  'acceptInvitation',
  'acceptContactInvitation',
];
