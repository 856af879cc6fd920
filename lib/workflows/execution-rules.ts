// What became of an execution, put together from the events that its server logged. Pure.

export type ExecutionState = 'waiting' | 'running' | 'handling' | 'completed' | 'failed' | 'unknown';

export interface StepRun {
  /** Exception steps run after a step has failed. */
  handling: boolean;
  type: string;
  name: string;
  state: 'running' | 'completed' | 'failed';
  /** Epoch milliseconds. */
  startedAt: number;
  endedAt?: number;
  error?: { type: string; message: string };
  /** What the function of a custom step has to send. */
  token?: string;
}

export interface Execution {
  workflowId: string;
  executionId: string;
  serverId: string;
  userName: string;
  /** `/bucket/key`, or `fs-…:/path`. */
  file: string;
  state: ExecutionState;
  startedAt: number;
  endedAt?: number;
  steps: StepRun[];
}

/** As it is kept: an event of the log with its id, by which one that is read again is known. */
export interface ExecutionEvent {
  id: string;
  at: number;
  type: string;
  stepType?: string;
  stepName?: string;
  file?: string;
  errorType?: string;
  errorMessage?: string;
  token?: string;
}

export interface EventOfExecution extends ExecutionEvent {
  workflowId: string;
  executionId: string;
  serverId: string;
  userName: string;
}

type Json = Record<string, unknown>;

/** Undefined for a line that tells of no execution. */
export function readExecutionEvent(id: string, at: number, text: string): EventOfExecution | undefined {
  let line: Json;
  try {
    line = object(JSON.parse(text));
  } catch {
    return undefined;
  }
  const [type, workflowId, executionId] = [word(line.type), word(line.workflowId), word(line.executionId)];
  if (!type || !workflowId || !executionId) return undefined;
  const details = object(line.details);
  const input = object(details.input);
  const transfer = object(line.transferDetails);
  return {
    id,
    at,
    type,
    workflowId,
    executionId,
    serverId: word(transfer.serverId),
    userName: word(transfer.username),
    ...optional('stepType', details.stepType),
    ...optional('stepName', details.stepName),
    ...optional('file', fileIn(object(input.initialFileLocation ?? input.fileLocation))),
    ...optional('errorType', details.errorType),
    ...optional('errorMessage', details.errorMessage),
    ...optional('token', object(details.output).token),
  };
}

function fileIn({ bucket, key, filesystemId, fileSystemId, path }: Json): string {
  if (bucket) return `/${word(bucket)}/${word(key)}`;
  const system = word(filesystemId) || word(fileSystemId);
  return system ? `${system}:${word(path)}` : '';
}

function optional<Name extends keyof ExecutionEvent>(name: Name, value: unknown) {
  const text = word(value);
  return (text ? { [name]: text } : {}) as Partial<Record<Name, string>>;
}

function object(value: unknown): Json {
  return typeof value === 'object' && value !== null ? (value as Json) : {};
}

function word(value: unknown): string {
  return typeof value === 'string' ? value.slice(0, 2000) : '';
}

/** Each event once, the oldest first. */
export function mergeEvents(
  known: readonly ExecutionEvent[],
  more: readonly ExecutionEvent[],
): ExecutionEvent[] {
  const byId = new Map([...known, ...more].map((event) => [event.id, event]));
  return [...byId.values()].sort((a, b) => a.at - b.at || compareIds(a.id, b.id));
}

/** CloudWatch's ids are long numbers that rise; the shorter is the smaller. */
function compareIds(a: string, b: string): number {
  return a.length - b.length || (a < b ? -1 : a > b ? 1 : 0);
}

export type Course = Pick<Execution, 'state' | 'startedAt' | 'endedAt' | 'steps' | 'file'>;

/** How it went so far; `events` in their order. */
export function courseOf(events: readonly ExecutionEvent[]): Course {
  const course: Course = { state: 'waiting', startedAt: events[0]?.at ?? 0, steps: [], file: '' };
  for (const event of events) apply(course, event);
  return course;
}

function apply(course: Course, event: ExecutionEvent): void {
  const { at, type, stepType = '', stepName = '', errorType = '', errorMessage: message = '' } = event;
  const last = course.steps.at(-1);
  course.file ||= event.file ?? '';
  switch (type) {
    case 'ExecutionStarted':
      course.state = 'running';
      break;
    case 'StepStarted': {
      const repeated = last?.state === 'running' && last.type === stepType && last.name === stepName;
      if (repeated) break;
      const handling = course.state === 'handling';
      course.steps.push({ handling, type: stepType, name: stepName, state: 'running', startedAt: at });
      break;
    }
    case 'CustomStepInvoked':
      if (last && event.token) last.token = event.token;
      break;
    case 'StepCompleted':
      if (last) Object.assign(last, { state: 'completed', endedAt: at });
      break;
    case 'StepErrored':
      if (last) Object.assign(last, { state: 'failed', endedAt: at, error: { type: errorType, message } });
      course.state = 'handling';
      break;
    case 'ExecutionCompleted':
    case 'ExecutionErrored':
      course.state = type === 'ExecutionCompleted' ? 'completed' : 'failed';
      course.endedAt = at;
  }
}

export function isOver({ state }: Pick<Execution, 'state'>): boolean {
  return state === 'completed' || state === 'failed' || state === 'unknown';
}

export const stateMarks = {
  waiting: { word: 'Waiting for its turn', shape: 'waiting' },
  running: { word: 'Running', shape: 'turning' },
  handling: { word: 'Handling a failure', shape: 'turning' },
  completed: { word: 'Completed', shape: 'filled' },
  failed: { word: 'Failed', shape: 'failed' },
  unknown: { word: 'Ended, outcome not logged', shape: 'hollow' },
} as const;

/** What an error type of AWS means, and what helps. */
export const errorAdvice: Record<string, string> = {
  PERMISSION_DENIED: 'The execution role may not do this. Extend its policy.',
  CUSTOM_STEP_FAILED: 'The function itself reported a failure. Its own log says why.',
  THROTTLED: 'Too many executions started at once; AWS starts 100 and then one more each second.',
  ALREADY_EXISTS: 'A file is there already, and the step does not overwrite.',
  NOT_FOUND: 'The file, or the key to decrypt it, was not there, or the file was replaced meanwhile.',
  BAD_REQUEST: 'AWS cannot do this step with this file, such as tagging on EFS or decrypting what is no PGP.',
  TIMEOUT: 'The function did not answer within the time of the step.',
  INTERNAL_SERVER_ERROR: 'AWS failed. Upload the file again, and ask AWS if it goes on.',
};
