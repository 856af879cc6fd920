// Everything below an environment's address: one that is not configured, or not the caller's to see, is a page that does not exist.

import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { CallerProvider } from '@/components/caller';
import { EnvironmentProvider } from '@/components/environment';
import { callerIn, findCaller, requireCaller } from '@/lib/caller';
import { findEnvironment } from '@/lib/transfer/client';

export async function generateMetadata({ params }: LayoutProps<'/e/[environment]'>): Promise<Metadata> {
  const { environment: id } = await params;
  const caller = await findCaller();
  const environment = caller && callerIn(caller, id) && findEnvironment(id);
  if (!environment) return {};
  const template = `%s · ${environment.label} · Transfer Console`;
  return { title: { default: environment.label, template } };
}

export default async function EnvironmentLayout({ params, children }: LayoutProps<'/e/[environment]'>) {
  const { environment: id } = await params;
  const caller = callerIn(await requireCaller(), id);
  const environment = findEnvironment(id);
  if (!caller || !environment) notFound();
  const { name, email, role } = caller;
  const { label, region, endpoint } = environment;
  return (
    <CallerProvider caller={{ name, email, role }}>
      <EnvironmentProvider environment={{ id, label, region, endpoint }}>{children}</EnvironmentProvider>
    </CallerProvider>
  );
}
