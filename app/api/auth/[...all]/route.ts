// Sign-in in its two steps and sign-out, as better-auth serves them; its other endpoints stay shut, since they leave no audit trail.

import { getAuth } from '@/lib/auth/auth';
import { beginSingleSignOn, endSingleSignOn } from '@/lib/auth/single-sign-on';

const OPEN_PATHS = new Set([
  'sign-in/email',
  'sign-out',
  'two-factor/verify-totp',
  'two-factor/verify-backup-code',
]);

type Context = { params: Promise<{ all: string[] }> };

const handler = (request: Request) => getAuth().handler(request);

async function pathOf({ params }: Context): Promise<string> {
  return (await params).all.join('/');
}

function notFound(): Response {
  return new Response('Not found\n', { status: 404 });
}

export async function POST(request: Request, context: Context): Promise<Response> {
  const path = await pathOf(context);
  if (path === 'sign-in/single') return beginSingleSignOn(request, handler);
  return OPEN_PATHS.has(path) ? handler(request) : notFound();
}

/** The one address that another site may send a browser to: it takes an answer that this browser has asked for. */
export async function GET(request: Request, context: Context): Promise<Response> {
  return (await pathOf(context)) === 'callback/oidc' ? endSingleSignOn(request, handler) : notFound();
}
