// An environment's own address leads to its servers.

import { redirect } from 'next/navigation';

export default async function EnvironmentPage({ params }: PageProps<'/e/[environment]'>) {
  redirect(`/e/${(await params).environment}/servers`);
}
