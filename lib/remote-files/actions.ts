'use server';
// Writes about a partner's SFTP server: listing a folder, getting, sending, moving and deleting files there.

import {
  StartDirectoryListingCommand,
  StartFileTransferCommand,
  StartRemoteDeleteCommand,
  StartRemoteMoveCommand,
} from '@aws-sdk/client-transfer';
import { defineAction } from '@/lib/transfer/action';
import { pathsIn } from '@/lib/transfers/rules';
import { keepTasks } from './remote-tasks';
import { MOST_LISTED } from './rules';
import {
  deleteRemoteSchema,
  getFilesSchema,
  listFolderSchema,
  moveRemoteSchema,
  sendToServerSchema,
} from './schema';

export const listFolder = defineAction({
  permission: 'StartDirectoryListing',
  input: listFolderSchema,
  target: ({ ConnectorId }) => ConnectorId,
  run: async ({ send, environment, caller }, values) => {
    const { ListingId = '' } = await send(
      new StartDirectoryListingCommand({ ...values, MaxItems: MOST_LISTED }),
    );
    await keepTasks({
      environment: environment.id,
      connectorId: values.ConnectorId,
      requestId: ListingId,
      operation: 'LIST',
      paths: [values.RemoteDirectoryPath],
      target: values.OutputDirectoryPath,
      actor: caller,
    });
    return { listingId: ListingId };
  },
});

export const getFiles = defineAction({
  permission: 'StartFileTransfer',
  input: getFilesSchema,
  target: ({ ConnectorId }) => ConnectorId,
  run: async ({ send, environment, caller }, { ConnectorId, RetrieveFilePaths, LocalDirectoryPath }) => {
    const paths = pathsIn(RetrieveFilePaths);
    const { TransferId = '' } = await send(
      new StartFileTransferCommand({ ConnectorId, RetrieveFilePaths: paths, LocalDirectoryPath }),
    );
    await keepTasks({
      environment: environment.id,
      connectorId: ConnectorId,
      requestId: TransferId,
      operation: 'RETRIEVE',
      paths,
      target: LocalDirectoryPath,
      actor: caller,
    });
    return { transferId: TransferId };
  },
});

export const sendToServer = defineAction({
  permission: 'StartFileTransfer',
  input: sendToServerSchema,
  target: ({ ConnectorId }) => ConnectorId,
  run: async ({ send, environment, caller }, { ConnectorId, SendFilePaths, RemoteDirectoryPath }) => {
    const paths = pathsIn(SendFilePaths);
    const { TransferId = '' } = await send(
      new StartFileTransferCommand({
        ConnectorId,
        SendFilePaths: paths,
        ...(RemoteDirectoryPath && { RemoteDirectoryPath }),
      }),
    );
    await keepTasks({
      environment: environment.id,
      connectorId: ConnectorId,
      requestId: TransferId,
      operation: 'SEND',
      paths,
      target: RemoteDirectoryPath,
      actor: caller,
    });
    return { transferId: TransferId };
  },
});

export const moveRemote = defineAction({
  permission: 'StartRemoteMove',
  input: moveRemoteSchema,
  target: ({ ConnectorId }) => ConnectorId,
  run: async ({ send, environment, caller }, values) => {
    const { MoveId = '' } = await send(new StartRemoteMoveCommand(values));
    await keepTasks({
      environment: environment.id,
      connectorId: values.ConnectorId,
      requestId: MoveId,
      operation: 'MOVE',
      paths: [values.SourcePath],
      target: values.TargetPath,
      actor: caller,
    });
    return { moveId: MoveId };
  },
});

export const deleteRemote = defineAction({
  permission: 'StartRemoteDelete',
  input: deleteRemoteSchema,
  target: ({ ConnectorId }) => ConnectorId,
  run: async ({ send, environment, caller }, values) => {
    const { DeleteId = '' } = await send(new StartRemoteDeleteCommand(values));
    await keepTasks({
      environment: environment.id,
      connectorId: values.ConnectorId,
      requestId: DeleteId,
      operation: 'DELETE',
      paths: [values.DeletePath],
      target: '',
      actor: caller,
    });
    return { deleteId: DeleteId };
  },
});
