// Reads the trusted host keys of a connector.

import { parseSshPublicKey, type SshPublicKey } from '../keys/ssh-public-key';
import { WireReader } from '../keys/ssh-wire';

const accepted = /^(ssh-rsa|ecdsa-sha2-nistp(256|384|521))$/;

/**
 * `<host> <type> <base64>` or `<type> <base64>`, without a comment; undefined for anything else.
 * https://docs.aws.amazon.com/transfer/latest/APIReference/API_SftpConnectorConfig.html
 */
export function parseTrustedHostKey(text: string, withHost: boolean): SshPublicKey | undefined {
  const parts = text.trim().split(/[ \t]+/);
  const own = accepted.test(parts[0] ?? '') ? parts : parts.slice(1);
  if (own.length !== 2 || (own !== parts && !withHost)) return undefined;
  const key = parseSshPublicKey(own.join(' '));
  return key && accepted.test(key.type) ? key : undefined;
}

export function trustedKeys(texts: string[]): SshPublicKey[] {
  return texts.flatMap((text) => parseTrustedHostKey(text, true) ?? []);
}

/** A key as it travels, in the form that TrustedHostKeys takes. */
export function hostKeyOf(blob: Buffer): string {
  return `${new WireReader(blob).text()} ${blob.toString('base64')}`;
}
