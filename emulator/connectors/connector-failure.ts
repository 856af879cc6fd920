// How work on an SFTP server can fail, in the codes of the service.

export type ConnectorFailureCode =
  | 'CONNECTION_ERROR'
  | 'DELETE_ERROR'
  | 'DIRECTORY_NOT_FOUND'
  | 'FILE_NOT_FOUND'
  | 'INTERNAL_ERROR'
  | 'LIST_DIRECTORY_ERROR'
  | 'PATH_NOT_FOUND'
  | 'READ_FILE_ERROR'
  | 'RENAME_ERROR'
  | 'RETRIEVE_FILE_NOT_FOUND'
  | 'SEND_FILE_NOT_FOUND'
  | 'TIMEOUT_ERROR'
  | 'UNKNOWN_ERROR'
  | 'WRITE_FILE_ERROR';

export class ConnectorFailure extends Error {
  constructor(
    readonly code: ConnectorFailureCode,
    message: string,
  ) {
    super(message);
  }
}

export function asConnectorFailure(error: unknown): ConnectorFailure {
  if (error instanceof ConnectorFailure) return error;
  console.error('An SFTP connector could not do its work.', error);
  return new ConnectorFailure('INTERNAL_ERROR', 'The emulator failed; its output has the details');
}
