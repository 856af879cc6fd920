'use client';
// Ends whatever session there is and leads to the sign-in page.

import { Button } from '@/components/ui/button';
import { signOut } from '@/lib/auth/sign-in';

export function LeaveButton() {
  const leave = async () => {
    await signOut().catch(() => undefined);
    window.location.assign('/sign-in');
  };
  return <Button onClick={() => void leave()}>Back to signing in</Button>;
}
