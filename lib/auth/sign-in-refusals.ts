// What the sign-in page says after single sign-on let somebody not in. Runs in the browser too.

const AGAIN = 'Begin again; if it stays so, tell an administrator of this console.';

/** By the code in the address, which anyone can write: the sentences tell nothing that is secret. */
function sentences(label: string): Record<string, string> {
  const late =
    'Signing in took too long, or was begun in another browser or at another address. Begin again.';
  return {
    not_a_member: `You are no member of this console, or ${label} does not vouch for your e-mail address. Ask an administrator for an invitation or for the right group.`,
    no_role: `None of your groups at ${label} gives you a role here any more. Your sessions have ended; ask an administrator if that is wrong.`,
    email_not_verified: `${label} does not vouch for your e-mail address. Have it verified there, then sign in again.`,
    no_email: `${label} told this console no e-mail address of yours. Ask an administrator to have it passed on.`,
    not_linked: `Your account here is not joined with ${label}. Sign in with your password, or ask an administrator.`,
    access_denied: `Signing in was cancelled at ${label}, or you may not use this console there.`,
    state_mismatch: late,
    state_not_found: late,
    invalid_code: `The answer of ${label} could not be verified, so nobody was signed in. ${AGAIN}`,
    unable_to_get_user_info: `The answer of ${label} could not be verified, so nobody was signed in. ${AGAIN}`,
    issuer_mismatch: `The answer did not come from ${label}, so nobody was signed in. ${AGAIN}`,
    oauth_provider_not_found: `${label} cannot be reached from this console. Try again in a moment.`,
  };
}

/** Undefined where nothing was refused. */
export function refusalSentence(code: unknown, label: string): string | undefined {
  if (typeof code !== 'string' || code === '') return undefined;
  const known = sentences(label);
  return Object.hasOwn(known, code) ? known[code] : `Signing in with ${label} failed. ${AGAIN}`;
}
