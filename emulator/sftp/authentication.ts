// Decides who may log in: public keys only, and only those imported for the user.

import ssh2, { type AuthContext, type PublicKeyAuthContext } from 'ssh2';
import type { SshPublicKeyRecord, Store, UserRecord } from '../store/store';
import { keyMembers, type Members } from './activity-log';

export interface Login {
  user: UserRecord;
  sshPublicKeyId: string;
  key: Members;
}

export type Decision =
  | { kind: 'accepted'; login: Login }
  /** The key would do; the client has yet to prove that it holds it. */
  | { kind: 'proceed' }
  | { kind: 'refused'; message: string; members: Members };

export type Accounts = Pick<Store, 'servers' | 'users' | 'sshPublicKeys'>;

export function decide(accounts: Accounts, serverId: string, context: AuthContext): Decision {
  const { username } = context;
  const refuse = (message: string, members: Members = {}): Decision => ({
    kind: 'refused',
    message,
    members: { user: username, method: context.method, ...members },
  });
  if (context.method !== 'publickey') return refuse('Unsupported authentication method');
  const { algo, data } = context.key;
  const key = keyMembers(algo, data);
  // ssh2 takes RSA keys with SHA-1 signatures for granted and tells them by the missing hash.
  if (algo === 'ssh-rsa' && context.hashAlgo === undefined)
    return refuse('SHA-1 signatures are refused', key);
  // Users outlive a change of identity provider, and may not log in until it is changed back.
  const managed = accounts.servers.get(serverId)?.IdentityProviderType === 'SERVICE_MANAGED';
  const user = managed ? accounts.users.get(serverId, username) : undefined;
  if (!user) return refuse('Invalid user name', key);
  const imported = accounts.sshPublicKeys.list(serverId, username).find((record) => isKey(record, data));
  if (!imported) return refuse('Public key is not one of the user', key);
  if (!context.signature) return { kind: 'proceed' };
  if (!isSigned(context)) return refuse('Invalid signature', key);
  return { kind: 'accepted', login: { user, sshPublicKeyId: imported.SshPublicKeyId, key } };
}

function isKey(record: SshPublicKeyRecord, blob: Buffer): boolean {
  const encoded = record.SshPublicKeyBody.trim().split(/[ \t]+/, 2)[1];
  return encoded !== undefined && Buffer.from(encoded, 'base64').equals(blob);
}

function isSigned({ key, blob, signature, hashAlgo }: PublicKeyAuthContext): boolean {
  if (!blob || !signature) return false;
  const parsed = ssh2.utils.parseKey(`${key.algo} ${key.data.toString('base64')}`);
  return !(parsed instanceof Error) && parsed.verify(blob, signature, hashAlgo) === true;
}
