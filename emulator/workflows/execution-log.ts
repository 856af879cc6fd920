// Writes what happens in executions into the log group of their server, with the members of the service.

import type { WorkflowStep } from '@aws-sdk/client-transfer';
import type { LogStore } from '../services';
import type { ServerRecord, Store } from '../store/store';
import type { ExecutionRecord, StoredFile } from '../store/workflow-records';
import type { Wire } from '../wire/wire-shape';
import { detailsOf } from './targets';

export type ExecutionEvent =
  | 'ExecutionThrottled'
  | 'ExecutionStarted'
  | 'StepStarted'
  | 'CustomStepInvoked'
  | 'StepCompleted'
  | 'StepErrored'
  | 'ExecutionErrored'
  | 'ExecutionCompleted';

export class ExecutionLog {
  constructor(
    private readonly logs: LogStore,
    private readonly store: Store,
    private readonly now: () => Date,
  ) {}

  write(type: ExecutionEvent, execution: ExecutionRecord, details: Record<string, unknown> = {}): void {
    const { WorkflowId, ExecutionId, ServerId, UserName, SessionId } = execution;
    const server = this.store.servers.get(ServerId);
    if (!server) return;
    this.logs.put([
      {
        serverId: ServerId,
        stream: streamOf(server, execution),
        timestamp: this.now().getTime(),
        message: {
          type,
          details,
          workflowId: WorkflowId,
          executionId: ExecutionId,
          transferDetails: { serverId: ServerId, username: UserName, sessionId: SessionId },
        },
      },
    ]);
  }
}

/** Structured logs have a stream for each execution; those by a role alone begin with the user. */
function streamOf(server: ServerRecord, { WorkflowId, ExecutionId, UserName }: ExecutionRecord): string {
  return server.StructuredLogDestinations?.length
    ? `${WorkflowId}/${ExecutionId}`
    : `${UserName}.${WorkflowId}.${ExecutionId.slice(0, 8)}`;
}

export function stepMembers(step: Wire<WorkflowStep>) {
  return { stepType: step.Type, stepName: detailsOf(step).Name ?? '' };
}

export function loggedFile(file: StoredFile) {
  if (file.Domain === 'EFS') {
    return { backingStore: 'EFS', filesystemId: file.FileSystemId, path: file.Path };
  }
  return { backingStore: 'S3', bucket: file.Bucket, key: file.Key, etag: file.Etag };
}
