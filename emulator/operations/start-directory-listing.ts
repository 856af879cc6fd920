// Answers StartDirectoryListing: one folder of the far side is listed into a file, after the answer.

import type { StartDirectoryListingRequest, StartDirectoryListingResponse } from '@aws-sdk/client-transfer';
import { outputFileName } from '../connectors/sftp-tasks';
import { InvalidRequestException } from '../wire/errors';
import type { Operation } from './operation';
import { checkLocalDirectory, sftpConnector, startTasks } from './sftp-tasks';

const mostItems = 200_000;

export const startDirectoryListing: Operation<StartDirectoryListingRequest, StartDirectoryListingResponse> = (
  input,
  context,
) => {
  const { RemoteDirectoryPath, MaxItems = 1000 } = input;
  const connector = sftpConnector(context, input.ConnectorId, 'StartDirectoryListing');
  const TargetPath = checkLocalDirectory('OutputDirectoryPath', input.OutputDirectoryPath);
  if (MaxItems > mostItems) {
    throw new InvalidRequestException(`MaxItems must not be greater than ${mostItems}`);
  }
  const ListingId = startTasks(context, connector, [
    { Operation: 'LIST', FilePath: RemoteDirectoryPath, TargetPath, MaxItems },
  ]);
  const { ConnectorId } = connector;
  return { ListingId, OutputFileName: outputFileName({ ConnectorId, RequestId: ListingId }) };
};
