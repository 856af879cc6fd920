// The form for a new web app.

import type { Metadata } from 'next';
import { PageHeader } from '@/components/page-header';
import { requireCaller } from '@/lib/caller';
import { NewWebAppForm } from './_components/new-web-app-form';

export const metadata: Metadata = { title: 'Create web app' };

export default async function NewWebAppPage({ params }: PageProps<'/e/[environment]/new-web-app'>) {
  await requireCaller();
  const { environment } = await params;
  return (
    <>
      <PageHeader
        title="Create web app"
        crumbs={[{ label: 'Web apps', href: `/e/${environment}/web-apps` }]}
        description="AWS bills each unit by the hour until the web app is deleted. Title and images come after."
      />
      <NewWebAppForm environmentId={environment} />
    </>
  );
}
