// What the AS2 worker threads are asked for and what they answer: plain data, with messages as paths of files.

import type { ErrorModifier, FailureCode } from './failure';

export type DigestAlgorithm = 'SHA1' | 'SHA256' | 'SHA384' | 'SHA512';
export type EncryptionAlgorithm = 'AES128_CBC' | 'AES192_CBC' | 'AES256_CBC' | 'DES_EDE3_CBC';

/** Names are lower case; repeated headers are joined as node:http does it. */
export type Headers = Record<string, string>;

/** A certificate and the private key that goes with it, both PEM. */
export interface Identity {
  certificate: string;
  privateKey: string;
}

export interface PackOrder {
  /** The file to send; it is at most MAX_PAYLOAD_BYTES long. */
  payload: string;
  contentType: string;
  /** Goes into Content-Disposition. */
  fileName?: string;
  /** Before signing. */
  compress: boolean;
  signing?: Identity & { algorithm: DigestAlgorithm };
  encryption?: {
    algorithm: EncryptionAlgorithm;
    certificate: string;
    /** PKCS1 unless told otherwise, since every partner reads that. */
    keyTransport?: 'PKCS1' | 'OAEP';
  };
  /** Of a message that is not signed, whose MIC the MDN will hold too; SHA1 unless told otherwise, as in RFC 4130. */
  micAlgorithm?: DigestAlgorithm;
  /** Where the body of the request is written. */
  output: string;
}

export interface PackedMessage {
  /** Content-Type and the other headers of the body, ready for the request; names as they are sent. */
  headers: Record<string, string>;
  size: number;
  /** Base64, as the partner's MDN must repeat it. */
  mic: string;
  micAlgorithm: DigestAlgorithm;
}

export interface OpenOrder {
  headers: Headers;
  /** The file that holds the body of the request. */
  body: string;
  decryptionKeys: Identity[];
  /** PEM certificates, one of which the signer must have. */
  signerCertificates: string[];
  /** For the MIC of a message that is not signed. */
  micAlgorithm: DigestAlgorithm;
  /** Where the payload is written; nothing is left there after a failure. */
  output: string;
}

export interface OpenedMessage {
  encrypted: boolean;
  signed: boolean;
  compressed: boolean;
  /** As the sender gave it: not to be used as a path. */
  fileName?: string;
  contentType: string;
  size: number;
  mic: string;
  micAlgorithm: DigestAlgorithm;
}

export interface BuildMdnOrder {
  /** AS2 name of whoever answers. */
  recipient: string;
  originalMessageId: string;
  reportingAgent: string;
  text: string;
  /** For example `processed` or `processed/error: decryption-failed`. */
  disposition: string;
  mic?: { value: string; algorithm: DigestAlgorithm };
  signing?: Identity & { algorithm: DigestAlgorithm };
}

export interface BuiltMdn {
  /** Content-Type and MIME-Version; names as they are sent. */
  headers: Record<string, string>;
  body: Uint8Array;
}

export interface ReadMdnOrder {
  headers: Headers;
  /** At most MAX_MDN_BYTES long. */
  body: Uint8Array;
  /** PEM certificates, one of which the signer must have where the MDN is signed. */
  signerCertificates: string[];
}

/** A signature that does not verify is a failure, with VERIFICATION_FAILED or …_NO_MATCHING_KEY_FOUND. */
export interface ReadMdn {
  signed: boolean;
  /** The disposition type and modifier without the mode: `processed`, `processed/error: decryption-failed`. */
  disposition: string;
  /** What follows `error:`, `failure:` or `warning:`, in lower case. */
  modifier?: { kind: 'error' | 'failure' | 'warning'; text: string };
  originalMessageId?: string;
  finalRecipient?: string;
  mic?: { value: string; algorithm: DigestAlgorithm };
  /** The part for people. */
  text: string;
}

export interface MessageJobs {
  pack(order: PackOrder): Promise<PackedMessage>;
  open(order: OpenOrder): Promise<OpenedMessage>;
  buildMdn(order: BuildMdnOrder): Promise<BuiltMdn>;
  readMdn(order: ReadMdnOrder): Promise<ReadMdn>;
  /** Ends the worker threads; jobs under way fail. */
  close(): Promise<void>;
}

export type JobOrder =
  | ({ kind: 'pack' } & PackOrder)
  | ({ kind: 'open' } & OpenOrder)
  | ({ kind: 'build-mdn' } & BuildMdnOrder)
  | ({ kind: 'read-mdn' } & ReadMdnOrder);

export type JobAnswer =
  | { ok: true; value: unknown }
  | { ok: false; code: FailureCode; message: string; modifier: ErrorModifier };

/** 100 MB; a message that is larger is refused with FILE_SIZE_TOO_LARGE. */
export const MAX_PAYLOAD_BYTES = 100 * 1024 * 1024;
/** Room for base64 in base64, the largest that a payload within the limit may become. */
export const MAX_BODY_BYTES = 2 * MAX_PAYLOAD_BYTES;
export const MAX_MDN_BYTES = 1024 * 1024;
