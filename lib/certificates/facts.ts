// What is told of a certificate that was read: plain JSON, made in the browser and on the server alike.

export interface CertificateFacts {
  subject: string;
  commonName?: string;
  issuer: string;
  /** Subject and issuer are the same; the signature is not checked. */
  selfSigned: boolean;
  /** Pairs of hex digits with colons between. */
  serial: string;
  notBefore: string;
  notAfter: string;
  /** `RSA`, `ECDSA` … or an object identifier. */
  keyType: string;
  bits?: number;
  /** Of RSA keys, in hex without leading zeros: what a private key is compared by. */
  modulus?: string;
  signature: string;
  alternativeNames: string[];
  /** Absent where the certificate does not restrict it. */
  keyUsage?: string[];
  purposes?: string[];
  /** May issue other certificates. */
  authority: boolean;
  /** SHA-256, as pairs of hex digits with colons between. */
  fingerprint: string;
  pem: string;
}

/** Why something that was pasted cannot be used, and what to do. */
export interface PastedProblem {
  kind:
    | 'empty'
    | 'private'
    | 'encrypted-key'
    | 'pkcs12'
    | 'request'
    | 'public-key'
    | 'ssh'
    | 'keystore'
    | 'damaged'
    | 'unknown'
    | 'several'
    | 'too-long'
    | 'not-rsa'
    | 'size'
    | 'mismatch';
  title: string;
  advice: string;
  command?: string;
}
