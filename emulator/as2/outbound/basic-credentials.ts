// The user name and password that a partner's web server asks for, from the connector's secret.

import { readSecret } from '../../identity/secrets-file';
import { SendingFailure } from './transfer-failure';

export interface BasicCredentials {
  Username: string;
  Password: string;
}

export async function readBasicCredentials(dataDir: string, secretId: string): Promise<BasicCredentials> {
  const { Username, Password } = (await readSecret(dataDir, secretId)) ?? {};
  if (typeof Username === 'string' && typeof Password === 'string') return { Username, Password };
  throw new SendingFailure(
    'CREDENTIALS_RETRIEVAL_FAILED',
    `The secret ${secretId} is not in secrets.json, or has no Username and Password`,
  );
}
