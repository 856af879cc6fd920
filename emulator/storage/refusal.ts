// The ways in which storage says no, apart from the errors of the operating system.

export type RefusalCode = 'NOT_FOUND' | 'DENIED' | 'UNSUPPORTED' | 'FAILURE';

/** A refusal that the client may read; anything else that is thrown is an errno or a defect. */
export class Refusal extends Error {
  constructor(
    readonly code: RefusalCode,
    message: string,
    /** What the log says of it, where that is more than the client is told. */
    readonly logged = message,
  ) {
    super(message);
  }
}

/** The documented sentence for every write to S3 that does not follow the last one. */
export const RANDOM_WRITE = 'AWS Transfer does not support random access writes to S3 objects';
