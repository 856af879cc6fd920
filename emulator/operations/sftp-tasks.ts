// What the operations that work on an SFTP server share: a usable connector, room in its queue, and the start.

import { randomUUID } from 'node:crypto';
import type { SftpConnectorRecord, SftpTaskRecord } from '../store/connector-records';
import { InvalidRequestException, ThrottlingException } from '../wire/errors';
import { existingConnector } from './existing';
import type { Context } from './operation';

/** Of one connector, as documented for every kind of them. */
export const mostPending = 1000;

export function sftpConnector(context: Context, connectorId: string, operation: string): SftpConnectorRecord {
  const connector = existingConnector(context, connectorId);
  if (!connector.SftpConfig) {
    throw new InvalidRequestException(`${operation} is supported only for SFTP connectors`);
  }
  if (context.services.sftpConnectors.state(connector).Status !== 'ACTIVE') {
    throw new InvalidRequestException('Connector not available');
  }
  return connector;
}

type Order = Pick<SftpTaskRecord, 'Operation' | 'FilePath' | 'TargetPath' | 'MaxItems'>;

/** Keeps the tasks, has them begun, and answers the id of the request. */
export function startTasks(context: Context, { ConnectorId }: SftpConnectorRecord, orders: Order[]): string {
  const { store, clock, sftpConnectors, quotasLifted } = context.services;
  if (!quotasLifted && store.sftpTasks.countUnfinished(ConnectorId) + orders.length > mostPending) {
    throw new ThrottlingException('Exceeded maximum pending requests', 1);
  }
  const RequestId = randomUUID();
  const tasks = orders.map((order, index) => ({
    ...order,
    RequestId,
    Number: index + 1,
    ConnectorId,
    StatusCode: 'QUEUED' as const,
  }));
  store.sftpTasks.add(tasks, clock.now().getTime());
  sftpConnectors.start(tasks);
  return RequestId;
}

/** `/bucket` or `/bucket/prefix`, where files are put. */
export function checkLocalDirectory(member: string, path: string): string {
  if (/^\/[^/]+(\/|$)/.test(path)) return path;
  throw new InvalidRequestException(`Invalid ${member}: ${path} is not of the form /bucket/prefix`);
}
