// The role in each environment, as a form holds it and as lists say it.

import type { EnvironmentRoles } from '@/lib/permissions';

export interface EnvironmentName {
  id: string;
  label: string;
}

/** By environment; the empty string is the base role. */
export interface RoleValues {
  role: string;
  environmentRoles: Record<string, string>;
}

export function toFormRoles(
  environments: readonly EnvironmentName[],
  roles: EnvironmentRoles,
): Record<string, string> {
  return Object.fromEntries(environments.map(({ id }) => [id, roles[id] ?? '']));
}

/** "operator; viewer in prod, no access in test" */
export function describeRole(role: string, environmentRoles: EnvironmentRoles): string {
  const exceptions = Object.entries(environmentRoles).map(
    ([id, own]) => `${own === 'none' ? 'no access' : own} in ${id}`,
  );
  return exceptions.length === 0 ? role : `${role}; ${exceptions.join(', ')}`;
}

/** An administrator is one everywhere, whatever was chosen before. */
export function toEnvironmentRoles({ role, environmentRoles }: RoleValues): EnvironmentRoles {
  if (role === 'admin') return {};
  const chosen = Object.entries(environmentRoles).filter(([, name]) => name !== '');
  return Object.fromEntries(chosen) as EnvironmentRoles;
}
