// TLS as a server's security policy and its resumption mode have it, for a control connection and its data connections.

import { constants } from 'node:crypto';
import type { Socket } from 'node:net';
import { createSecureContext, createServer, type SecureContext, TLSSocket } from 'node:tls';
import type { TlsSessionResumptionMode } from '@aws-sdk/client-transfer';
import { BerValue } from '../as2/cms/ber';
import type { TlsIdentity } from './self-signed';

export interface TlsSettings {
  identity: TlsIdentity;
  /** Names of the security policy, such as `TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256`. */
  ciphers: readonly string[];
  resumption: TlsSessionResumptionMode;
}

/** A session is as good as its control connection, which may last for days. */
const SESSION_SECONDS = 7 * 24 * 3600;
/** A client that resumes nothing makes one with each data connection. */
const MOST_SESSIONS = 16;

/**
 * One for each control connection. Only it knows the keys of its tickets and the ids of its sessions, so that a data
 * connection that resumes one belongs to whoever logged in.
 */
export class TlsSide {
  private readonly context: SecureContext;
  private master: Buffer | undefined;
  private readonly sessions = new Map<string, Buffer>();
  /** Listens nowhere: sockets tell it about sessions, which clients without tickets resume by their ids. */
  private readonly keeper = createServer();

  constructor(private readonly settings: TlsSettings) {
    this.context = newContext(settings);
    if (settings.resumption === 'DISABLED') return;
    this.keeper.on('newSession', (id: Buffer, session: Buffer, done: () => void) => {
      const [oldest] = this.sessions.size < MOST_SESSIONS ? [] : this.sessions.keys();
      if (oldest !== undefined) this.sessions.delete(oldest);
      this.sessions.set(id.toString('hex'), session);
      done();
    });
    this.keeper.on('resumeSession', (id: Buffer, done: (error: null, session: Buffer | null) => void) => {
      done(null, this.sessions.get(id.toString('hex')) ?? null);
    });
  }

  /** The handshake of the control connection is over. */
  bind(control: TLSSocket): void {
    this.master = masterKey(control);
  }

  /** Sessions that data connections made for themselves prove nothing: anybody could have made them. */
  isEnough(data: TLSSocket): boolean {
    if (this.settings.resumption !== 'ENFORCED') return true;
    return (
      data.isSessionReused() && this.master !== undefined && masterKey(data)?.equals(this.master) === true
    );
  }

  /** Begins the handshake. From here on only what this gives may be destroyed, never the socket under it. */
  wrap(socket: Socket): TLSSocket {
    return new TLSSocket(socket, {
      isServer: true,
      server: this.keeper,
      secureContext: this.context,
      requestCert: false,
    });
  }
}

/** The policies list suites of TLS 1.2 and none of 1.3. Throws where the identity cannot be served. */
function newContext({ identity, ciphers, resumption }: TlsSettings): SecureContext {
  return createSecureContext({
    ...identity,
    ciphers: ciphers.map(opensslName).join(':'),
    honorCipherOrder: true,
    ecdhCurve: 'auto',
    minVersion: 'TLSv1.2',
    maxVersion: 'TLSv1.2',
    sessionTimeout: SESSION_SECONDS,
    ...(resumption === 'DISABLED' && { secureOptions: constants.SSL_OP_NO_TICKET }),
  });
}

/** What a resumed session of TLS 1.2 has in common with its original: the fifth member of OpenSSL's SSL_SESSION. */
function masterKey(socket: TLSSocket): Buffer | undefined {
  const session = socket.getSession();
  return session && BerValue.read(session).children()[4]?.content;
}

export function opensslName(name: string): string {
  const [, exchange = '', bits, mode, hash] =
    /^TLS_(\w+)_WITH_AES_(128|256)_(GCM|CBC)_(SHA\d+)$/.exec(name) ?? [];
  if (!hash) throw new Error(`The TLS cipher ${name} is not known.`);
  const parts = [
    exchange === 'RSA' ? '' : exchange.replace('_', '-'),
    `AES${bits}`,
    mode === 'GCM' ? mode : '',
    hash,
  ];
  return parts.filter(Boolean).join('-');
}
