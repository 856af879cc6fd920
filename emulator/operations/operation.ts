// What an operation is: a function from a validated input to the answer, both in the types of the SDK.

import type { Services } from '../services';
import type { Wire } from '../wire/wire-shape';

export type { Wire };

export interface Context {
  services: Services;
  region: string;
  accountId: string;
  requestId: string;
}

/** An operation without an output in the API model returns nothing, and its answer has an empty body. */
export type Operation<Input, Output = void> = (
  input: Wire<Input>,
  context: Context,
) => Wire<Output> | Promise<Wire<Output>>;

/** Epoch milliseconds as they travel. */
export const epochSeconds = (milliseconds: number) => milliseconds / 1000;
