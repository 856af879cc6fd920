// What can go wrong with a call, as the browser gets to see it: classified once, on the server.

export type ErrorKind =
  | 'validation'
  | 'denied'
  | 'signed-out'
  | 'not-found'
  | 'conflict'
  | 'throttled'
  | 'unreachable'
  | 'outcome-unknown'
  | 'failed';

export interface TransferError {
  /** AWS's exception name, or the console's own code. */
  code: string;
  kind: ErrorKind;
  /** AWS's own sentence where there is one. */
  message: string;
  /** Violations that name an input member, as the form knows it (`UserName`, `EndpointDetails.VpcId`). */
  fields: { path: string; message: string }[];
  requestId?: string;
}

export type ActionResult<Value> = { ok: true; value: Value } | { ok: false; error: TransferError };

/** Carries a TransferError through code that throws: reads on the server, query and mutation functions in the browser. */
export class TransferFailure extends Error {
  readonly error: TransferError;

  /** By name: the bundler gives pages and routes a class each, and one hands reads to the other. */
  static override [Symbol.hasInstance](value: unknown): boolean {
    return value instanceof Error && value.name === 'TransferFailure' && 'error' in value;
  }

  constructor(error: TransferError) {
    super(error.message);
    this.name = 'TransferFailure';
    this.error = error;
  }
}

export function toTransferError(error: unknown): TransferError {
  if (error instanceof TransferFailure) return error.error;
  const message = 'Something went wrong in the console. Try again; its log has the details.';
  return { code: 'InternalError', kind: 'failed', message, fields: [] };
}
