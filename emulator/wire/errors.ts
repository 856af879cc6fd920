// The exceptions that the service answers with, named as in its API model, and those of the framework under it.

/** An answer other than success. Modelled errors spell their text `Message`, those of the framework `message`. */
export abstract class ServiceError extends Error {
  readonly status: number = 400;
  readonly textMember: 'Message' | 'message' = 'Message';
  /** Further members of the error's shape. */
  readonly members: Record<string, string> = {};

  /** The class is the wire name; subclasses say so since a bundler may rename them. */
  abstract override readonly name: string;
}

export class InvalidRequestException extends ServiceError {
  override readonly name = 'InvalidRequestException';
}

export class ResourceNotFoundException extends ServiceError {
  override readonly name = 'ResourceNotFoundException';
  override readonly members: { Resource: string; ResourceType: string };

  constructor(message: string, resource: string, resourceType: string) {
    super(message);
    this.members = { Resource: resource, ResourceType: resourceType };
  }
}

export class ResourceExistsException extends ServiceError {
  override readonly name = 'ResourceExistsException';
  override readonly members: { Resource: string; ResourceType: string };

  constructor(message: string, resource: string, resourceType: string) {
    super(message);
    this.members = { Resource: resource, ResourceType: resourceType };
  }
}

export class InvalidNextTokenException extends ServiceError {
  override readonly name = 'InvalidNextTokenException';
}

export class ConflictException extends ServiceError {
  override readonly name = 'ConflictException';
}

export class AccessDeniedException extends ServiceError {
  override readonly name = 'AccessDeniedException';
}

export class ThrottlingException extends ServiceError {
  override readonly name = 'ThrottlingException';
  override readonly members: { RetryAfterSeconds: string };

  constructor(message: string, retryAfterSeconds: number) {
    super(message);
    this.members = { RetryAfterSeconds: String(retryAfterSeconds) };
  }
}

export class InternalServiceError extends ServiceError {
  override readonly name = 'InternalServiceError';
  override readonly status = 500;
}

/** What the framework in front of the service refuses: such errors are in no model. */
abstract class FrameworkError extends ServiceError {
  override readonly textMember = 'message';
}

export class ValidationException extends FrameworkError {
  override readonly name = 'ValidationException';
}

export class SerializationException extends FrameworkError {
  override readonly name = 'SerializationException';
}

export class UnknownOperationException extends FrameworkError {
  override readonly name = 'UnknownOperationException';
}

/** AWS has no such error: it says that the emulator lacks what was asked for. */
export class UnsupportedOperationException extends FrameworkError {
  override readonly name = 'UnsupportedOperationException';
}

export class MissingAuthenticationTokenException extends FrameworkError {
  override readonly name = 'MissingAuthenticationTokenException';
}

export class IncompleteSignatureException extends FrameworkError {
  override readonly name = 'IncompleteSignatureException';
}

export class InvalidSignatureException extends FrameworkError {
  override readonly name = 'InvalidSignatureException';
}

export class UnrecognizedClientException extends FrameworkError {
  override readonly name = 'UnrecognizedClientException';
}

export class RequestEntityTooLargeException extends FrameworkError {
  override readonly name = 'RequestEntityTooLargeException';
  override readonly status = 413;
}
