// What an identity provider is asked, and what can come of it.

import type { ServerRecord } from '../store/store';

export interface Attempt {
  userName: string;
  /** Absent where the provider is to name the user's public keys. */
  password?: string;
  protocol: 'SFTP' | 'FTP' | 'FTPS';
  sourceIp: string;
}

export interface Reply {
  /** HTTP's, where the provider is asked by HTTP; 200 otherwise. */
  statusCode: number;
  /** The provider's JSON as it came; empty where the login is refused. */
  response: string;
  /** Why the login fails, where it is the asking that tells. */
  message: string;
  url: string;
}

/** How long a provider may take: user guide, "Working with custom identity providers". */
export const PROVIDER_LIMIT_MS = 10_000;
const MOST_CHARACTERS = 1024 * 1024;

export const refused = (message: string, url = '', statusCode = 200): Reply => ({
  statusCode,
  response: '',
  message,
  url,
});

/** Sends a provider's request; whatever goes wrong is a refusal with its reason, and never names the password. */
export async function askByHttp(
  url: string,
  told: string,
  request: RequestInit,
  limitMs: number,
): Promise<Reply> {
  try {
    const signal = AbortSignal.timeout(limitMs);
    const answer = await fetch(url, { ...request, signal, redirect: 'error' });
    const text = await answer.text();
    if (!answer.ok) {
      return refused(`The identity provider answered with status ${answer.status}`, told, answer.status);
    }
    if (text.length > MOST_CHARACTERS)
      return refused('The answer of the identity provider is too long', told);
    return { statusCode: answer.status, response: text, message: '', url: told };
  } catch (error) {
    const late = error instanceof Error && error.name === 'TimeoutError';
    const reason = late ? `no answer within ${limitMs / 1000} seconds` : 'no connection';
    return refused(`Unable to call identity provider: ${reason}`, told, 500);
  }
}

export type Server = Pick<
  ServerRecord,
  'ServerId' | 'Domain' | 'IdentityProviderType' | 'IdentityProviderDetails'
>;
