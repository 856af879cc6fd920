// Takes out of an audited input whatever must not be kept: private keys, passwords, tokens.

const SECRET_MEMBERS = /^(hostkey(body)?|privatekey|password|userpassword|token|secret.*|.*password)$/i;
/** Names of headers that authenticate somebody; their values are as secret as a password. */
const SECRET_HEADERS =
  /(^|-)(api-?key|access-?key|private-?key|secret|token|password|pass|cookie|credentials?|auth|authentication|authorization|signature)$/i;
/** Headers of key files, also cut off, and the start of "openssh-key-v1" in base64: such a file without its header. */
const PRIVATE_KEY =
  /-{4,5} ?BEGIN ([A-Z0-9 ]{0,40}PRIVATE KEY|PKCS12|JAVA KEYSTORE)|PuTTY-User-Key-File|^Private-Lines:|b3BlbnNzaC1rZXktdjE/m;
/** How RSA keys (PKCS#1, PKCS#8, encrypted PKCS#8), PKCS#12 files and keys of curves begin in base64 without their dashed lines. */
const BARE_KEY =
  /MII[A-Za-z0-9+/]{3}IBA(?:AK[BC]|DANBgkqhkiG9w0BAQEFAASC|zCC)|MIACAQMwg|MII[A-Za-z0-9+/]{5}BgkqhkiG9w0BBQ0w|MHcCAQEE|MIGHAgEAMBMGByqGSM49/;

/** Whether a text holds a private key, or a file that one is locked in. */
export function holdsSecret(text: string): boolean {
  return PRIVATE_KEY.test(text) || BARE_KEY.test(text);
}

export function textWithoutSecrets(text: string): string {
  return holdsSecret(text) ? '[redacted]' : text;
}

interface Header {
  Key: string;
  Value: string;
}

/** Custom headers stay, but for the values that let somebody in. */
export function headersWithoutSecrets(headers: readonly Header[]): Header[] {
  return headers.map(({ Key, Value }) => ({
    Key,
    Value: SECRET_HEADERS.test(Key) ? '[redacted]' : textWithoutSecrets(Value),
  }));
}

export function withoutSecrets(value: unknown): unknown {
  if (typeof value === 'string') return textWithoutSecrets(value);
  if (Array.isArray(value)) return value.map(withoutSecrets);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, member]) => {
      if (SECRET_MEMBERS.test(key) && member !== undefined) return [key, '[redacted]'];
      if (key === 'CustomHttpHeaders' && Array.isArray(member)) return [key, headersWithoutSecrets(member)];
      return [key, withoutSecrets(member)];
    }),
  );
}
