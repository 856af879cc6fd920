// Reads what AWS writes of a message, alike in log events and status files: a flat JSON object with hyphenated names.

export interface MessageFacts {
  as2From?: string;
  as2To?: string;
  messageId?: string;
  mdnMessageId?: string;
  mdnSubject?: string;
  disposition?: string;
  agreementId?: string;
  serverId?: string;
  clientIp?: string;
  filePath?: string;
  subject?: string;
  fileName?: string;
  contentType?: string;
  statusCode?: string;
  failureCode?: string;
  failureMessage?: string;
  transferId?: string;
  url?: string;
  startTime?: string;
  endTime?: string;
  timestamp?: string;
  /** In bytes. */
  size?: number;
}

type TextFact = Exclude<keyof MessageFacts, 'size'>;

/** Newer names first; older releases wrote some differently. */
const names: Record<TextFact, readonly string[]> = {
  as2From: ['as2-from'],
  as2To: ['as2-to'],
  messageId: ['as2-message-id'],
  mdnMessageId: ['mdn-message-id'],
  mdnSubject: ['mdn-subject'],
  disposition: ['disposition'],
  agreementId: ['agreement-id'],
  serverId: ['server-id'],
  clientIp: ['client-ip'],
  filePath: ['file-path'],
  subject: ['message-subject', 'subject'],
  fileName: ['requester-file-name'],
  contentType: ['requester-content-type'],
  statusCode: ['status-code'],
  failureCode: ['failure-code'],
  failureMessage: ['failure-message'],
  transferId: ['transfer-id'],
  url: ['url'],
  startTime: ['start-time'],
  endTime: ['end-time'],
  timestamp: ['timestamp'],
};

const MOST_CHARACTERS = 4_096;

/** Undefined for text that is no such object. */
export function readFacts(text: string): MessageFacts | undefined {
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch {
    return undefined;
  }
  if (typeof parsed !== 'object' || parsed === null || Array.isArray(parsed)) return undefined;
  const members = parsed as Record<string, unknown>;
  const facts: MessageFacts = {};
  for (const [fact, keys] of Object.entries(names) as [TextFact, readonly string[]][]) {
    const value = keys
      .map((key) => members[key])
      .find((one) => typeof one === 'string' || typeof one === 'number');
    if (value !== undefined && value !== '') facts[fact] = String(value).slice(0, MOST_CHARACTERS);
  }
  const size = Number(members['transfer-size'] ?? members.bytes);
  if (Number.isFinite(size) && size >= 0) facts.size = size;
  return facts;
}

/** A Message-ID without its angle brackets, which some sources keep and some leave out. */
export function bareId(messageId: string | undefined): string | undefined {
  return messageId?.trim().replace(/^<|>$/g, '') || undefined;
}

/** "processed" or "processed/error: decryption-failed" out of the whole Disposition field. */
export function outcomeOf(disposition: string | undefined): string | undefined {
  return disposition?.split(';').at(-1)?.trim() || undefined;
}
