// Refuses to delete what other resources name.

import { InvalidRequestException } from '../wire/errors';

/** In the manner of `Workflow is still in use by server s-…`, the one such text that is public. */
export function refuseWhileInUse(what: string, users: Record<string, string[]>): void {
  for (const [noun, [id]] of Object.entries(users)) {
    if (id !== undefined) throw new InvalidRequestException(`${what} is still in use by ${noun} ${id}`);
  }
}
