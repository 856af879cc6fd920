// What may be asked of a transfer, by an AS2 connector and by one of SFTP.

import type { StartFileTransferRequest } from '@aws-sdk/client-transfer';
import { InvalidRequestException } from '../wire/errors';
import type { Wire } from './operation';
import { checkLocalDirectory } from './sftp-tasks';

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
  checkLocalFiles(input.SendFilePaths);
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

export interface SftpTransfer {
  Operation: 'SEND' | 'RETRIEVE';
  paths: string[];
  /** The folder that the files go to. */
  TargetPath?: string | undefined;
}

/** One direction at a time; where members of the other are given, the strict reading is that they are a mistake. */
export function checkSftpTransfer(input: Wire<StartFileTransferRequest>): SftpTransfer {
  const { SendFilePaths, RetrieveFilePaths, LocalDirectoryPath, RemoteDirectoryPath } = input;
  if (input.CustomHttpHeaders) {
    throw new InvalidRequestException('CustomHttpHeaders is not supported for SFTP connectors');
  }
  if ((SendFilePaths === undefined) === (RetrieveFilePaths === undefined)) {
    throw new InvalidRequestException('Exactly one of SendFilePaths and RetrieveFilePaths must be specified');
  }
  if (SendFilePaths) {
    if (LocalDirectoryPath !== undefined) {
      throw new InvalidRequestException('LocalDirectoryPath cannot be specified with SendFilePaths');
    }
    checkLocalFiles(SendFilePaths);
    return { Operation: 'SEND', paths: SendFilePaths, TargetPath: RemoteDirectoryPath };
  }
  if (RemoteDirectoryPath !== undefined) {
    throw new InvalidRequestException('RemoteDirectoryPath cannot be specified with RetrieveFilePaths');
  }
  if (LocalDirectoryPath === undefined) {
    throw new InvalidRequestException('LocalDirectoryPath must be specified with RetrieveFilePaths');
  }
  const wrong = RetrieveFilePaths?.find((path) => path.endsWith('/'));
  if (wrong !== undefined) {
    throw new InvalidRequestException(`Invalid RetrieveFilePaths: ${wrong} is not the path of a file`);
  }
  const TargetPath = checkLocalDirectory('LocalDirectoryPath', LocalDirectoryPath);
  return { Operation: 'RETRIEVE', paths: RetrieveFilePaths ?? [], TargetPath };
}

function checkLocalFiles(paths: string[]): void {
  const wrong = paths.find((path) => !/^\/[^/]+\/./.test(path));
  if (wrong !== undefined) {
    throw new InvalidRequestException(`Invalid SendFilePaths: ${wrong} is not of the form /bucket/key`);
  }
}
