'use client';
// The password of a member.

import { PasswordSection } from '@/components/account/password-section';
import { useCaller } from '@/components/caller';
import { useChangePassword } from '@/lib/account/mutations';

export function PasswordForm() {
  return <PasswordSection email={useCaller().email} change={useChangePassword()} />;
}
