// Calls the function of a custom step, for which an HTTP address stands, without waiting for what it does.

import type { ExecutionRecord, StoredFile } from '../store/workflow-records';
import { StepFailure } from './failure';

const longestCallMs = 10_000;

/** The function tells how it went by SendWorkflowStepState; an answer of its own means nothing, as with Lambda. */
export function callFunction(
  lambdas: Record<string, string>,
  arn: string,
  execution: ExecutionRecord,
  token: string,
  file: StoredFile,
): void {
  const url = lambdas[arn] ?? lambdas[arn.split(':').slice(0, 7).join(':')];
  if (url === undefined) throw new StepFailure('NOT_FOUND', `No --lambda stands for ${arn}`);
  const { WorkflowId, ExecutionId, SessionId, UserName, ServerId } = execution;
  const event = {
    token,
    serviceMetadata: {
      executionDetails: { workflowId: WorkflowId, executionId: ExecutionId },
      transferDetails: { sessionId: SessionId, userName: UserName, serverId: ServerId },
    },
    fileLocation: locationInEvent(file),
  };
  fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(event),
    signal: AbortSignal.timeout(longestCallMs),
    redirect: 'error',
  }).then(
    (answer) => answer.body?.cancel(),
    (error: Error) =>
      console.error(`The address that stands for ${arn} could not be called: ${error.message}`),
  );
}

function locationInEvent(file: StoredFile) {
  if (file.Domain === 'EFS') return { domain: 'EFS', fileSystemId: file.FileSystemId, path: file.Path };
  return { domain: 'S3', bucket: file.Bucket, key: file.Key, eTag: file.Etag, versionId: null };
}
