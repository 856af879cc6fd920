// The exceptions of CloudWatch Logs, which spells their text in lower case.

import { ServiceError } from '../wire/errors';

export class LogGroupNotFound extends ServiceError {
  override readonly name = 'ResourceNotFoundException';
  override readonly textMember = 'message';

  constructor() {
    super('The specified log group does not exist.');
  }
}

export class InvalidParameterException extends ServiceError {
  override readonly name = 'InvalidParameterException';
  override readonly textMember = 'message';
}
