// What the headers of an AS2 request say: who sends it to whom, under which id, and how it is to be receipted.

import { digestOfMime } from '../cms/algorithms';
import type { DigestAlgorithm, Headers } from '../jobs';
import { split, unquote } from '../mime/parameters';

export interface MessageNames {
  from: string;
  to: string;
  messageId: string;
  subject?: string;
}

const MOST_CHARACTERS = 255;

/** Undefined unless all three are there, in a length that can be kept. */
export function readNames(headers: Headers): MessageNames | undefined {
  const from = unquote(headers['as2-from'] ?? '');
  const to = unquote(headers['as2-to'] ?? '');
  const messageId = (headers['message-id'] ?? '').trim();
  const all = [from, to, messageId];
  if (all.some((name) => name === '' || name.length > MOST_CHARACTERS)) return undefined;
  return { from, to, messageId, ...(headers.subject && { subject: headers.subject }) };
}

/** In quotes where the name is more than one word. */
export function as2Name(name: string): string {
  return /^[\w.+@-]+$/.test(name) ? name : `"${name.replace(/["\\]/g, '\\$&')}"`;
}

export interface ReceiptWish {
  /** Where to post it; in the answer to the message unless there is a URL. */
  url?: string;
  signed: boolean;
  /** Those that we know, the one liked best first; may be none. */
  algorithms: DigestAlgorithm[];
}

/** Undefined where no receipt is wanted. */
export function readReceiptWish(headers: Headers): ReceiptWish | undefined {
  if (!headers['disposition-notification-to']) return undefined;
  const url = headers['receipt-delivery-option']?.trim();
  const options = new Map<string, string[]>();
  for (const option of split(headers['disposition-notification-options'] ?? '', ';')) {
    const [name = '', ...values] = option.split(/[=,]/).map((part) => part.trim().toLowerCase());
    // The first value says whether it is required or optional.
    options.set(name, values.slice(1));
  }
  const named = options.get('signed-receipt-micalg') ?? [];
  return {
    signed: options.has('signed-receipt-protocol'),
    algorithms: named.flatMap((name) => digestOfMime(name) ?? []),
    ...(url && { url }),
  };
}
