// Everything below an environment's address: one that is not configured is a page that does not exist.

import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { findEnvironment } from '@/lib/transfer/client';

export async function generateMetadata({ params }: LayoutProps<'/e/[environment]'>): Promise<Metadata> {
  const environment = findEnvironment((await params).environment);
  if (!environment) return {};
  const template = `%s · ${environment.label} · Transfer Console`;
  return { title: { default: environment.label, template } };
}

export default async function EnvironmentLayout({ params, children }: LayoutProps<'/e/[environment]'>) {
  if (!findEnvironment((await params).environment)) notFound();
  return children;
}
