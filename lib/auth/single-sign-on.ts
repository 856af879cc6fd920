// Single sign-on with the company's OpenID Connect provider: better-auth does the protocol, admission.ts decides who comes in.

import 'server-only';
import { AsyncLocalStorage } from 'node:async_hooks';
import type { BetterAuthOptions, BetterAuthPlugin } from 'better-auth';
import { APIError, createAuthMiddleware } from 'better-auth/api';
import { genericOAuth } from 'better-auth/plugins';
import { type Actor, recordEvent } from '@/lib/audit/record';
import { getSettings, type SingleSignOn } from '@/lib/env';
import { admit, PROVIDER_ID } from './admission';
import { addressOf } from './client-address';
import { type Identity, readIdentity } from './identity';
import { discoveryUrl, readClaims } from './identity-claims';
import { safeReturnPath } from './return-path';
import { countAttempt } from './sign-in-guard';
import { SINGLE_SIGN_ON, signInMethodSchema } from './sign-in-method';

const CALLBACK = '/callback/:id';
const MAX_BODY = 10_000;

/** The provider's client is called without the request, whose address the trail wants. */
const currentAddress = new AsyncLocalStorage<string | null>();

/** Where the browser is sent; only our own codes and better-auth's stand in the address, never the provider's words. */
function leave(code: string): never {
  const location = `${getSettings().consoleUrl}/sign-in?error=${code}`;
  throw new APIError('FOUND', undefined, { location });
}

/** A stranger may try as often as one with a password before the trail says no more of it. */
async function recordRefusal(who: string, address: string | null, errorCode: string, reason: string) {
  if ((await countAttempt(`(single sign-on) ${who}`, address)) === 'refused-again') return;
  const actor: Actor = { userId: '', name: who, role: '', sessionId: null, address };
  const event = { operation: 'SignIn', target: who, input: { method: SINGLE_SIGN_ON } } as const;
  await recordEvent(actor, { ...event, result: 'refused', errorCode, errorMessage: reason });
}

async function admitOrLeave(
  identity: Identity,
  settings: SingleSignOn,
  options: BetterAuthOptions,
): Promise<void> {
  const address = currentAddress.getStore() ?? null;
  const admission = await admit(identity, settings, options);
  const { email, name } = identity;
  if (!admission.admitted) {
    await recordRefusal(email ?? name, address, admission.code, admission.reason);
    leave(admission.code);
  }
  const { userId, role } = admission;
  for (const event of admission.events) {
    await recordEvent({ userId, name, role, sessionId: null, address }, event);
  }
}

function provider(settings: SingleSignOn, options: () => BetterAuthOptions) {
  return genericOAuth({
    config: [
      {
        providerId: PROVIDER_ID,
        name: settings.label,
        discoveryUrl: discoveryUrl(settings.issuer),
        requireIdTokenVerification: true,
        clientId: settings.clientId,
        clientSecret: settings.clientSecret,
        scopes: settings.scopes,
        pkce: true,
        // Accounts are made and joined by admission.ts alone, before better-auth looks for one.
        disableSignUp: true,
        disableProviderLogout: true,
        getUserInfo: async (tokens) => {
          const claims = await readClaims(settings, tokens).catch(() => undefined);
          const identity = claims && readIdentity(claims, settings.groupsClaim);
          if (!identity) return null;
          await admitOrLeave(identity, settings, options());
          const { subject, email, emailVerified, name } = identity;
          // An account that is joined already needs no address any more, but better-auth asks for one.
          const shown = email ?? `${encodeURIComponent(subject)}@${PROVIDER_ID}.invalid`;
          return { id: subject, sub: subject, email: shown, emailVerified: emailVerified === true, name };
        },
      },
    ],
  });
}

/** Tells of a sign-in, and of a callback that was tampered with or came too late; refused people are told of above. */
const recordCallback = createAuthMiddleware(async (context) => {
  const address = addressOf(context.headers);
  const signedIn = context.context.newSession;
  if (signedIn) {
    const { user, session } = signedIn;
    const actor = {
      userId: user.id,
      name: user.name,
      role: String(user.role),
      sessionId: session.id,
      address,
    };
    const event = { operation: 'SignIn', target: user.email, input: { method: SINGLE_SIGN_ON } } as const;
    await recordEvent(actor, { ...event, result: 'succeeded' });
    return;
  }
  const { returned } = context.context;
  const location = returned instanceof APIError ? new Headers(returned.headers).get('location') : null;
  const code = location && new URL(location).searchParams.get('error');
  if (!code || !isProtocolError(code)) return;
  await recordRefusal('unknown', address, code, 'The answer of the identity provider could not be taken.');
});

/** Whatever is no code of admission.ts, whose refusals name the person. */
function isProtocolError(code: string): boolean {
  return !/^(no_email|email_not_verified|not_a_member|not_linked|no_role)$/.test(code);
}

/** What the method of a sign-in is kept with: the session, and of an account whether groups give its role. */
function memory() {
  return {
    id: 'sign-in-method',
    schema: signInMethodSchema,
    init: () => ({
      options: {
        databaseHooks: {
          session: {
            create: {
              before: async (session, context) =>
                context?.path === CALLBACK ? { data: { ...session, method: SINGLE_SIGN_ON } } : undefined,
            },
          },
        },
      },
    }),
    hooks: { after: [{ matcher: ({ path }) => path === CALLBACK, handler: recordCallback }] },
  } satisfies BetterAuthPlugin;
}

/** The plugins of single sign-on; the columns are there without it too, so that it can be switched on. */
export function singleSignOn(options: () => BetterAuthOptions) {
  const settings = getSettings().singleSignOn;
  return settings ? [memory(), provider(settings, options)] : [memory()];
}

async function nextIn(request: Request): Promise<string> {
  const text = (await request.text()).slice(0, MAX_BODY);
  try {
    return safeReturnPath((JSON.parse(text) as { next?: unknown } | null)?.next);
  } catch {
    return '/';
  }
}

type Handler = (request: Request) => Promise<Response>;

/**
 * Answers with the provider's address. What better-auth is asked is written here: of the browser's words only the path
 * to return to is taken, so that nobody brings tokens, scopes or addresses of their own.
 */
export async function beginSingleSignOn(request: Request, handler: Handler): Promise<Response> {
  const { consoleUrl, singleSignOn: settings } = getSettings();
  if (!settings) return new Response('Not found\n', { status: 404 });
  const headers = new Headers(request.headers);
  headers.set('content-type', 'application/json');
  headers.delete('content-length');
  const body = JSON.stringify({
    provider: PROVIDER_ID,
    callbackURL: consoleUrl + (await nextIn(request)),
    errorCallbackURL: `${consoleUrl}/sign-in`,
  });
  return handler(new Request(`${consoleUrl}/api/auth/sign-in/social`, { method: 'POST', headers, body }));
}

/** The provider sends the browser here. */
export async function endSingleSignOn(request: Request, handler: Handler): Promise<Response> {
  if (!getSettings().singleSignOn) return new Response('Not found\n', { status: 404 });
  return currentAddress.run(addressOf(request.headers), () => handler(request));
}
