// What people type about members: accounts, invitations, sign-in.

import { z } from 'zod';
import { roles } from '@/lib/permissions';

const email = z.email('Enter an e-mail address such as ana@example.com.').max(200);
const name = z.string().trim().min(1, 'Enter your name.').max(100);
const password = z.string().min(12, 'Use at least 12 characters.').max(128, 'Use at most 128 characters.');

export const signInSchema = z.object({ email, password: z.string().min(1, 'Enter your password.') });

export const setupSchema = z.object({ token: z.string(), name, email, password });
export type SetupValues = z.input<typeof setupSchema>;

export const inviteSchema = z.object({ email, role: z.enum(roles) });
export type InviteValues = z.input<typeof inviteSchema>;

export const acceptInvitationSchema = z.object({ token: z.string(), name, password });
