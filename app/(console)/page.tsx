// The dashboard over all environments.

import { requireCaller } from '@/lib/caller';

export default async function DashboardPage() {
  await requireCaller();
  return <h1>Dashboard</h1>;
}
