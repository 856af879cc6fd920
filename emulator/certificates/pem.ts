// Splits PEM texts into their blocks (RFC 7468), whatever stands between them.

export interface PemBlock {
  /** `CERTIFICATE`, `RSA PRIVATE KEY` … */
  label: string;
  /** From its BEGIN line to its END line. */
  text: string;
  /** What is between the two. */
  body: string;
}

/** In their order, or undefined where a block is cut off or broken. */
export function pemBlocks(text: string): PemBlock[] | undefined {
  const blocks = text.split('-----BEGIN ').slice(1).map(readBlock);
  return blocks.every((block) => block !== undefined) ? blocks : undefined;
}

function readBlock(rest: string): PemBlock | undefined {
  const [begin, label] = /^([A-Z0-9 ]{1,64})-----/.exec(rest) ?? [];
  if (begin === undefined || label === undefined) return undefined;
  const endLine = `-----END ${label}-----`;
  const end = rest.indexOf(endLine);
  if (end < 0) return undefined;
  return {
    label,
    text: `-----BEGIN ${rest.slice(0, end)}${endLine}`,
    body: rest.slice(begin.length, end),
  };
}

/** The bytes of a block that has no headers, or undefined where it is not base64 throughout. */
export function derOf({ body }: PemBlock): Buffer | undefined {
  const base64 = body.replace(/\s/g, '');
  const der = Buffer.from(base64, 'base64');
  return der.length > 0 && der.toString('base64') === base64 ? der : undefined;
}
