// Turns what the SDK throws into a TransferError: the one place where AWS's exceptions are told apart.

import 'server-only';
import { type ErrorKind, type TransferError, TransferFailure, toTransferError } from './errors';

const KINDS: Record<string, ErrorKind> = {
  ValidationException: 'validation',
  SerializationException: 'validation',
  InvalidRequestException: 'validation',
  InvalidNextTokenException: 'validation',
  ResourceNotFoundException: 'not-found',
  ResourceExistsException: 'conflict',
  ConflictException: 'conflict',
  AccessDeniedException: 'denied',
  UnrecognizedClientException: 'denied',
  InvalidClientTokenId: 'denied',
  InvalidSignatureException: 'denied',
  ExpiredTokenException: 'denied',
  ExpiredToken: 'denied',
  CredentialsProviderError: 'denied',
  ThrottlingException: 'throttled',
  TooManyRequestsException: 'throttled',
  TimeoutError: 'unreachable',
  ServiceUnavailableException: 'unreachable',
  // Those of S3 and CloudWatch Logs.
  AccessDenied: 'denied',
  AllAccessDisabled: 'denied',
  InvalidAccessKeyId: 'denied',
  SignatureDoesNotMatch: 'denied',
  NoSuchBucket: 'not-found',
  NoSuchKey: 'not-found',
  NotFound: 'not-found',
  InvalidParameterException: 'validation',
  SlowDown: 'throttled',
};

const NETWORK_CODES = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'ENOTFOUND',
  'EHOSTUNREACH',
  'ETIMEDOUT',
  'EPIPE',
  'EAI_AGAIN',
]);

interface SdkError extends Error {
  code?: string;
  $metadata?: { requestId?: string; httpStatusCode?: number };
}

/** `endpointDetails.subnetIds.1.member` → `EndpointDetails.SubnetIds.0`. */
function toFormPath(path: string): string {
  return path
    .split('.')
    .filter((part) => part !== 'member')
    .map((part) =>
      /^\d+$/.test(part) ? String(Number(part) - 1) : part.charAt(0).toUpperCase() + part.slice(1),
    )
    .join('.');
}

/** Reads the members out of `2 validation errors detected: Value at 'userName' failed to satisfy constraint: …; …`. */
export function parseViolations(message: string): TransferError['fields'] {
  const detail = message.replace(/^\d+ validation errors? detected: /, '');
  return detail.split(/; (?=Value (?:'|null|at))/).flatMap((part) => {
    const match = /'([\w.]+)' failed to satisfy constraint: (.*)$/s.exec(part);
    if (!match?.[1] || !match[2]) return [];
    return [{ path: toFormPath(match[1]), message: match[2] }];
  });
}

function isNetworkError(error: SdkError): boolean {
  return error.code !== undefined && NETWORK_CODES.has(error.code);
}

/** `mayHaveHappened`: the call creates something and cannot be repeated, so a lost answer leaves its outcome open. */
export function mapError(error: unknown, mayHaveHappened: boolean): TransferError {
  if (error instanceof TransferFailure) return error.error;
  if (!(error instanceof Error)) return toTransferError(error);
  const sdkError: SdkError = error;
  const requestId = sdkError.$metadata?.requestId;
  const lost = isNetworkError(sdkError) || sdkError.name === 'TimeoutError';
  if (lost && mayHaveHappened && sdkError.code !== 'ECONNREFUSED') {
    const message =
      'No answer came in time, so it is not known whether this was done. Look at the list before you try again.';
    return { code: 'OutcomeUnknown', kind: 'outcome-unknown', message, fields: [], requestId };
  }
  if (lost) {
    const message =
      'The Transfer Family endpoint of this environment cannot be reached. Nothing was changed.';
    return { code: sdkError.code ?? sdkError.name, kind: 'unreachable', message, fields: [], requestId };
  }
  if (requestId === undefined && KINDS[sdkError.name] === undefined) return toTransferError(error);
  const kind = KINDS[sdkError.name] ?? 'failed';
  const fields = kind === 'validation' ? parseViolations(sdkError.message) : [];
  return { code: sdkError.name, kind, message: sdkError.message || sdkError.name, fields, requestId };
}
