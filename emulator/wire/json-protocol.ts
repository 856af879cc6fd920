// AWS JSON 1.1: from the target and the body of a request to the answer's status and body.

import {
  InternalServiceError,
  SerializationException,
  ServiceError,
  UnknownOperationException,
} from './errors';

export interface Answer {
  status: number;
  body: string;
}

/** One service at this address; throws UnknownOperationException for what is not in its API. */
export type JsonApi<Context> = (operation: string, input: unknown, context: Context) => unknown;

/** `target` is `<prefix>.<operation>`, as the header X-Amz-Target gives it. */
export async function answerJson<Context>(
  apis: Record<string, JsonApi<Context>>,
  target: string | undefined,
  body: Buffer,
  context: Context,
): Promise<Answer> {
  const [, prefix = '', operation = ''] = /^(\w+)\.(\w+)$/.exec(target ?? '') ?? [];
  const api = Object.hasOwn(apis, prefix) ? apis[prefix] : undefined;
  if (!api) throw new UnknownOperationException(`Unknown target: ${target?.slice(0, 200) ?? '(none)'}`);
  const output = await api(operation, parse(body), context);
  return { status: 200, body: output === undefined ? '' : JSON.stringify(output) };
}

function parse(body: Buffer): unknown {
  if (body.length === 0) return {};
  let input: unknown;
  try {
    input = JSON.parse(body.toString(), withoutNull);
  } catch {
    throw new SerializationException('The request body is not valid JSON.');
  }
  if (typeof input !== 'object' || input === null || Array.isArray(input)) {
    throw new SerializationException('Start of structure or map found where not expected.');
  }
  return input;
}

/** A member that is null is as good as absent; an item of a list is not. */
function withoutNull(this: unknown, _name: string, value: unknown): unknown {
  return value === null && !Array.isArray(this) ? undefined : value;
}

/** What went wrong, without a word about our insides when it was our fault. */
export function errorAnswer(error: unknown): Answer {
  const known = error instanceof ServiceError ? error : unexpected(error);
  const { name, textMember, message, members, status } = known;
  return { status, body: JSON.stringify({ __type: name, [textMember]: message, ...members }) };
}

function unexpected(error: unknown): ServiceError {
  console.error(error);
  return new InternalServiceError('The emulator failed; its output has the details.');
}
