// How the shapes of the SDK look on the wire.

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
