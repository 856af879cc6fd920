// Who is calling: the member behind the session cookie of this request.

import 'server-only';
import type { Route } from 'next';
import { headers } from 'next/headers';
import { redirect } from 'next/navigation';
import { cache } from 'react';
import { getAuth } from '@/lib/auth/auth';
import { addressOf } from '@/lib/auth/client-address';
import { signInPath } from '@/lib/auth/return-path';
import { findPartnerCaller } from '@/lib/partner-caller';
import { type Role, roles } from '@/lib/permissions';

export interface Caller {
  userId: string;
  name: string;
  email: string;
  role: Role;
  sessionId: string;
  address: string | null;
}

/** The member who sent this request, or undefined. Asked once per request however often it is called. */
export const findCaller = cache(async (): Promise<Caller | undefined> => {
  const requestHeaders = await headers();
  const found = await getAuth().api.getSession({ headers: requestHeaders });
  if (!found) return undefined;
  const role = roles.find((name) => name === found.user.role);
  if (!role) return undefined;
  return {
    userId: found.user.id,
    name: found.user.name,
    email: found.user.email,
    role,
    sessionId: found.session.id,
    address: addressOf(requestHeaders),
  };
});

/** Where proxy.ts leaves the path that was asked for. */
const PATH_HEADER = 'x-console-path';

/** For pages of members: the caller, or on to the sign-in page, which leads back here; partners go to their portal. */
export async function requireCaller(): Promise<Caller> {
  const caller = await findCaller();
  if (!caller && (await findPartnerCaller())) redirect('/portal' as Route);
  if (!caller) redirect(signInPath((await headers()).get(PATH_HEADER)));
  return caller;
}
