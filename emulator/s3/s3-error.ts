// What S3 refuses and in which form: a code, a sentence and a status, as XML.

import { element, xmlDocument } from './xml';

export class S3Error extends Error {
  constructor(
    readonly code: string,
    readonly status: number,
    message: string,
    /** Further elements of the error, such as the key. */
    readonly details: Record<string, string> = {},
  ) {
    super(message);
  }

  toXml(resource: string, requestId: string): string {
    const named = { Code: this.code, Message: this.message, ...this.details };
    const all = { ...named, Resource: resource, RequestId: requestId };
    return xmlDocument(
      element(
        'Error',
        Object.entries(all).map(([name, text]) => element(name, text)),
      ),
    );
  }
}

export function noSuchBucket(bucket: string): S3Error {
  return new S3Error('NoSuchBucket', 404, 'The specified bucket does not exist', { BucketName: bucket });
}

export function noSuchKey(key: string): S3Error {
  return new S3Error('NoSuchKey', 404, 'The specified key does not exist.', { Key: key });
}

/** S3 has this code for what it lacks itself. */
export function notImplemented(what: string): S3Error {
  return new S3Error('NotImplemented', 501, `${what} is not implemented by this emulator.`);
}

export function invalidArgument(message: string, name: string, value: string): S3Error {
  return new S3Error('InvalidArgument', 400, message, { ArgumentName: name, ArgumentValue: value });
}

export function preconditionFailed(condition: string): S3Error {
  const message = 'At least one of the pre-conditions you specified did not hold';
  return new S3Error('PreconditionFailed', 412, message, { Condition: condition });
}
