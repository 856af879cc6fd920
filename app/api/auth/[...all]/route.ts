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

/** An address, a password, a code: nobody has more to say here. */
const MOST_CHARACTERS = 10_000;

/** Undefined where it is longer, of which no more is read: the length that a stranger names is not to be believed. */
async function bounded({ body, url, headers }: Request): Promise<Request | undefined> {
  const decoder = new TextDecoder();
  let text = '';
  for await (const part of body ?? []) {
    text += decoder.decode(part, { stream: true });
    if (text.length > MOST_CHARACTERS) return undefined;
  }
  return new Request(url, { method: 'POST', headers, body: text });
}

export async function POST(request: Request, context: Context): Promise<Response> {
  const path = await pathOf(context);
  const isSingle = path === 'sign-in/single';
  if (!isSingle && !OPEN_PATHS.has(path)) return notFound();
  const read = await bounded(request);
  if (!read) return new Response('Too long\n', { status: 413 });
  return isSingle ? beginSingleSignOn(read, handler) : handler(read);
}

/** The one address that another site may send a browser to: it takes an answer that this browser has asked for. */
export async function GET(request: Request, context: Context): Promise<Response> {
  return (await pathOf(context)) === 'callback/oidc' ? endSingleSignOn(request, handler) : notFound();
}
