// What each read and action asks of its caller, remembered when it is made, so that a test can compare all of them with the table.

import 'server-only';
import type { Permission, PortalPermission } from '@/lib/permissions';

/** Whose it is, and what its input must name. */
export type Admission = (
  | { permission: Permission; about: 'environment' | 'console' }
  | { permission: PortalPermission; about: 'grant' | 'contact' }
  | { permission: Permission & PortalPermission; about: 'account' }
) & {
  /** Under which it is audited, of an action. */
  operations?: readonly string[];
  beforeSecondFactor?: boolean | undefined;
};

const admissions = new WeakMap<object, Admission>();

export function admits<Endpoint extends object>(admission: Admission, endpoint: Endpoint): Endpoint {
  admissions.set(endpoint, admission);
  return endpoint;
}

/** Undefined for what was made without one of the wrappers. */
export function admissionOf(endpoint: object): Admission | undefined {
  return admissions.get(endpoint);
}
