// Sign-in in its two steps and sign-out, as better-auth serves them; its other endpoints stay shut, since they leave no audit trail.

import { getAuth } from '@/lib/auth/auth';

const OPEN_PATHS = new Set([
  'sign-in/email',
  'sign-out',
  'two-factor/verify-totp',
  'two-factor/verify-backup-code',
]);

export async function POST(
  request: Request,
  { params }: { params: Promise<{ all: string[] }> },
): Promise<Response> {
  const { all } = await params;
  if (!OPEN_PATHS.has(all.join('/'))) return new Response('Not found\n', { status: 404 });
  return getAuth().handler(request);
}
