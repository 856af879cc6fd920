// One login with a server's identity provider: what the user may reach, or why there is no login.

import type { Store } from '../store/store';
import { type Answer, readAnswer } from './answer';
import type { Attempt, Server } from './attempt';
import { askProvider, type ProviderSettings } from './provider';

export async function tryLogin(
  server: Server | undefined,
  attempt: Attempt,
  providers: ProviderSettings,
  accesses: Pick<Store['accesses'], 'get'>,
): Promise<Answer> {
  if (!server) return { ok: false, message: 'The server is gone' };
  const { response, message } = await askProvider(server, attempt, providers, accesses);
  return message ? { ok: false, message } : readAnswer(response, server.Domain);
}
