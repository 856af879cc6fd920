// Reads a receipt (MDN, RFC 4130 and 8098) as it lies in S3: its words, its verdict, the MIC, and whose signature it has.

import 'server-only';
import { ContentInfo, SignedData } from '@peculiar/asn1-cms';
import { AsnConvert } from '@peculiar/asn1-schema';

export interface Receipt {
  /** The words for people. */
  text?: string;
  disposition?: string;
  originalMessageId?: string;
  reportingAgent?: string;
  recipient?: string;
  mic?: { value: string; algorithm: string };
  signed: boolean;
  /** Of the signing certificate, in upper-case hex. */
  signerSerial?: string;
}

interface Part {
  headers: Map<string, string>;
  /** One character for each byte. */
  body: string;
}

const DEEPEST = 4;
const MOST_PARTS = 20;
const MOST_TEXT = 8_000;

/** `source` has one character for each byte. Undefined where it holds no disposition notification. */
export function readReceipt(source: string): Receipt | undefined {
  const parts = leavesOf(asMessage(source), DEEPEST);
  const notification = parts.find((part) => typeOf(part) === 'message/disposition-notification');
  if (!notification) return undefined;
  const fields = readHeaders(decoded(notification).toString('latin1'));
  const text = parts.find((part) => typeOf(part) === 'text/plain');
  const signature = parts.find((part) => /^application\/(x-)?pkcs7-signature$/.test(typeOf(part)));
  const serial = signature && signerSerial(decoded(signature));
  const [mic = '', algorithm = ''] = (fields.get('received-content-mic') ?? '')
    .split(',')
    .map((one) => one.trim());
  const words = text && decoded(text).toString('utf8').trim().slice(0, MOST_TEXT);
  return {
    ...(words && { text: words }),
    ...optional('disposition', fields.get('disposition')),
    ...optional('originalMessageId', fields.get('original-message-id')),
    ...optional('reportingAgent', fields.get('reporting-ua')),
    ...optional('recipient', fields.get('final-recipient')?.replace(/^[^;]*;\s*/, '')),
    ...(mic && { mic: { value: mic, algorithm } }),
    signed: signature !== undefined,
    ...(serial && { signerSerial: serial }),
  };
}

function optional<Name extends string>(name: Name, value: string | undefined): { [key in Name]?: string } {
  return value ? ({ [name]: value } as { [key in Name]?: string }) : {};
}

/** Some keep a receipt with the headers that it came with, some begin at its first boundary. */
function asMessage(source: string): Part {
  const whole = toPart(source);
  if (!/^\s*--/.test(source) && whole.headers.has('content-type')) return whole;
  const boundary = /^--([^\r\n]{1,200}?)[ \t]*$/m.exec(source.slice(0, 4_096))?.[1];
  const type = boundary ? `multipart/mixed; boundary="${boundary}"` : 'text/plain';
  return { headers: new Map([['content-type', type]]), body: source };
}

/** The parts that are no multipart themselves, in their order. */
function leavesOf(part: Part, depth: number): Part[] {
  const boundary = boundaryOf(part);
  if (!boundary) return [part];
  if (depth === 0) return [];
  return splitAt(part.body, boundary)
    .slice(0, MOST_PARTS)
    .flatMap((inner) => leavesOf(toPart(inner), depth - 1));
}

function splitAt(body: string, boundary: string): string[] {
  const pieces = `\n${body}`.split(`\n--${boundary}`);
  const end = pieces.findIndex((piece, index) => index > 0 && piece.startsWith('--'));
  return pieces
    .slice(1, end < 0 ? undefined : end)
    .map((piece) => piece.replace(/^[ \t]*\r?\n/, '').replace(/\r$/, ''));
}

function toPart(text: string): Part {
  const end = /\r?\n\r?\n/.exec(text);
  if (text.startsWith('\n') || text.startsWith('\r\n'))
    return { headers: new Map(), body: text.replace(/^\r?\n/, '') };
  if (!end) return { headers: readHeaders(text), body: '' };
  return { headers: readHeaders(text.slice(0, end.index)), body: text.slice(end.index + end[0].length) };
}

/** Lower-case names; a folded line goes on with the one before it. */
function readHeaders(text: string): Map<string, string> {
  const headers = new Map<string, string>();
  for (const line of text.replace(/\r?\n[ \t]+/g, ' ').split(/\r?\n/)) {
    const colon = line.indexOf(':');
    const name = line.slice(0, Math.max(colon, 0)).trim().toLowerCase();
    if (/^[\w-]+$/.test(name) && !headers.has(name)) headers.set(name, line.slice(colon + 1).trim());
  }
  return headers;
}

function typeOf({ headers }: Part): string {
  return headers.get('content-type')?.split(';')[0]?.trim().toLowerCase() ?? '';
}

function boundaryOf(part: Part): string | undefined {
  if (!typeOf(part).startsWith('multipart/')) return undefined;
  const found = /;\s*boundary\s*=\s*(?:"([^"]{1,200})"|([^\s;"]{1,200}))/i.exec(
    part.headers.get('content-type') ?? '',
  );
  return found?.[1] ?? found?.[2];
}

function decoded({ headers, body }: Part): Buffer {
  const encoding = headers.get('content-transfer-encoding')?.toLowerCase();
  if (encoding === 'base64') return Buffer.from(body, 'base64');
  if (encoding !== 'quoted-printable') return Buffer.from(body, 'latin1');
  const plain = body
    .replace(/=[ \t]*\r?\n/g, '')
    .replace(/=([0-9A-Fa-f]{2})/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
  return Buffer.from(plain, 'latin1');
}

/** Only to name the certificate: AWS has verified the signature. */
function signerSerial(signature: Buffer): string | undefined {
  try {
    const { content } = AsnConvert.parse(signature, ContentInfo);
    const [signer] = AsnConvert.parse(content, SignedData).signerInfos;
    const serial = signer?.sid.issuerAndSerialNumber?.serialNumber;
    // A number whose first bit is set has a zero byte in front, which nobody writes.
    return (
      serial &&
      Buffer.from(serial)
        .toString('hex')
        .toUpperCase()
        .replace(/^(00)+(?=..)/, '')
    );
  } catch {
    return undefined;
  }
}
