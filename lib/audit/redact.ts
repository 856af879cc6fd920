// Takes out of an audited input whatever must not be kept: private keys, passwords, tokens.

const SECRET_MEMBERS = /^(hostkey(body)?|privatekey|password|userpassword|token|code|secret.*|.*password)$/i;
/** Headers of key files, also cut off, and the start of "openssh-key-v1" in base64: such a file without its header. */
const PRIVATE_KEY =
  /-{4,5} ?BEGIN [A-Z0-9 ]{0,40}PRIVATE KEY|PuTTY-User-Key-File|^Private-Lines:|b3BlbnNzaC1rZXktdjE/m;

export function textWithoutSecrets(text: string): string {
  return PRIVATE_KEY.test(text) ? '[redacted]' : text;
}

export function withoutSecrets(value: unknown): unknown {
  if (typeof value === 'string') return textWithoutSecrets(value);
  if (Array.isArray(value)) return value.map(withoutSecrets);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, member]) => [
      key,
      SECRET_MEMBERS.test(key) && member !== undefined ? '[redacted]' : withoutSecrets(member),
    ]),
  );
}
