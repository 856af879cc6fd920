// Asks whichever identity provider a server has about one login.

import type { Store } from '../store/store';
import { askApiGateway } from './api-gateway';
import { type Attempt, PROVIDER_LIMIT_MS, type Reply, type Server } from './attempt';
import { askDirectory } from './directory';
import { askLambda } from './lambda';

export interface ProviderSettings {
  dataDir: string;
  /** Addresses that stand for Lambda functions, by their ARN. */
  lambdas: Record<string, string>;
  limitMs?: number;
}

/** Never rejects: a provider that is slow, away or wrong is a refusal with its reason. */
export function askProvider(
  server: Server,
  attempt: Attempt,
  { dataDir, lambdas, limitMs = PROVIDER_LIMIT_MS }: ProviderSettings,
  accesses: Pick<Store['accesses'], 'get'>,
): Promise<Reply> {
  if (server.IdentityProviderType === 'API_GATEWAY') return askApiGateway(server, attempt, limitMs);
  if (server.IdentityProviderType === 'AWS_LAMBDA') return askLambda(server, attempt, lambdas, limitMs);
  return askDirectory(server, attempt, accesses, dataDir);
}
