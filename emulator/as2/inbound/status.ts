// What is recorded of a message: the members of its status file, which its log event repeats.

import type { LogEvent } from '../../services';
import type { MessageNames } from './names';

export type StatusCode = 'MDN_TRANSMIT' | 'COMPLETED' | 'FAILED';
export type Status = Record<string, string | number>;

export interface StatusFacts {
  names: Partial<MessageNames>;
  serverId: string;
  clientIp: string;
  code: StatusCode;
  agreementId?: string | undefined;
  filePath?: string | undefined;
  receipt?: { messageId: string; subject: string } | undefined;
  disposition?: string | undefined;
  fileName?: string | undefined;
  contentType?: string | undefined;
  size?: number | undefined;
  failure?: { code: string; message: string } | undefined;
  now: Date;
}

export function statusOf(facts: StatusFacts): Status {
  const { names, receipt, failure } = facts;
  const members = {
    'as2-from': names.from,
    'as2-to': names.to,
    'as2-message-id': names.messageId,
    'agreement-id': facts.agreementId,
    'server-id': facts.serverId,
    'client-ip': facts.clientIp,
    'file-path': facts.filePath,
    'message-subject': names.subject,
    'mdn-message-id': receipt?.messageId,
    'mdn-subject': receipt?.subject,
    disposition: facts.disposition,
    'requester-file-name': facts.fileName,
    'requester-content-type': facts.contentType,
    'status-code': facts.code,
    'failure-code': failure?.code,
    'failure-message': failure?.message,
    'transfer-size': facts.size,
    timestamp: facts.now.toISOString(),
  };
  const known = Object.entries(members).filter((entry): entry is [string, string | number] => {
    return entry[1] !== undefined;
  });
  return Object.fromEntries(known);
}

export function statusFile(status: Status): Buffer {
  return Buffer.from(`${JSON.stringify(status, null, 2)}\n`);
}

const MOST_CHARACTERS = 2048;

/** The stream is the agreement's, or ERRORS for what belongs to none. */
export function logEvent(serverId: string, status: Status): LogEvent {
  const message = Object.entries(status).map(([name, value]) => [
    name,
    typeof value === 'string' ? value.slice(0, MOST_CHARACTERS) : value,
  ]);
  return {
    serverId,
    stream: String(status['agreement-id'] ?? 'ERRORS'),
    timestamp: Date.now(),
    message: Object.fromEntries(message),
  };
}
