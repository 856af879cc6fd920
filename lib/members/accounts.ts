// Makes accounts: the only way to one, since open sign-up is off.

import 'server-only';
import { getAuth } from '@/lib/auth/auth';
import type { Role } from '@/lib/permissions';

export interface NewAccount {
  name: string;
  email: string;
  password: string;
  role: Role;
}

/** Returns the new member's id. Throws when the e-mail address has an account already. */
export async function createAccount({ name, email, password, role }: NewAccount): Promise<string> {
  const context = await getAuth().$context;
  const user = await context.internalAdapter.createUser(
    {
      name,
      email: email.toLowerCase(),
      role,
      emailVerified: true,
    },
    { method: 'admin' },
  );
  const hash = await context.password.hash(password);
  await context.internalAdapter.linkAccount({
    userId: user.id,
    providerId: 'credential',
    accountId: user.id,
    password: hash,
  });
  return user.id;
}
