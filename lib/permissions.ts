// Who may do what: the one table of roles and the operations that each may call. Runs in the browser too.

import type { OperationName } from '@/lib/transfer-model/operations.gen';

export const roles = ['viewer', 'user-manager', 'as2-manager', 'operator', 'admin'] as const;
export type Role = (typeof roles)[number];

/** An operation of the Transfer API, or one of the console's own. */
export type Permission = OperationName | ConsolePermission;
export const consolePermissions = [
  'TagUser',
  'TagAs2Resource',
  'ReadAudit',
  'ReadJobs',
  'ReadMembers',
  'ManageMembers',
  'ManageOwnAccount',
] as const;
export type ConsolePermission = (typeof consolePermissions)[number];

export const roleDescriptions: Record<Role, string> = {
  viewer: 'Sees everything, changes nothing',
  'user-manager': 'Manages users, SSH keys and directory accesses',
  'as2-manager': 'Manages AS2 certificates, profiles, agreements, connectors and transfers',
  operator: 'Makes every change to Transfer Family',
  admin: 'Everything, and members, partners and environments',
};

const everyone = [/^(Describe|List)/, /^(ReadAudit|ReadJobs|ReadMembers|ManageOwnAccount)$/];

/** What a role may do; a permission that matches none of its patterns is refused. */
const permitted: Record<Role, RegExp[]> = {
  viewer: everyone,
  'user-manager': [
    ...everyone,
    /^(Create|Update|Delete)(User|Access)$/,
    /^(Import|Delete)SshPublicKey$/,
    /^(TagUser|TestIdentityProvider)$/,
  ],
  'as2-manager': [
    ...everyone,
    /^(Import|Update|Delete)Certificate$/,
    /^(Create|Update|Delete)(Profile|Agreement|Connector)$/,
    /^(StartFileTransfer|TestConnection|TagAs2Resource)$/,
  ],
  operator: [...everyone, /^(?!Manage)/],
  admin: [/^/],
};

export function can(role: Role, permission: Permission): boolean {
  return permitted[role].some((pattern) => pattern.test(permission));
}

/** The sentence beside a control that a role may not use; undefined where it may. */
export function reasonAgainst(role: Role, permission: Permission): string | undefined {
  if (can(role, permission)) return undefined;
  const able = roles.filter((other) => can(other, permission));
  return `Your role, ${role}, may not do this. It takes ${able.join(' or ')}.`;
}
