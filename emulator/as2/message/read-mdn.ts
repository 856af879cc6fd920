// Reads message disposition notifications and verifies those that are signed.

import { digestOfMime } from '../cms/algorithms';
import { MessageFailure } from '../failure';
import { MAX_MDN_BYTES, type ReadMdn, type ReadMdnOrder } from '../jobs';
import { splitHeaders } from '../mime/headers';
import { splitMultipart } from '../mime/multipart';
import { contentType, decodedBody, partNamed, type ReceivedPart } from '../mime/part';
import { openSigned } from './sign-part';

const MOST_PARTS = 10;

export function readMdn({ headers, body, signerCertificates }: ReadMdnOrder): ReadMdn {
  if (body.length > MAX_MDN_BYTES) throw new MessageFailure('INVALID_REQUEST', 'The MDN is too large');
  try {
    const part: ReceivedPart = { headers, body: Buffer.from(body) };
    const signed = contentType(headers).value === 'multipart/signed';
    return { signed, ...readReport(signed ? openSigned(part, signerCertificates).part : part) };
  } catch (error) {
    if (error instanceof MessageFailure) throw error;
    throw new MessageFailure('INVALID_REQUEST', 'The MDN cannot be read');
  }
}

function readReport(report: ReceivedPart): Omit<ReadMdn, 'signed'> {
  const boundary = contentType(report.headers).parameters.get('boundary');
  const parts = splitMultipart(report.body, boundary, MOST_PARTS);
  const notification = decodedBody(partNamed(parts, 'message/disposition-notification'));
  const { headers: fields } = splitHeaders(Buffer.concat([notification, Buffer.from('\r\n\r\n')]));
  const [, disposition = ''] = cut(fields.disposition ?? '', ';');
  const modifier = readModifier(disposition);
  const mic = readMic(fields['received-content-mic']);
  const [, recipient] = cut(fields['final-recipient'] ?? '', ';');
  return {
    disposition,
    text: textOf(parts),
    ...(modifier && { modifier }),
    ...(mic && { mic }),
    ...(recipient && { finalRecipient: recipient }),
    ...(fields['original-message-id'] && { originalMessageId: fields['original-message-id'] }),
  };
}

function readModifier(disposition: string): ReadMdn['modifier'] {
  const [, modifier = ''] = cut(disposition, '/');
  const [kind = '', text = ''] = cut(modifier.toLowerCase(), ':');
  return kind === 'error' || kind === 'failure' || kind === 'warning' ? { kind, text } : undefined;
}

function readMic(field = ''): ReadMdn['mic'] {
  const [value = '', name = ''] = cut(field, ',');
  const algorithm = digestOfMime(name);
  return value && algorithm ? { value, algorithm } : undefined;
}

/** The part for people is a courtesy: an MDN without one is as good. */
function textOf(parts: readonly Buffer[]): string {
  try {
    return decodedBody(partNamed(parts, 'text/plain')).toString('utf8').trim();
  } catch {
    return '';
  }
}

function cut(text: string, separator: string): string[] {
  const at = text.indexOf(separator);
  return at < 0 ? [text.trim()] : [text.slice(0, at).trim(), text.slice(at + 1).trim()];
}
