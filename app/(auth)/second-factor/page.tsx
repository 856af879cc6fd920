// Where members and contacts are led who must have a second factor that is not set up yet.

import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { safeReturnPath, signInPath } from '@/lib/auth/return-path';
import { findVisitor } from '@/lib/caller';
import { findPartnerVisitor } from '@/lib/partner-caller';
import { RequiredSetUp } from './_components/required-set-up';

export const metadata: Metadata = { title: 'Set up your second factor' };

export default async function SecondFactorPage({ searchParams }: PageProps<'/second-factor'>) {
  const next = safeReturnPath((await searchParams).next);
  const visitor = (await findVisitor()) ?? (await findPartnerVisitor());
  if (!visitor) redirect(signInPath(next));
  const { email, role } = visitor.caller;
  return <RequiredSetUp email={email} role={role} next={next} owed={visitor.lacksSecondFactor} />;
}
