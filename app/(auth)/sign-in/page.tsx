// The sign-in page; someone who is signed in already goes on to the dashboard.

import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { findCaller } from '@/lib/caller';
import { SignInForm } from './_components/sign-in-form';

export const metadata: Metadata = { title: 'Sign in' };

export default async function SignInPage() {
  if (await findCaller()) redirect('/');
  return <SignInForm />;
}
