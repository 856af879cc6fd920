// What people type about members: accounts, invitations, sign-in.

import { z } from 'zod';
import { accountRoles, limitedRoles, roles } from '@/lib/permissions';

const email = z.email('Enter an e-mail address such as ana@example.com.').max(200);
const name = z.string().trim().min(1, 'Enter your name.').max(100, 'Use at most 100 characters.');
const token = z.string().max(200);
const role = z.enum(roles, 'Choose a role.');
const memberId = z.string().min(1).max(100);

export const newPassword = z
  .string()
  .min(12, 'Use at least 12 characters.')
  .max(128, 'Use at most 128 characters.');

export const signInSchema = z.object({ email, password: z.string().min(1, 'Enter your password.') });
export type SignInValues = z.input<typeof signInSchema>;

export const setupSchema = z.object({ token, name, email, password: newPassword });
export type SetupValues = z.input<typeof setupSchema>;

/** By environment; those that are not named have the base role. */
const environmentRoles = z
  .record(
    z.string().regex(/^[a-z0-9][a-z0-9-]{0,30}$/),
    z.enum([...limitedRoles, 'none'], 'Choose a role, or no access.'),
  )
  .refine((chosen) => Object.keys(chosen).length <= 200, 'These are too many environments.');

const ADMIN_UNLIMITED = {
  path: ['environmentRoles'],
  message: 'An administrator is one in every environment.',
};
function isPossible(chosen: { role: string; environmentRoles?: object }): boolean {
  return chosen.role !== 'admin' || Object.keys(chosen.environmentRoles ?? {}).length === 0;
}

export const inviteSchema = z
  .object({ email: email.toLowerCase(), role, environmentRoles: environmentRoles.optional() })
  .refine(isPossible, ADMIN_UNLIMITED);
export type InviteValues = z.input<typeof inviteSchema>;

/** As the form holds it: every environment, the empty string where the base role counts. */
export const inviteFormSchema = z.object({
  email,
  role,
  environmentRoles: z.record(z.string(), z.string()),
});
export type InviteFormValues = z.input<typeof inviteFormSchema>;

export const invitationRefSchema = z.object({ email: email.toLowerCase() });
export type InvitationRef = z.input<typeof invitationRefSchema>;

export const acceptInvitationSchema = z.object({ token, name, password: newPassword });
export type AcceptInvitationValues = z.input<typeof acceptInvitationSchema>;

/** The e-mail address is what the audit trail calls the member by. */
export const changeRoleSchema = z
  .object({ memberId, email, role, environmentRoles })
  .refine(isPossible, ADMIN_UNLIMITED);
export type ChangeRoleInput = z.input<typeof changeRoleSchema>;

export const memberRefSchema = z.object({ memberId, email });
export type MemberRef = z.input<typeof memberRefSchema>;

export const requireSecondFactorSchema = z.object({
  roles: z.array(z.enum(accountRoles)).max(accountRoles.length),
});
export type RequireSecondFactorValues = z.input<typeof requireSecondFactorSchema>;
