// Takes out of an audited input whatever must not be kept: private keys, passwords, tokens.

const SECRET_MEMBERS = /^(hostkey(body)?|privatekey|password|userpassword|token|secret.*|.*password)$/i;
const PRIVATE_KEY = /-----BEGIN [A-Z ]*PRIVATE KEY-----|PuTTY-User-Key-File/;

export function withoutSecrets(value: unknown): unknown {
  if (typeof value === 'string') return PRIVATE_KEY.test(value) ? '[redacted]' : value;
  if (Array.isArray(value)) return value.map(withoutSecrets);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, member]) => [
      key,
      SECRET_MEMBERS.test(key) && member !== undefined ? '[redacted]' : withoutSecrets(member),
    ]),
  );
}
