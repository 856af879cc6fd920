// Where sign-in leads: back to the page that was asked for, and never to another site.

const SOMEWHERE = 'http://console.invalid';

/** A path on this console, or `/` for anything else. */
export function safeReturnPath(text: unknown): string {
  if (typeof text !== 'string' || !text.startsWith('/') || !URL.canParse(text, SOMEWHERE)) return '/';
  const { origin, pathname, search } = new URL(text, SOMEWHERE);
  // Parsing turns `/..//host` into a path with two slashes, which a browser takes for another host.
  if (
    origin !== SOMEWHERE ||
    pathname.startsWith('//') ||
    /^\/(api|sign-in|second-factor)(\/|$)/.test(pathname)
  )
    return '/';
  return pathname + search;
}

export function signInPath(from: string | null): '/sign-in' | `/sign-in?next=${string}` {
  const path = safeReturnPath(from);
  return path === '/' ? '/sign-in' : `/sign-in?next=${encodeURIComponent(path)}`;
}

export function secondFactorPath(from: string | null): '/second-factor' | `/second-factor?next=${string}` {
  const path = safeReturnPath(from);
  return path === '/' ? '/second-factor' : `/second-factor?next=${encodeURIComponent(path)}`;
}
