'use client';
// The password of a contact.

import { PasswordSection } from '@/components/account/password-section';
import { useChangeContactPassword } from '@/lib/portal/mutations';

export function ContactPassword({ email }: { email: string }) {
  return <PasswordSection email={email} change={useChangeContactPassword()} />;
}
