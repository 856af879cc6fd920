// Tells what became of a file: the JSON and MDN files beside it, and the event in the connector's log.

import type { LogEvent } from '../../services';
import type { S3Storage } from '../../storage/s3-storage';
import type { TransferFileRecord } from '../../store/transfer-records';
import { putObject } from '../inbound/message-files';
import type { Headers, ReadMdn } from '../jobs';
import type { Route } from './route';
import type { Failure } from './transfer-failure';

/** An MDN as it came in; `read` is missing where it could not be read or verified. */
export interface ReceivedMdn {
  headers: Headers;
  body: Uint8Array;
  read?: ReadMdn;
}

export interface Outcome {
  file: TransferFileRecord;
  /** Missing where the connector is gone. */
  route?: Route | undefined;
  failure?: Failure | undefined;
  mdn?: ReceivedMdn | undefined;
  at: Date;
}

const longestName = 255;

/** Under `processed` or `failed` in the folder of the source; JSON comes last, as whoever waits for it expects. */
export async function writeResultFiles(storage: S3Storage, outcome: Outcome): Promise<void> {
  const { file, mdn, failure } = outcome;
  const [, bucket = '', ...names] = file.FilePath.split('/');
  const folder = [bucket, ...names.slice(0, -1), failure ? 'failed' : 'processed'];
  const name = resultName(names.at(-1) ?? '', file);
  const write = async (ending: string, content: Uint8Array) => {
    await putObject(storage, `/${[...folder, name].join('/')}${ending}`, [Buffer.from(content)]);
  };
  if (mdn) await write('.mdn', mdn.body);
  await write('.json', Buffer.from(JSON.stringify(statusOf(outcome))));
}

/** `<name>.<transferId>.<messageId>.<ext>`, with a name that is cut where it would be too long for a file. */
function resultName(source: string, { TransferId, MessageId }: TransferFileRecord): string {
  const [, stem = source, extension = ''] = /^(.+)(\.[^.]+)$/.exec(source) ?? [];
  const rest = `.${TransferId}.${MessageId}${extension}`;
  let name = stem;
  while (Buffer.byteLength(`${name}${rest}.json`) > longestName && name !== '') name = name.slice(0, -1);
  return `${name}${rest}`;
}

function statusOf({ file, route, failure, mdn, at }: Outcome): Record<string, string | number> {
  return {
    ...as2Members({ file, route, mdn }),
    'connector-id': file.ConnectorId,
    'transfer-id': file.TransferId,
    'file-path': file.FilePath,
    ...(route?.connector.As2Config.MessageSubject && {
      'message-subject': route.connector.As2Config.MessageSubject,
    }),
    'status-code': failure ? 'FAILED' : 'COMPLETED',
    ...(failure && { 'failure-code': failure.code, 'failure-message': failure.message }),
    ...(file.Size !== undefined && { 'transfer-size': file.Size }),
    timestamp: at.toISOString(),
  };
}

function as2Members({ file, route, mdn }: Pick<Outcome, 'file' | 'route' | 'mdn'>) {
  return {
    ...(route && { 'as2-from': route.local.As2Id, 'as2-to': route.partner.As2Id }),
    'as2-message-id': file.MessageId,
    ...(mdn?.headers['message-id'] && { 'mdn-message-id': mdn.headers['message-id'] }),
    ...(mdn?.headers.subject && { 'mdn-subject': mdn.headers.subject }),
    ...(mdn?.read && { disposition: mdn.read.disposition }),
  };
}

/** Undefined where the connector has no LoggingRole, or is gone. */
export function logEvent({ file, route, failure, mdn, at }: Outcome): LogEvent | undefined {
  if (!route?.connector.LoggingRole) return undefined;
  const { Arn, ConnectorId, Url } = route.connector;
  return {
    serverId: ConnectorId,
    stream: file.TransferId,
    timestamp: at.getTime(),
    message: {
      operation: 'SEND',
      timestamp: at.toISOString(),
      'connector-id': ConnectorId,
      'connector-arn': Arn,
      'account-id': Arn.split(':')[4] ?? '',
      'transfer-id': file.TransferId,
      'file-transfer-id': `${file.TransferId}/${file.Number}`,
      url: Url,
      'file-path': file.FilePath,
      'status-code': failure ? 'FAILED' : 'COMPLETED',
      ...(file.StartTime !== undefined && { 'start-time': new Date(file.StartTime).toISOString() }),
      'end-time': at.toISOString(),
      ...(file.Size !== undefined && { bytes: file.Size }),
      ...(failure && { 'failure-code': failure.code, 'failure-message': failure.message }),
      'egress-type': 'SERVICE_MANAGED',
      ...as2Members({ file, route, mdn }),
    },
  };
}
