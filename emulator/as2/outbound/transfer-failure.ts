// How sending a file can fail, in the codes and sentences of the service as far as it has some.

/** Those of the message library beside these; the last three are ours. */
export type SendingFailureCode =
  | 'CONNECTOR_NOT_FOUND'
  | 'CREDENTIALS_RETRIEVAL_FAILED'
  | 'ENCRYPT_FAILED_NO_ENCRYPTION_KEY_FOUND'
  | 'FILE_SIZE_TOO_LARGE'
  | 'HTTP_ERROR_RESPONSE_FROM_PARTNER'
  | 'INSUFFICENT_MESSAGE_SECURITY_UNENCRYPTED'
  | 'INVALID_ENDPOINT_PROTOCOL'
  | 'INVALID_REQUEST'
  | 'INVALID_URL_FORMAT'
  | `MDN_RESPONSE_INDICATES_${string}`
  | 'SEND_FILE_NOT_FOUND'
  | 'SERVER_NOT_FOUND'
  | 'SERVER_NOT_ONLINE'
  | 'SIGNING_FAILED_NO_SIGNING_KEY_FOUND'
  | 'UNABLE_RESOLVE_HOST_TO_IP_ADDRESS'
  | 'UNABLE_TO_CONNECT_TO_REMOTE_HOST_OR_IP'
  | 'VERIFICATION_FAILED'
  | 'MDN_NOT_RECEIVED'
  | 'TRANSFER_INTERRUPTED'
  | 'UNEXPECTED_PROCESSING_ERROR';

export class SendingFailure extends Error {
  constructor(
    readonly code: SendingFailureCode,
    message: string,
  ) {
    super(message);
  }
}

export interface Failure {
  code: string;
  message: string;
}
