// Follows how a connection comes about, to say why one did not.

import { ConnectorFailure } from './connector-failure';

/** What ssh2 calls each list that both sides have to agree on. */
const negotiated: [RegExp, string, string][] = [
  [/key exchange algorithm/, 'KEX method', 'key exchange algorithms'],
  [/host key format/, 'Host key format', 'host key algorithms'],
  [/C->S cipher/, 'C->S cipher', 'ciphers'],
  [/S->C cipher/, 'S->C cipher', 'ciphers'],
  [/C->S MAC/, 'C->S MAC', 'MAC algorithms'],
  [/S->C MAC/, 'S->C MAC', 'MAC algorithms'],
];

const longestList = 1000;

export class Handshake {
  hostKeyTrusted: boolean | undefined;
  private readonly offers = new Map<string, string>();

  /** Takes ssh2's lines for debugging, of which those about offers are kept. */
  note(line: string): void {
    const [, side, list, names] = /^Handshake: \((local|remote)\) ([^:]+): (.*)$/.exec(line) ?? [];
    if (side && list && names !== undefined) this.offers.set(`${side} ${list}`, names.slice(0, longestList));
  }

  failure(
    error: (Error & { level?: string; code?: string }) | undefined,
    { host, trusting }: { host: string; trusting: boolean },
  ): ConnectorFailure {
    return new ConnectorFailure('CONNECTION_ERROR', this.reason(error, host, trusting));
  }

  private reason(
    error: (Error & { level?: string; code?: string }) | undefined,
    host: string,
    trusting: boolean,
  ): string {
    if (this.hostKeyTrusted === false) {
      return trusting
        ? 'The host key of the server does not match any of the trusted host keys of the connector'
        : 'The connector has no trusted host keys; add the host key of the server to trust it';
    }
    if (!error) return 'Connection was closed by the server';
    if (error.level === 'client-authentication') return 'The server refused the credentials in the secret';
    if (error.level === 'client-timeout' || error.code === 'ETIMEDOUT')
      return 'Connection to endpoint timed out';
    if (error.level === 'client-dns' || error.code === 'ENOTFOUND' || error.code === 'EAI_AGAIN')
      return `Unable to resolve hostname ${host}`;
    if (error.code === 'ECONNREFUSED') return 'Connection to endpoint was refused';
    if (error.code === 'ECONNRESET') return 'Connection was closed by the server';
    return this.disagreement(error.message) ?? 'The server does not complete the SSH handshake';
  }

  private disagreement(message: string): string | undefined {
    const [, list, what] = negotiated.find(([pattern]) => pattern.test(message)) ?? [];
    if (!list) return undefined;
    const offered = (side: string) => `[${(this.offers.get(`${side} ${list}`) ?? '').replaceAll(',', ', ')}]`;
    return `Key exchange negotiation failed due to incompatible ${what}. Client offered: ${offered('local')} Server offered: ${offered('remote')}`;
  }
}
