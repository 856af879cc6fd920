// What may be asked of a transfer by an AS2 connector.

import type { StartFileTransferRequest } from '@aws-sdk/client-transfer';
import { InvalidRequestException } from '../wire/errors';
import type { Wire } from './operation';

/** Members of the request that mean something to SFTP connectors only. */
const sftpOnly = ['RetrieveFilePaths', 'LocalDirectoryPath', 'RemoteDirectoryPath'] as const;

/** The message's own headers, which a custom one must not contradict. */
const ownHeaders =
  /^(as2-.*|authorization|connection|content-.*|date|disposition-notification-.*|expect|from|host|keep-alive|message-id|mime-version|proxy-.*|receipt-delivery-option|subject|te|trailer|transfer-encoding|upgrade)$/;

export interface As2Transfer {
  paths: string[];
  headers: Record<string, string>;
}

export function checkAs2Transfer(input: Wire<StartFileTransferRequest>): As2Transfer {
  const member = sftpOnly.find((name) => input[name] !== undefined);
  if (member) throw new InvalidRequestException(`${member} is not supported for AS2 connectors`);
  if (!input.SendFilePaths) {
    throw new InvalidRequestException('SendFilePaths must be specified for AS2 connectors');
  }
  const wrong = input.SendFilePaths.find((path) => !/^\/[^/]+\/./.test(path));
  if (wrong !== undefined) {
    throw new InvalidRequestException(`Invalid SendFilePaths: ${wrong} is not of the form /bucket/key`);
  }
  return { paths: input.SendFilePaths, headers: customHeaders(input.CustomHttpHeaders ?? []) };
}

function customHeaders(list: { Key?: string; Value?: string }[]): Record<string, string> {
  const headers = new Map<string, [string, string]>();
  for (const { Key: key, Value: value = '' } of list) {
    if (key === undefined) throw new InvalidRequestException('CustomHttpHeaders: Key must be specified');
    const name = key.toLowerCase();
    if (ownHeaders.test(name)) {
      throw new InvalidRequestException(`CustomHttpHeaders: ${key} is set by the connector itself`);
    }
    if (headers.has(name)) throw new InvalidRequestException(`CustomHttpHeaders: ${key} is given twice`);
    headers.set(name, [key, value]);
  }
  return Object.fromEntries(headers.values());
}
