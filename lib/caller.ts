// Who is calling: the member behind the session cookie of this request.

import 'server-only';
import { headers } from 'next/headers';
import { redirect } from 'next/navigation';
import { cache } from 'react';
import { getAuth } from '@/lib/auth/auth';
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
    address: requestHeaders.get('x-forwarded-for'),
  };
});

/** For pages: the caller, or on to the sign-in page. */
export async function requireCaller(): Promise<Caller> {
  const caller = await findCaller();
  if (!caller) redirect('/sign-in');
  return caller;
}
