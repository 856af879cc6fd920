// The elliptic curves that SSH keys may be on, under their names in SSH, JSON Web Keys and OpenSSL.

export const curves = [
  { ssh: 'nistp256', jwk: 'P-256', openssl: 'prime256v1', bits: 256 },
  { ssh: 'nistp384', jwk: 'P-384', openssl: 'secp384r1', bits: 384 },
  { ssh: 'nistp521', jwk: 'P-521', openssl: 'secp521r1', bits: 521 },
] as const;

/** RSA keys of other sizes are refused, for hosts and for users. */
export const rsaSizes: readonly number[] = [2048, 3072, 4096];
