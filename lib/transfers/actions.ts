'use server';
// Writes about transfers: starting one, and putting a small file to try it with.

import { StartFileTransferCommand } from '@aws-sdk/client-transfer';
import { defineAction } from '@/lib/transfer/action';
import { TransferFailure } from '@/lib/transfer/errors';
import { putObject } from '@/lib/transfer/s3-client';
import { pathsIn } from './rules';
import { sendFilesSchema, testFileSchema, toStartFileTransferInput } from './schema';
import { keepTransfer } from './sent-files';

const UNKNOWN_OUTCOME =
  'No answer came in time, so it is not known whether the files are being sent, and AWS has no list of transfers to look into. Before you send them again, look into the log of the connector, or for results in the folders processed and failed beside the files.';

/** Never repeated but on throttling: a second call would send everything twice. */
export const startFileTransfer = defineAction({
  permission: 'StartFileTransfer',
  input: sendFilesSchema,
  target: ({ ConnectorId }) => ConnectorId,
  run: async ({ send, environment, caller }, values) => {
    const transferId = await send(new StartFileTransferCommand(toStartFileTransferInput(values))).then(
      ({ TransferId = '' }) => TransferId,
      (error: unknown) => {
        if (!(error instanceof TransferFailure) || error.error.kind !== 'outcome-unknown') throw error;
        throw new TransferFailure({ ...error.error, message: UNKNOWN_OUTCOME });
      },
    );
    // The files are on their way whatever becomes of the note about them.
    const kept = await keepTransfer({
      environment: environment.id,
      connectorId: values.ConnectorId,
      transferId,
      paths: pathsIn(values.SendFilePaths),
      headers: values.CustomHttpHeaders,
      actor: caller,
    }).then(
      () => true,
      (error: unknown) => {
        console.error(`Transfer ${transferId} was started but could not be kept`, error);
        return false;
      },
    );
    return { transferId, kept };
  },
  createdTarget: ({ transferId }, { ConnectorId }) => `${ConnectorId}/${transferId}`,
});

export const putTestFile = defineAction({
  permission: 'StartFileTransfer',
  operation: 'PutObject',
  input: testFileSchema,
  target: ({ Path }) => Path,
  run: async ({ environment, caller }, { Path }) => {
    const text = `A test of AS2 by Transfer Console, made at ${new Date().toISOString()} for ${caller.name}.\n`;
    await putObject(environment, Path, text);
  },
});
