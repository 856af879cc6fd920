// What a kind of job is: steps that are done in order, or side by side, gone on with after a failure, and undone in reverse.

import 'server-only';
import type { Actor } from '@/lib/audit/record';
import type { Environment } from '@/lib/env';
import type { Permission } from '@/lib/permissions';
import type { Send } from '@/lib/transfer/client';

/** What a step made, for the steps after it and for its undoing: its `id`, and a `target` where the audit trail says more than the id. */
export type Made = Record<string, string>;

export interface StepContext<Secrets = unknown> {
  jobId: string;
  environment: Environment;
  send: Send;
  /** Who started the job or went on with it. */
  actor: Actor;
  /** What the earlier steps made, by their names. */
  made: Record<string, Made>;
  secrets: Secrets;
}

export interface JobStep<Secrets = unknown> {
  /** Unique within the job, and the same whenever the steps are planned again. */
  name: string;
  /** As an order: "Import the partner's certificate". */
  title: string;
  /** What the step sends: audited under this name, and asked of the actor's role unless `permission` is. */
  operation: Permission;
  permission?: Permission;
  target: string;
  /** The audited input; secrets are taken out of it. */
  input?: unknown;
  run: (context: StepContext<Secrets>) => Promise<Made>;
  /** Looks for what `run` made when its answer was lost. Without it the step is tried again only by a person. */
  find?: (context: StepContext<Secrets>) => Promise<Made | undefined>;
  /** Left out where the step made nothing that can be taken back. */
  undo?: { operation: Permission; run: (context: StepContext<Secrets>, made: Made) => Promise<void> };
}

export interface JobPlace {
  label: string;
  path: string;
}

export interface JobDefinition<Input = unknown, Secrets = unknown> {
  kind: string;
  /** Who may start it, go on with it and undo it. */
  permission: Permission;
  title: (input: Input) => string;
  /** Where its work is seen: a name, and a path below the environment's. */
  place?: (input: Input) => JobPlace;
  /** Pure: the same input gives the same steps after a restart. */
  steps: (input: Input) => JobStep<Secrets>[];
  /**
   * The steps do not hang on each other: several are under way at once, none sees what another made, and one that fails
   * does not stop the rest. Such a job may have ten thousand of them.
   */
  independent?: true;
}

/** Keeps the types of input and secrets together; the engine itself knows neither. */
export function defineJob<Input, Secrets = null>(definition: JobDefinition<Input, Secrets>) {
  return definition;
}

// biome-ignore lint/suspicious/noExplicitAny: each job is given back the input and secrets that it was started with
export type AnyJobDefinition = JobDefinition<any, any>;
