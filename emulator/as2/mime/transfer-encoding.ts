// Undoes base64 and quoted-printable where the bytes lie, so that a large body is not held twice.

import { Malformed } from '../cms/ber';

/** The bytes under the transfer encoding; the body is spoilt unless it was not encoded. */
export function undoTransferEncoding(body: Buffer, encoding: string | undefined): Buffer {
  switch (encoding?.trim().toLowerCase() ?? '') {
    case '':
    case '7bit':
    case '8bit':
    case 'binary':
      return body;
    case 'base64':
      return undoBase64(body);
    case 'quoted-printable':
      return undoQuotedPrintable(body);
    default:
      throw new Malformed(`The transfer encoding ${encoding?.slice(0, 40)} is not known`);
  }
}

const DIGITS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
const SKIP = 64;
const STOP = 65;
const base64Values = new Uint8Array(256).fill(SKIP);
for (const [value, digit] of [...DIGITS].entries()) base64Values[digit.charCodeAt(0)] = value;
base64Values['='.charCodeAt(0)] = STOP;

/** Line ends and strange characters are passed over, as MIME asks. */
function undoBase64(body: Buffer): Buffer {
  let written = 0;
  let bits = 0;
  let count = 0;
  for (let i = 0; i < body.length; i += 1) {
    const value = base64Values[body[i] ?? 0] ?? SKIP;
    if (value === SKIP) continue;
    if (value === STOP) break;
    bits = ((bits << 6) | value) & 0xffffff;
    count += 6;
    if (count < 8) continue;
    count -= 8;
    body[written] = bits >> count;
    written += 1;
  }
  return body.subarray(0, written);
}

const EQUALS = 0x3d;
const LINE_FEED = 0x0a;
const RETURN = 0x0d;

function undoQuotedPrintable(body: Buffer): Buffer {
  let written = 0;
  for (let i = 0; i < body.length; i += 1) {
    const byte = body[i] ?? 0;
    if (byte !== EQUALS) {
      body[written] = byte;
      written += 1;
      continue;
    }
    const next = body[i + 1];
    if (next === LINE_FEED) i += 1;
    else if (next === RETURN && body[i + 2] === LINE_FEED) i += 2;
    else {
      const hex = body.toString('latin1', i + 1, i + 3);
      if (!/^[0-9a-f]{2}$/i.test(hex)) throw new Malformed('Quoted-printable text has a stray equals sign');
      body[written] = Number.parseInt(hex, 16);
      written += 1;
      i += 2;
    }
  }
  return body.subarray(0, written);
}
