// Hooks for the writes about connectors, each naming the keys that it makes stale.

import { useAction } from '@/lib/query/use-action';
import {
  createConnector,
  createSftpConnector,
  deleteConnector,
  testConnection,
  trustHostKey,
  updateConnector,
  updateSftpConnector,
} from './actions';
import { connectorKeys } from './keys';
import type { ConnectorRef, CreateConnectorForm, UpdateConnectorForm } from './schema';
import type { CreateSftpConnectorForm, TrustHostKey, UpdateSftpConnectorForm } from './sftp-schema';

export function useCreateConnector(environmentId: string) {
  return useAction(
    (input: CreateConnectorForm) => createConnector(environmentId, input),
    () => [connectorKeys.list(environmentId)],
  );
}

export function useUpdateConnector(environmentId: string) {
  return useAction(
    (input: UpdateConnectorForm) => updateConnector(environmentId, input),
    ({ ConnectorId }) => [
      connectorKeys.list(environmentId),
      connectorKeys.detail(environmentId, ConnectorId),
    ],
  );
}

/** Leaves the connector's own entry alone: a page that still shows it would only learn that it is gone. */
export function useDeleteConnector(environmentId: string) {
  return useAction(
    (input: ConnectorRef) => deleteConnector(environmentId, input),
    () => [connectorKeys.list(environmentId)],
  );
}

export function useCreateSftpConnector(environmentId: string) {
  return useAction(
    (input: CreateSftpConnectorForm) => createSftpConnector(environmentId, input),
    () => [connectorKeys.list(environmentId)],
  );
}

export function useUpdateSftpConnector(environmentId: string) {
  return useAction(
    (input: UpdateSftpConnectorForm) => updateSftpConnector(environmentId, input),
    ({ ConnectorId }) => [
      connectorKeys.list(environmentId),
      connectorKeys.detail(environmentId, ConnectorId),
    ],
  );
}

export function useTestConnection(environmentId: string) {
  return useAction(
    (input: ConnectorRef) => testConnection(environmentId, input),
    () => [],
  );
}

export function useTrustHostKey(environmentId: string) {
  return useAction(
    (input: TrustHostKey) => trustHostKey(environmentId, input),
    ({ ConnectorId }) => [
      connectorKeys.list(environmentId),
      connectorKeys.detail(environmentId, ConnectorId),
    ],
  );
}
