// How a message can fail: the service's failure code, and what the partner is told by the MDN.

/** Codes of the service; the last one is ours, for a lost or overdue worker. */
export type FailureCode =
  | 'AGREEMENT_NOT_FOUND'
  | 'DECOMPRESSION_FAILED'
  | 'DECRYPT_FAILED'
  | 'DECRYPT_FAILED_INVALID_SMIME_FORMAT'
  | 'DECRYPT_FAILED_NO_DECRYPTION_KEY_FOUND'
  | 'DECRYPT_FAILED_UNSUPPORTED_ENCRYPTION_ALG'
  | 'DUPLICATE_MESSAGE'
  | 'ENCRYPTION_FAILED'
  | 'FILE_SIZE_TOO_LARGE'
  | 'INSUFFICENT_MESSAGE_SECURITY_UNENCRYPTED'
  | 'INVALID_REQUEST'
  | 'SIGNING_FAILED'
  | 'SIGNING_FAILED_NO_SIGNING_KEY_FOUND'
  | 'VERIFICATION_FAILED'
  | 'VERIFICATION_FAILED_NO_MATCHING_KEY_FOUND'
  | 'UNEXPECTED_PROCESSING_ERROR';

/** Modifiers of `processed/error:` in RFC 4130, and those that partners use beside them. */
export type ErrorModifier =
  | 'authentication-failed'
  | 'decompression-failed'
  | 'decryption-failed'
  | 'insufficient-message-security'
  | 'integrity-check-failed'
  | 'unexpected-processing-error'
  | 'unknown-trading-relationship';

export class MessageFailure extends Error {
  constructor(
    readonly code: FailureCode,
    message: string,
    readonly modifier: ErrorModifier = modifierOf(code),
  ) {
    super(message);
  }
}

function modifierOf(code: FailureCode): ErrorModifier {
  if (code.startsWith('DECRYPT_FAILED')) return 'decryption-failed';
  if (code.startsWith('VERIFICATION_FAILED')) return 'authentication-failed';
  if (code === 'INSUFFICENT_MESSAGE_SECURITY_UNENCRYPTED') return 'insufficient-message-security';
  if (code === 'DECOMPRESSION_FAILED') return 'decompression-failed';
  if (code === 'AGREEMENT_NOT_FOUND') return 'unknown-trading-relationship';
  return 'unexpected-processing-error';
}
