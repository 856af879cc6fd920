'use server';
// Writes about connectors.

import {
  CreateConnectorCommand,
  DeleteConnectorCommand,
  DescribeConnectorCommand,
  UpdateConnectorCommand,
} from '@aws-sdk/client-transfer';
import { defineAction } from '@/lib/transfer/action';
import type { Send } from '@/lib/transfer/client';
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

async function describe({ send }: { send: Send }, { ConnectorId }: { ConnectorId: string }) {
  const { Connector } = await send(new DescribeConnectorCommand({ ConnectorId }));
  if (!Connector) throw new Error('DescribeConnector answered without a connector.');
  return Connector;
}

/** Asks what is there first, since a member that was set can only be taken away by saying so. */
export const updateConnector = defineAction({
  permission: 'UpdateConnector',
  input: updateConnectorSchema,
  target: ({ ConnectorId }) => ConnectorId,
  before: describe,
  after: toUpdateConnectorInput,
  run: async ({ send, environment }, values, before) => {
    const { ConnectorId } = values;
    const present = before ?? (await describe({ send }, values));
    const kept = unclearable(values, present);
    if (kept.length > 0) {
      const message = 'Some settings cannot be removed.';
      throw new TransferFailure({ code: 'InvalidInput', kind: 'validation', message, fields: kept });
    }
    try {
      await send(new UpdateConnectorCommand(toUpdateConnectorInput(values, present)));
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
