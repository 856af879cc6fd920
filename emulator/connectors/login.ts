// How a connector logs in: the user name, private key and password in its secret, held to the service's limits.

import ssh2, { type ParsedKey, type PasswordAuthMethod, type PublicKeyAuthMethod } from 'ssh2';
import { readSecret } from '../identity/secrets-file';
import { ConnectorFailure } from './connector-failure';

export interface Login {
  username: string;
  /** The private key is tried first. */
  methods: (PublicKeyAuthMethod | PasswordAuthMethod)[];
}

const longest = { Username: 100, Password: 1024, PrivateKey: 8192 };
const keyTypes = /^(ssh-rsa|ecdsa-sha2-nistp(256|384|521))$/;

export async function readLogin(dataDir: string, secretId: string): Promise<Login> {
  const secret = await readSecret(dataDir, secretId);
  if (!secret) throw refuse(`The secret ${secretId} is not in secrets.json, or is no JSON object`);
  const text = (member: keyof typeof longest) => {
    const value = secret[member];
    if (value === undefined || value === '') return undefined;
    if (typeof value === 'string' && Buffer.byteLength(value) <= longest[member]) return value;
    throw refuse(`${member} in the secret ${secretId} must be a string of at most ${longest[member]} bytes`);
  };
  const username = text('Username');
  const password = text('Password');
  const privateKey = text('PrivateKey');
  if (username === undefined || (password ?? privateKey) === undefined) {
    throw refuse(`The secret ${secretId} must have a Username, and a PrivateKey or a Password`);
  }
  const methods: Login['methods'] = [];
  if (privateKey !== undefined) {
    checkKey(privateKey, secretId);
    methods.push({ type: 'publickey', username, key: privateKey });
  }
  if (password !== undefined) methods.push({ type: 'password', username, password });
  return { username, methods };
}

function checkKey(privateKey: string, secretId: string): void {
  const parsed = ssh2.utils.parseKey(privateKey);
  const key: ParsedKey | Error = Array.isArray(parsed) ? parsed[0] : parsed;
  if (key instanceof Error || !key.isPrivateKey()) {
    throw refuse(`PrivateKey in the secret ${secretId} is no private key without passphrase`);
  }
  if (!keyTypes.test(key.type)) {
    throw refuse(`PrivateKey in the secret ${secretId} must be an RSA or ECDSA key`);
  }
}

const refuse = (message: string) => new ConnectorFailure('CONNECTION_ERROR', message);
