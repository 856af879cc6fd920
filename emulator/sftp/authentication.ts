// Decides who may log in: with an imported public key, or as the server's identity provider says.

import ssh2, { type AuthContext, type PublicKeyAuthContext } from 'ssh2';
import type { Answer } from '../identity/answer';
import { tryLogin } from '../identity/login';
import type { ProviderSettings } from '../identity/provider';
import type { ServerRecord, Store, UserRecord } from '../store/store';
import { keyMembers, type Members } from '../user-session/activity-log';

export interface Login {
  user: UserRecord;
  /** Empty where the key, if there was one, is none that was imported. */
  sshPublicKeyId: string;
  key: Members;
}

export type Decision =
  | { kind: 'accepted'; login: Login }
  /** The key would do; the client has yet to prove that it holds it. */
  | { kind: 'proceed' }
  /** The key did; the password is asked for as well. */
  | { kind: 'partial' }
  | { kind: 'refused'; message: string; members: Members };

export type Accounts = Pick<Store, 'servers' | 'users' | 'sshPublicKeys' | 'accesses'>;

type Method = 'publickey' | 'password';
/** What somebody was found to be by name: the keys that open the account, by their ids. */
interface Candidate {
  user: UserRecord;
  keys: { SshPublicKeyId: string; SshPublicKeyBody: string }[];
}

export interface AuthenticationContext {
  serverId: string;
  accounts: Accounts;
  providers: ProviderSettings;
  sourceIp: string;
}

/** One connection's attempts. */
export class Authentication {
  /** What the provider said of a name's keys, which a client asks about several times. */
  private readonly keyAnswers = new Map<string, Promise<Answer>>();
  private provenKey: { userName: string; key: Members } | undefined;

  constructor(private readonly context: AuthenticationContext) {}

  /** The methods that are worth a try now. */
  methods(): Method[] {
    const server = this.server();
    if (!server || server.IdentityProviderType === 'SERVICE_MANAGED') return ['publickey'];
    if (server.IdentityProviderType === 'AWS_DIRECTORY_SERVICE') return ['password'];
    switch (server.IdentityProviderDetails?.SftpAuthenticationMethods) {
      case 'PASSWORD':
        return ['password'];
      case 'PUBLIC_KEY':
        return ['publickey'];
      case 'PUBLIC_KEY_AND_PASSWORD':
        return [this.provenKey ? 'password' : 'publickey'];
      default:
        return ['publickey', 'password'];
    }
  }

  async decide(context: AuthContext): Promise<Decision> {
    const { username, method } = context;
    if ((method !== 'publickey' && method !== 'password') || !this.methods().includes(method)) {
      return this.refuse(context, 'Unsupported authentication method');
    }
    return method === 'password' ? this.byPassword(context, username, context.password) : this.byKey(context);
  }

  private async byPassword(context: AuthContext, userName: string, password: string): Promise<Decision> {
    const proven = this.provenKey;
    // Whoever proved a key of one name logs in by no other.
    if (proven && proven.userName !== userName) return this.refuse(context, 'Invalid user name');
    const answer = await this.ask(userName, password);
    if (!answer.ok) return this.refuse(context, answer.message);
    const user = this.userOf(userName, answer);
    return { kind: 'accepted', login: { user, sshPublicKeyId: '', key: proven?.key ?? {} } };
  }

  private async byKey(context: PublicKeyAuthContext): Promise<Decision> {
    const { username } = context;
    const { algo, data } = context.key;
    const key = keyMembers(algo, data);
    // ssh2 takes RSA keys with SHA-1 signatures for granted and tells them by the missing hash.
    if (algo === 'ssh-rsa' && context.hashAlgo === undefined) {
      return this.refuse(context, 'SHA-1 signatures are refused', key);
    }
    const candidate = await this.find(username);
    if (typeof candidate === 'string') return this.refuse(context, candidate, key);
    const imported = candidate.keys.find(({ SshPublicKeyBody }) => isKey(SshPublicKeyBody, data));
    if (!imported) return this.refuse(context, 'Public key is not one of the user', key);
    if (!context.signature) return { kind: 'proceed' };
    if (!isSigned(context)) return this.refuse(context, 'Invalid signature', key);
    const methods = this.server()?.IdentityProviderDetails?.SftpAuthenticationMethods;
    if (methods === 'PUBLIC_KEY_AND_PASSWORD') {
      this.provenKey = { userName: username, key };
      return { kind: 'partial' };
    }
    const { user } = candidate;
    return { kind: 'accepted', login: { user, sshPublicKeyId: imported.SshPublicKeyId, key } };
  }

  /** Users outlive a change of identity provider, and may not log in until it is changed back. */
  private async find(userName: string): Promise<Candidate | string> {
    const { accounts, serverId } = this.context;
    if (this.server()?.IdentityProviderType === 'SERVICE_MANAGED') {
      const user = accounts.users.get(serverId, userName);
      return user ? { user, keys: accounts.sshPublicKeys.list(serverId, userName) } : 'Invalid user name';
    }
    const asked = this.keyAnswers.get(userName) ?? this.ask(userName);
    this.keyAnswers.set(userName, asked);
    const answer = await asked;
    if (!answer.ok) return answer.message;
    const keys = answer.publicKeys.map((SshPublicKeyBody) => ({ SshPublicKeyId: '', SshPublicKeyBody }));
    return { user: this.userOf(userName, answer), keys };
  }

  private ask(userName: string, password?: string): Promise<Answer> {
    const { accounts, providers, sourceIp } = this.context;
    const attempt = { userName, password, protocol: 'SFTP', sourceIp } as const;
    return tryLogin(this.server(), attempt, providers, accounts.accesses);
  }

  private userOf(UserName: string, { access }: Extract<Answer, { ok: true }>): UserRecord {
    return { ServerId: this.context.serverId, UserName, Arn: '', ...access };
  }

  private server(): ServerRecord | undefined {
    return this.context.accounts.servers.get(this.context.serverId);
  }

  private refuse({ username, method }: AuthContext, message: string, members: Members = {}): Decision {
    return { kind: 'refused', message, members: { user: username, method, ...members } };
  }
}

function isKey(body: string, blob: Buffer): boolean {
  const encoded = body.trim().split(/[ \t]+/, 2)[1];
  return encoded !== undefined && Buffer.from(encoded, 'base64').equals(blob);
}

function isSigned({ key, blob, signature, hashAlgo }: PublicKeyAuthContext): boolean {
  if (!blob || !signature) return false;
  const parsed = ssh2.utils.parseKey(`${key.algo} ${key.data.toString('base64')}`);
  return !(parsed instanceof Error) && parsed.verify(blob, signature, hashAlgo) === true;
}
