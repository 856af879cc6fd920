// Before every page: the Host check, and the nonce with its Content-Security-Policy.

import { type NextRequest, NextResponse } from 'next/server';
import { getSettings, isDevelopment } from '@/lib/env';

function contentSecurityPolicy(nonce: string, isHttps: boolean): string {
  const directives = [
    `default-src 'self'`,
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${isDevelopment ? " 'unsafe-eval'" : ''}`,
    `style-src-elem 'self' ${isDevelopment ? "'unsafe-inline'" : `'nonce-${nonce}'`}`,
    // Positions that React writes as style attributes on the server.
    `style-src-attr 'unsafe-inline'`,
    `img-src 'self' data:`,
    `font-src 'self'`,
    `connect-src 'self'`,
    `object-src 'none'`,
    `base-uri 'none'`,
    `form-action 'self'`,
    `frame-ancestors 'none'`,
  ];
  if (isHttps) directives.push('upgrade-insecure-requests');
  return directives.join('; ');
}

/** An address that no page answers to. */
const NOWHERE = '/not-found';

/** Next fails on a path such as `/%E0%A4%A`, which names nothing. */
function isDecodable(pathname: string): boolean {
  try {
    decodeURIComponent(pathname);
    return true;
  } catch {
    return false;
  }
}

export function proxy(request: NextRequest): NextResponse {
  const { allowedHosts, consoleUrl } = getSettings();
  const host = request.headers.get('host') ?? '';
  if (!allowedHosts.includes(host)) {
    return new NextResponse(
      `This console does not answer for ${host.slice(0, 100)}. Set CONSOLE_URL to the address that you use.\n`,
      {
        status: 421,
      },
    );
  }
  const isHttps = consoleUrl.startsWith('https:');
  const nonce = crypto.randomUUID().replaceAll('-', '');
  const policy = contentSecurityPolicy(nonce, isHttps);
  const headers = new Headers(request.headers);
  headers.set('x-nonce', nonce);
  headers.set('x-console-path', request.nextUrl.pathname + request.nextUrl.search);
  headers.set('content-security-policy', policy);
  const answer = { request: { headers } };
  const response = isDecodable(request.nextUrl.pathname)
    ? NextResponse.next(answer)
    : NextResponse.rewrite(new URL(NOWHERE, request.url), answer);
  response.headers.set('content-security-policy', policy);
  // Here and not in next.config.js, whose headers are fixed when the console is built.
  if (isHttps) response.headers.set('strict-transport-security', 'max-age=31536000');
  return response;
}

export const config = { matcher: '/((?!_next/static/).*)' };
