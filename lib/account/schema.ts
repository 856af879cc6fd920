// What members type about their own account.

import { z } from 'zod';
import { newPassword } from '@/lib/members/schema';

export const currentPassword = z.string().min(1, 'Enter your present password.').max(128);

export const changePasswordSchema = z.object({
  currentPassword,
  newPassword,
});
export type ChangePasswordValues = z.input<typeof changePasswordSchema>;

export const sessionRefSchema = z.object({ sessionId: z.string().min(1).max(100) });
export type SessionRef = z.input<typeof sessionRefSchema>;
