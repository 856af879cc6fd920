// The sign-in page; someone who is signed in already goes on to where they were going.

import type { Metadata, Route } from 'next';
import { redirect } from 'next/navigation';
import { safeReturnPath } from '@/lib/auth/return-path';
import { findCaller } from '@/lib/caller';
import { findPartnerCaller } from '@/lib/partner-caller';
import { SignInForm } from './_components/sign-in-form';

export const metadata: Metadata = { title: 'Sign in' };

export default async function SignInPage({ searchParams }: PageProps<'/sign-in'>) {
  const next = safeReturnPath((await searchParams).next);
  if (await findCaller()) redirect(next as Route);
  if (await findPartnerCaller()) redirect('/portal' as Route);
  return <SignInForm next={next} />;
}
