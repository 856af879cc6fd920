// The headers of an AS2 request beside those of its body.

import type { TransferFileRecord, TransferRecord } from '../../store/transfer-records';
import { mdnAlgorithm, type Route } from './route';
import { SendingFailure } from './transfer-failure';

const micNames = { SHA1: 'sha1', SHA256: 'sha256', SHA384: 'sha384', SHA512: 'sha512' };

export function messageHeaders(
  { connector, local, partner }: Route,
  file: TransferFileRecord,
  transfer: TransferRecord,
  now: Date,
): Record<string, string> {
  const { As2Config } = connector;
  return {
    ...transfer.CustomHttpHeaders,
    'AS2-Version': '1.2',
    'AS2-From': as2Name(local.As2Id),
    'AS2-To': as2Name(partner.As2Id),
    'Message-ID': `<${file.MessageId}>`,
    Subject: As2Config.MessageSubject ?? `Message from ${local.As2Id}`,
    Date: now.toUTCString(),
    'User-Agent': 'transfer-emulator',
    ...mdnHeaders({ connector, local, partner }),
  };
}

function mdnHeaders({ connector, local }: Route): Record<string, string> {
  const { As2Config } = connector;
  if (As2Config.MdnResponse === 'NONE') return {};
  const algorithm = mdnAlgorithm(As2Config);
  const url = As2Config.MdnResponse === 'ASYNC' ? As2Config.AsyncMdnConfig?.Url : undefined;
  return {
    'Disposition-Notification-To': local.As2Id,
    ...(algorithm && {
      'Disposition-Notification-Options': `signed-receipt-protocol=optional, pkcs7-signature; signed-receipt-micalg=optional, ${micNames[algorithm]}`,
    }),
    ...(url && { 'Receipt-Delivery-Option': url }),
  };
}

/** Quoted where the name would not be one word otherwise. */
function as2Name(name: string): string {
  return /[\s"\\]/.test(name) ? `"${name.replace(/["\\]/g, '\\$&')}"` : name;
}

/** Only over TLS, where nobody else can read them; connectors with another URL cannot name a secret. */
export function basicAuthorization({ Username, Password }: { Username: string; Password: string }): string {
  return `Basic ${Buffer.from(`${Username}:${Password}`).toString('base64')}`;
}

/** Throws for what no header can carry, such as an AS2 name with a line end in it. */
export function requireSendable(headers: Record<string, string>): void {
  const wrong = Object.entries(headers).find(([, value]) => /[^\t\x20-\x7e\x80-\xff]/.test(value));
  if (wrong) throw new SendingFailure('INVALID_REQUEST', `The header ${wrong[0]} cannot be sent`);
}
