// Who is calling: the member behind the session cookie of this request.

import 'server-only';
import type { Route } from 'next';
import { headers } from 'next/headers';
import { redirect } from 'next/navigation';
import { cache } from 'react';
import { getAuth } from '@/lib/auth/auth';
import { addressOf } from '@/lib/auth/client-address';
import { environmentRolesOf } from '@/lib/auth/environment-roles';
import { noteSeen } from '@/lib/auth/last-seen';
import { lacksRequiredFactor } from '@/lib/auth/required-factor';
import { secondFactorPath, signInPath } from '@/lib/auth/return-path';
import { isOver } from '@/lib/auth/sign-in-method';
import { findPartnerVisitor } from '@/lib/partner-caller';
import { type EnvironmentRoles, type Role, roleIn, roles } from '@/lib/permissions';

export interface Caller {
  userId: string;
  name: string;
  email: string;
  /** The base role, or that in the environment where a read or an action is about one. */
  role: Role;
  environmentRoles: EnvironmentRoles;
  sessionId: string;
  address: string | null;
}

/** A signed-in member, who may have to set up a second factor before anything else. */
export interface Visitor {
  caller: Caller;
  lacksSecondFactor: boolean;
}

/** The member who sent this request, or undefined. Asked once per request however often it is called. */
export const findVisitor = cache(async (): Promise<Visitor | undefined> => {
  const requestHeaders = await headers();
  const found = await getAuth().api.getSession({ headers: requestHeaders });
  if (!found || found.user.state === 'disabled' || isOver(found.session)) return undefined;
  const role = roles.find((name) => name === found.user.role);
  if (!role) return undefined;
  await noteSeen(found.user.id, found.session.id);
  const caller = {
    userId: found.user.id,
    name: found.user.name,
    email: found.user.email,
    role,
    environmentRoles: role === 'admin' ? {} : await environmentRolesOf(found.user.id),
    sessionId: found.session.id,
    address: addressOf(requestHeaders),
  };
  const lacksSecondFactor = !found.user.twoFactorEnabled && (await lacksRequiredFactor(caller));
  return { caller, lacksSecondFactor };
});

/** The member who may act and read: whoever owes a second factor is nobody until it is set up. */
export async function findCaller(): Promise<Caller | undefined> {
  const visitor = await findVisitor();
  return visitor?.lacksSecondFactor ? undefined : visitor?.caller;
}

/** The caller with the role that counts in this environment; undefined where there is no access. */
export function callerIn(caller: Caller, environmentId: string): Caller | undefined {
  const role = roleIn(caller, environmentId);
  return role && { ...caller, role };
}

/** Where proxy.ts leaves the path that was asked for. */
const PATH_HEADER = 'x-console-path';

/**
 * For pages of members: the caller, or on to the sign-in page or the set-up of a second factor, which lead back here;
 * partners go to their portal.
 */
export async function requireCaller(): Promise<Caller> {
  const visitor = await findVisitor();
  if (!visitor && (await findPartnerVisitor())) redirect('/portal' as Route);
  const from = (await headers()).get(PATH_HEADER);
  if (!visitor) redirect(signInPath(from));
  if (visitor.lacksSecondFactor) redirect(secondFactorPath(from));
  return visitor.caller;
}
