// The key pair that clients need when the emulator is bound to more than loopback.

import { randomBytes } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { KeyPair } from './sigv4';

/** Kept in the format of AWS's credentials file, so that AWS_SHARED_CREDENTIALS_FILE can point at it. */
export function loadKeyPair(dataDir: string): KeyPair & { path: string } {
  const path = join(dataDir, 'credentials');
  try {
    writeFileSync(path, newCredentials(), { flag: 'wx', mode: 0o600 });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
  const text = readFileSync(path, 'utf8');
  const accessKeyId = /^aws_access_key_id\s*=\s*(\S+)/m.exec(text)?.[1];
  const secretAccessKey = /^aws_secret_access_key\s*=\s*(\S+)/m.exec(text)?.[1];
  if (!accessKeyId || !secretAccessKey) {
    throw new Error(`The file ${path} holds no key pair; remove it and a new one is made.`);
  }
  return { accessKeyId, secretAccessKey, path };
}

function newCredentials(): string {
  const id = randomBytes(8).toString('hex').toUpperCase();
  const secret = randomBytes(30).toString('base64');
  return `[default]\naws_access_key_id = AKIA${id}\naws_secret_access_key = ${secret}\n`;
}
