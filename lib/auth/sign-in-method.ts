// How a session began and what gives an account its role, as columns of better-auth's tables.

import 'server-only';

export const SINGLE_SIGN_ON = 'single sign-on';

const SINGLE_SIGN_ON_LASTS_MS = 12 * 60 * 60_000;

/** `roleFrom` is `groups` where the provider's groups give the role; else administrators do. */
export const signInMethodSchema = {
  user: { fields: { roleFrom: { type: 'string', required: false, input: false } } },
  session: { fields: { method: { type: 'string', required: false, input: false } } },
} as const;

/**
 * A session that use prolongs would outlive its owner's place at the company: one of single sign-on ends twelve hours
 * after it began, and then the groups are asked again.
 */
export function isOver(session: { createdAt: Date }): boolean {
  const method: unknown = 'method' in session ? session.method : undefined;
  return method === SINGLE_SIGN_ON && Date.now() - session.createdAt.getTime() > SINGLE_SIGN_ON_LASTS_MS;
}
