'use client';
/** Leads from a dialog to the page of the run that it started. */
import { useRouter } from 'next/navigation';

export function useFollowRun(environmentId: string) {
  const router = useRouter();
  return ({ jobId }: { jobId: string }) => router.push(`/e/${environmentId}/jobs/${jobId}`);
}
