// What an operation is: a function from a validated input to the answer, both in the types of the SDK.

import type { Services } from '../services';

export interface Context {
  services: Services;
  region: string;
  accountId: string;
  requestId: string;
}

/**
 * A shape of the SDK as it travels in JSON: dates are epoch seconds, blobs base64, and a required member is
 * there, since inputs are validated before an operation sees them.
 */
export type Wire<T> = T extends Date
  ? number
  : T extends Uint8Array
    ? string
    : T extends (infer Item)[]
      ? Wire<Item>[]
      : T extends object
        ? {
            [Member in keyof T]: Record<never, never> extends Pick<T, Member>
              ? Wire<T[Member]>
              : Wire<Exclude<T[Member], undefined>>;
          }
        : T;

/** An operation without an output in the API model returns nothing, and its answer has an empty body. */
export type Operation<Input, Output = void> = (
  input: Wire<Input>,
  context: Context,
) => Wire<Output> | Promise<Wire<Output>>;

/** Epoch milliseconds as they travel. */
export const epochSeconds = (milliseconds: number) => milliseconds / 1000;
