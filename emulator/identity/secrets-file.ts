// Secrets by name: a JSON file in the data folder stands for AWS Secrets Manager.

import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';

const largestFile = 1024 * 1024;
/** Of one secret, as Secrets Manager and Transfer Family have it together. */
const largestSecret = 12_000;

/** What a secret holds; each user of one looks for the members that it needs. */
export type Secret = Record<string, unknown>;

/**
 * The secret of that name or ARN; undefined where there is none that is a JSON object of at most 12,000 bytes.
 * Read anew each time, so that the file can be changed while the emulator runs.
 */
export async function readSecret(dataDir: string, secretId: string): Promise<Secret | undefined> {
  const secrets = await readSecrets(join(dataDir, 'secrets.json'));
  for (const name of namesOf(secretId)) {
    const secret = Object.hasOwn(secrets, name) ? secrets[name] : undefined;
    if (isObject(secret) && Buffer.byteLength(JSON.stringify(secret)) <= largestSecret) return secret;
  }
  return undefined;
}

async function readSecrets(path: string): Promise<Record<string, unknown>> {
  try {
    if ((await stat(path)).size > largestFile) return {};
    const secrets: unknown = JSON.parse(await readFile(path, 'utf8'));
    return isObject(secrets) ? secrets : {};
  } catch {
    return {};
  }
}

/** An ARN ends with the name, a dash and six characters of Secrets Manager's own. */
function namesOf(secretId: string): string[] {
  const name = /^arn:[^:]+:secretsmanager:[^:]*:[^:]*:secret:(.+)$/.exec(secretId)?.[1];
  return name === undefined ? [secretId] : [secretId, name, name.replace(/-[A-Za-z0-9]{6}$/, '')];
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
