// The key file of a data folder, and what is encrypted or signed with it.

import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';
import { closeSync, fsyncSync, openSync, readFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';

const ivLength = 12;
const tagLength = 16;

export interface Secrets {
  /** AES-256-GCM; the name is authenticated, so that a value cannot stand in for another. */
  encrypt(name: string, text: string): Buffer;
  decrypt(name: string, sealed: Buffer): string;
  /** A key of its own for each purpose. */
  derive(purpose: string): Buffer;
}

/** Reads the folder's key file, and makes it on first use. */
export function openSecrets(dataDir: string): Secrets {
  const master = readOrMake(join(dataDir, 'key'));
  const derive = (purpose: string) => Buffer.from(hkdfSync('sha256', master, '', purpose, 32));
  const key = derive('private keys at rest');
  return {
    derive,
    encrypt(name, text) {
      const iv = randomBytes(ivLength);
      const cipher = createCipheriv('aes-256-gcm', key, iv).setAAD(Buffer.from(name));
      const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
      return Buffer.concat([iv, cipher.getAuthTag(), body]);
    },
    decrypt(name, sealed) {
      const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, ivLength), {
        authTagLength: tagLength,
      })
        .setAAD(Buffer.from(name))
        .setAuthTag(sealed.subarray(ivLength, ivLength + tagLength));
      return (
        decipher.update(sealed.subarray(ivLength + tagLength), undefined, 'utf8') + decipher.final('utf8')
      );
    },
  };
}

function readOrMake(path: string): Buffer {
  try {
    const fd = openSync(path, 'wx', 0o600);
    writeSync(fd, `${randomBytes(32).toString('base64')}\n`);
    fsyncSync(fd);
    closeSync(fd);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
  const key = Buffer.from(readFileSync(path, 'utf8'), 'base64');
  if (key.length !== 32) throw new Error(`The key file ${path} is damaged; restore it from a backup.`);
  return key;
}
