// User names and passwords for partners: a JSON file in the data folder stands for AWS Secrets Manager.

import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { SendingFailure } from './transfer-failure';

const largestFile = 1024 * 1024;

export interface Credentials {
  Username: string;
  Password: string;
}

/** Read anew each time, so that the file can be changed while the emulator runs. */
export async function readCredentials(dataDir: string, secretId: string): Promise<Credentials> {
  const secrets = await readSecrets(join(dataDir, 'secrets.json'));
  for (const name of namesOf(secretId)) {
    const secret = Object.hasOwn(secrets, name) ? secrets[name] : undefined;
    if (isCredentials(secret)) return secret;
  }
  throw new SendingFailure(
    'CREDENTIALS_RETRIEVAL_FAILED',
    `The secret ${secretId} is not in secrets.json, or has no Username and Password`,
  );
}

async function readSecrets(path: string): Promise<Record<string, unknown>> {
  try {
    if ((await stat(path)).size > largestFile) return {};
    const secrets: unknown = JSON.parse(await readFile(path, 'utf8'));
    return typeof secrets === 'object' && secrets !== null ? (secrets as Record<string, unknown>) : {};
  } catch {
    return {};
  }
}

/** An ARN ends with the name, a dash and six characters of Secrets Manager's own. */
function namesOf(secretId: string): string[] {
  const name = /^arn:[^:]+:secretsmanager:[^:]*:[^:]*:secret:(.+)$/.exec(secretId)?.[1];
  return name === undefined ? [secretId] : [secretId, name, name.replace(/-[A-Za-z0-9]{6}$/, '')];
}

function isCredentials(secret: unknown): secret is Credentials {
  if (typeof secret !== 'object' || secret === null) return false;
  const { Username, Password } = secret as Record<string, unknown>;
  return typeof Username === 'string' && typeof Password === 'string';
}
