// Hooks for the writes about connectors, each naming the keys that it makes stale.

import { useAction } from '@/lib/query/use-action';
import { createConnector, deleteConnector, updateConnector } from './actions';
import { connectorKeys } from './keys';
import type { ConnectorRef, CreateConnectorForm, UpdateConnectorForm } from './schema';

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
