'use server';
// Writes about connectors.

import {
  CreateConnectorCommand,
  DeleteConnectorCommand,
  DescribeConnectorCommand,
  TestConnectionCommand,
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
import { hostKeyFacts } from './sftp-rules';
import {
  createSftpConnectorSchema,
  toCreateSftpConnectorInput,
  toUpdateSftpConnectorInput,
  trustHostKeySchema,
  updateSftpConnectorSchema,
  withTrustedKey,
} from './sftp-schema';

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

export const createSftpConnector = defineAction({
  permission: 'CreateConnector',
  input: createSftpConnectorSchema,
  target: ({ EgressType, Url, EgressConfig }) =>
    EgressType === 'VPC_LATTICE' ? EgressConfig.VpcLattice.ResourceConfigurationArn : Url,
  run: async ({ send }, values) => {
    const { ConnectorId } = await send(new CreateConnectorCommand(toCreateSftpConnectorInput(values)));
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

export const updateSftpConnector = defineAction({
  permission: 'UpdateConnector',
  input: updateSftpConnectorSchema,
  target: ({ ConnectorId }) => ConnectorId,
  before: describe,
  after: toUpdateSftpConnectorInput,
  run: async ({ send, environment }, values, before) => {
    const present = before ?? (await describe({ send }, values));
    if (present.LoggingRole && !values.LoggingRole) {
      const fields = [
        { path: 'LoggingRole', message: 'AWS cannot remove this once it is set: write another value.' },
      ];
      const message = 'Some settings cannot be removed.';
      throw new TransferFailure({ code: 'InvalidInput', kind: 'validation', message, fields });
    }
    try {
      await send(new UpdateConnectorCommand(toUpdateSftpConnectorInput(values)));
    } finally {
      forgetConnector(environment.id, values.ConnectorId);
    }
  },
});

/** Adds a key that a test has shown to those that are trusted. */
export const trustHostKey = defineAction({
  permission: 'UpdateConnector',
  input: trustHostKeySchema,
  target: ({ ConnectorId }) => ConnectorId,
  before: describe,
  after: (values, before) => withTrustedKey(before, values),
  run: async ({ send, environment }, values, before) => {
    const present = before ?? (await describe({ send }, values));
    try {
      await send(new UpdateConnectorCommand(withTrustedKey(present, values)));
    } finally {
      forgetConnector(environment.id, values.ConnectorId);
    }
  },
});

/** Logs in to the server of an SFTP connector; a failed login is an answer and no error. */
export const testConnection = defineAction({
  permission: 'TestConnection',
  input: connectorRefSchema,
  target: ({ ConnectorId }) => ConnectorId,
  run: async ({ send }, { ConnectorId }) => {
    const answer = await send(new TestConnectionCommand({ ConnectorId }));
    const { Status = '', StatusMessage = '', SftpConnectionDetails } = answer;
    const shown = SftpConnectionDetails?.HostKey;
    return {
      ok: Status === 'OK',
      message: StatusMessage,
      hostKey: shown ? { key: shown, ...hostKeyFacts(shown) } : undefined,
    };
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
