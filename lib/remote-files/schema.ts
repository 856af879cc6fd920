// What people may ask of a partner's SFTP server: values of the forms, and what they become on the wire.

import { z } from 'zod';
import { connectorId } from '@/lib/connectors/schema';
import { MAX_PATHS, pathsIn, pathsProblem } from '@/lib/transfers/rules';
import { localFolderProblem, remotePathProblem } from './rules';

function judged(problemOf: (text: string) => string | undefined) {
  return z
    .string()
    .trim()
    .superRefine((text, context) => {
      const message = problemOf(text);
      if (message) context.addIssue({ code: 'custom', message });
    });
}

const remotePath = judged(remotePathProblem);
const localFolder = judged(localFolderProblem);

function remotePathsProblem(text: string): string | undefined {
  const paths = pathsIn(text);
  if (paths.length === 0) return 'Name at least one file on the server.';
  if (paths.length > MAX_PATHS)
    return `One transfer takes at most ${MAX_PATHS} files; these are ${paths.length}.`;
  if (paths.some((path) => path.endsWith('/'))) return 'Folders are not fetched: name files.';
  return paths.map(remotePathProblem).find((problem) => problem !== undefined);
}

export const listFolderSchema = z.object({
  ConnectorId: connectorId,
  RemoteDirectoryPath: remotePath,
  OutputDirectoryPath: localFolder,
});
export type ListFolder = z.input<typeof listFolderSchema>;

export const getFilesSchema = z.object({
  ConnectorId: connectorId,
  /** One path in each line. */
  RetrieveFilePaths: z.string().max(12_000).superRefine(asIssue(remotePathsProblem)),
  LocalDirectoryPath: localFolder,
});
export type GetFiles = z.input<typeof getFilesSchema>;

export const sendToServerSchema = z.object({
  ConnectorId: connectorId,
  /** One path in each line. */
  SendFilePaths: z.string().max(12_000).superRefine(asIssue(pathsProblem)),
  /** Empty for where the login begins. */
  RemoteDirectoryPath: z.string().trim().max(1_024, 'A path has at most 1,024 characters.'),
});
export type SendToServer = z.input<typeof sendToServerSchema>;

export const moveRemoteSchema = z.object({
  ConnectorId: connectorId,
  SourcePath: remotePath,
  TargetPath: remotePath,
});
export type MoveRemote = z.input<typeof moveRemoteSchema>;

export const deleteRemoteSchema = z.object({ ConnectorId: connectorId, DeletePath: remotePath });
export type DeleteRemote = z.input<typeof deleteRemoteSchema>;

export const requestId = z.string().regex(/^[0-9a-zA-Z./-]{1,512}$/);

function asIssue(problemOf: (text: string) => string | undefined) {
  return (text: string, context: z.RefinementCtx) => {
    const message = problemOf(text);
    if (message) context.addIssue({ code: 'custom', message });
  };
}
