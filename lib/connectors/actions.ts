'use server';
// Writes about connectors.

import {
  CreateConnectorCommand,
  DeleteConnectorCommand,
  DescribeConnectorCommand,
  UpdateConnectorCommand,
} from '@aws-sdk/client-transfer';
import { defineAction } from '@/lib/transfer/action';
import { TransferFailure } from '@/lib/transfer/errors';
import { forgetConnector } from './describe-cache';
import {
  connectorRefSchema,
  createConnectorSchema,
  toCreateConnectorInput,
  toUpdateConnectorInput,
  unclearable,
  updateConnectorSchema,
} from './schema';

export const createConnector = defineAction({
  permission: 'CreateConnector',
  input: createConnectorSchema,
  target: ({ Url }) => Url,
  run: async ({ send }, values) => {
    const { ConnectorId } = await send(new CreateConnectorCommand(toCreateConnectorInput(values)));
    return { connectorId: ConnectorId ?? '' };
  },
  createdTarget: ({ connectorId }) => connectorId,
});

/** Asks what is there first, since a member that was set can only be taken away by saying so. */
export const updateConnector = defineAction({
  permission: 'UpdateConnector',
  input: updateConnectorSchema,
  target: ({ ConnectorId }) => ConnectorId,
  run: async ({ send, environment }, values) => {
    const { ConnectorId } = values;
    const { Connector } = await send(new DescribeConnectorCommand({ ConnectorId }));
    if (!Connector) throw new Error('DescribeConnector answered without a connector.');
    const kept = unclearable(values, Connector);
    if (kept.length > 0) {
      const message = 'Some settings cannot be removed.';
      throw new TransferFailure({ code: 'InvalidInput', kind: 'validation', message, fields: kept });
    }
    try {
      await send(new UpdateConnectorCommand(toUpdateConnectorInput(values, Connector)));
    } finally {
      forgetConnector(environment.id, ConnectorId);
    }
  },
});

export const deleteConnector = defineAction({
  permission: 'DeleteConnector',
  input: connectorRefSchema,
  target: ({ ConnectorId }) => ConnectorId,
  run: async ({ send, environment }, { ConnectorId }) => {
    await send(new DeleteConnectorCommand({ ConnectorId }));
    forgetConnector(environment.id, ConnectorId);
  },
});
