// What a partner's contact reads whose access is suspended or over; it tells nothing of whose access that was.

import type { Metadata } from 'next';
import { LeaveButton } from './_components/leave-button';

export const metadata: Metadata = { title: 'Your access has ended' };

export default function AccessEndedPage() {
  return (
    <>
      <h1 className="mb-2 text-lg font-semibold">Your access has ended</h1>
      <p className="mb-5 text-muted">
        It was suspended or has run out, so there is nothing to see here at present. The people who invited
        you can open it again; your account and its password stay as they are.
      </p>
      <LeaveButton />
    </>
  );
}
