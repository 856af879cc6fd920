// The claims of an ID token that better-auth has verified, and what the provider tells at its userinfo endpoint alone.

import 'server-only';
import type { SingleSignOn } from '@/lib/env';
import type { Claims } from './identity';

const LIMIT_MS = 10_000;

export function discoveryUrl(issuer: string): string {
  return `${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`;
}

async function fetchJson(url: string, headers: Record<string, string> = {}): Promise<Claims> {
  const response = await fetch(url, { headers, redirect: 'error', signal: AbortSignal.timeout(LIMIT_MS) });
  const body: unknown = response.ok ? await response.json() : undefined;
  return typeof body === 'object' && body !== null ? (body as Claims) : {};
}

/** Signature, audience, times and nonce were checked before; here it is only taken apart. */
function payloadOf(idToken: string): Claims {
  const payload: unknown = JSON.parse(Buffer.from(idToken.split('.')[1] ?? '', 'base64url').toString('utf8'));
  return typeof payload === 'object' && payload !== null ? (payload as Claims) : {};
}

/** Undefined where the answer is not the configured issuer's: its discovery document may name another. */
export async function readClaims(
  { issuer, groupsClaim }: Pick<SingleSignOn, 'issuer' | 'groupsClaim'>,
  tokens: { idToken?: string; accessToken?: string },
): Promise<Claims | undefined> {
  // Without an ID token nothing is bound to this sign-in's nonce.
  if (!tokens.idToken) return undefined;
  const claims = payloadOf(tokens.idToken);
  if (String(claims.iss).replace(/\/$/, '') !== issuer.replace(/\/$/, '')) return undefined;
  if (!tokens.accessToken || (claims.email !== undefined && claims[groupsClaim] !== undefined)) return claims;
  const { userinfo_endpoint: endpoint } = await fetchJson(discoveryUrl(issuer));
  if (typeof endpoint !== 'string') return claims;
  const more = await fetchJson(endpoint, { authorization: `Bearer ${tokens.accessToken}` });
  // An answer about somebody else must not lend its groups.
  return more.sub === claims.sub ? { ...more, ...claims } : claims;
}
