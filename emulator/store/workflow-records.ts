// What is kept of workflows: their definitions, the executions under way, and the tags that steps put on objects.

import type { ExecutionStepResult, PosixProfile, WorkflowStep } from '@aws-sdk/client-transfer';
import type { Wire } from '../wire/wire-shape';
import type { ResourceTable } from './as2-records';
import type { Page } from './store';

export interface WorkflowRecord {
  WorkflowId: string;
  Arn: string;
  Description?: string;
  /** As they were sent. */
  Steps: Wire<WorkflowStep>[];
  OnExceptionSteps?: Wire<WorkflowStep>[];
}

export type StoredFile =
  | { Domain: 'S3'; Bucket: string; Key: string; Etag: string }
  | { Domain: 'EFS'; FileSystemId: string; Path: string };

/** Steps are those of the workflow at the start, whatever becomes of it meanwhile. */
export interface ExecutionRecord {
  ExecutionId: string;
  WorkflowId: string;
  ServerId: string;
  UserName: string;
  SessionId: string;
  ExecutionRole: string;
  PosixProfile?: Wire<PosixProfile>;
  /** Epoch milliseconds. */
  Uploaded: number;
  Steps: Wire<WorkflowStep>[];
  OnExceptionSteps: Wire<WorkflowStep>[];
  /** QUEUED is the emulator's own: too many were started of late. */
  Status: 'QUEUED' | 'IN_PROGRESS' | 'HANDLING_EXCEPTION';
  InitialFile: StoredFile;
  PreviousFile: StoredFile;
  Results: Wire<ExecutionStepResult>[];
  ExceptionResults: Wire<ExecutionStepResult>[];
  /** The step under way may have changed files, and finds its own traces when it is done again. */
  Begun?: true;
  /** The custom step under way: what its function has to send, until when, and whether it was called. */
  Callback?: { Token: string; Deadline: number; Called: boolean; Reported?: 'SUCCESS' | 'FAILURE' };
}

export interface WorkflowStore extends ResourceTable<WorkflowRecord> {
  /** Servers that run it. */
  servers(workflowId: string): string[];
}

/** Holds what is under way; what has ended is forgotten, as the service does. */
export interface ExecutionStore {
  get(executionId: string): ExecutionRecord | undefined;
  put(execution: ExecutionRecord): void;
  delete(executionId: string): void;
  /** In the order of their start. */
  page(workflowId: string, after: string | undefined, limit: number): Page<ExecutionRecord>;
  all(): ExecutionRecord[];
}

export interface ObjectTag {
  Key: string;
  Value: string;
}

/** `path` is `/bucket/key`; tags are of one content, which the ETag tells. */
export interface ObjectTagStore {
  get(path: string, etag: string): ObjectTag[];
  put(path: string, etag: string, tags: ObjectTag[]): void;
}
