// Query keys of partners' SFTP servers; a shorter key takes in everything below it.

import { readKey } from '@/lib/query/read-query';

export const remoteFileKeys = {
  all: (environmentId: string) => readKey(environmentId, 'remoteFiles'),
  tasks: (environmentId: string) => readKey(environmentId, 'remoteFiles.tasks'),
  lastFolders: (environmentId: string) => readKey(environmentId, 'remoteFiles.last-folders'),
};
