// The text that tells a partner about one message: what they need to find it in their own log. Pure.

import { utc } from '@/lib/format';
import { meaningOf } from './failure-codes';
import { bareId, type MessageFacts, outcomeOf } from './message-facts';
import type { Direction } from './rules';

export interface LetterFacts extends MessageFacts {
  direction: Direction;
  /** Epoch milliseconds. */
  at: number;
  name: string;
  mic?: { value: string; algorithm: string } | undefined;
}

/** What the partner is asked, by what went wrong; undefined where nothing did. */
function request({ direction, failureCode, disposition }: LetterFacts): string | undefined {
  if (!failureCode) return undefined;
  const said = outcomeOf(disposition);
  if (direction === 'received') {
    if (/^VERIFICATION/.test(failureCode))
      return 'Please send us the certificate that you sign with at present, and tell us its SHA-256 fingerprint by another way.';
    if (/^DECRYPT_FAILED/.test(failureCode))
      return 'Please check that you encrypt with our present certificate, which we can send you, by AES in CBC mode.';
    if (failureCode === 'AGREEMENT_NOT_FOUND')
      return 'Please compare the AS2 ids above with those that we agreed on; upper and lower case count.';
    return 'Please look into it on your side, and send the message again once it is mended.';
  }
  if (/AUTHENTICATION_FAILED|INTEGRITY/.test(failureCode))
    return 'Please check which certificate of ours your system trusts for signatures. We can send you the present one.';
  if (/DECRYPTION_FAILED/.test(failureCode))
    return 'Please send us the certificate that we are to encrypt with at present.';
  if (/^VERIFICATION/.test(failureCode))
    return 'Please tell us whether you received the file, and send us the certificate that you sign receipts with.';
  if (/^UNABLE|^HTTP_ERROR/.test(failureCode))
    return 'Please check that your AS2 server is reachable at this URL, and what its log says of this message.';
  return `Please tell us what your log says of this message${said ? ` (your receipt said "${said}")` : ''}.`;
}

export function letterFor(facts: LetterFacts): string {
  const { direction, at, name, as2From, as2To, messageId, failureCode, failureMessage, disposition, mic } =
    facts;
  const way = direction === 'sent' ? 'we sent you' : 'you sent us';
  const lines: [string, string | undefined][] = [
    ['Message-ID', messageId && `<${bareId(messageId)}>`],
    ['AS2-From', as2From],
    ['AS2-To', as2To],
    ['File', name],
    ['Time', utc(at)],
    ['Size', facts.size === undefined ? undefined : `${facts.size} bytes`],
    ['Sent to', direction === 'sent' ? facts.url : undefined],
    ['Sent from', direction === 'received' ? facts.clientIp : undefined],
    ['Receipt', outcomeOf(disposition)],
    ['Receipt id', facts.mdnMessageId && `<${bareId(facts.mdnMessageId)}>`],
    ['MIC in the receipt', mic && `${mic.value}, ${mic.algorithm}`],
    ['Failure', failureCode && `${meaningOf(failureCode, direction).title} (${failureCode})`],
    ['Detail', failureMessage],
  ];
  const known = lines.filter((line): line is [string, string] => Boolean(line[1]));
  const opening = failureCode
    ? `an AS2 message that ${way} failed.`
    : `this is about an AS2 message that ${way}.`;
  const asked = request(facts);
  return [
    'Hello,',
    '',
    opening,
    '',
    ...known.map(([label, value]) => `${`${label}:`.padEnd(20)}${value.replace(/\s+/g, ' ')}`),
    ...(asked ? ['', asked] : []),
    '',
  ].join('\n');
}
