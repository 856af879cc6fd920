'use client';
// One execution: the file and how it went, and below, once opened, each of its steps.

import { ChevronRight } from 'lucide-react';
import type { ReactNode } from 'react';
import { CopyButton } from '@/components/copy-button';
import { RelativeTime } from '@/components/relative-time';
import { StateMark } from '@/components/state-mark';
import { AppLink } from '@/components/ui/app-link';
import { StepNumber } from '@/components/workflows/steps-summary';
import { duration } from '@/lib/format';
import { type Execution, errorAdvice, type StepRun, stateMarks } from '@/lib/workflows/execution-rules';
import { stepNames } from '@/lib/workflows/rules';
import { ReportStep } from './report-step';

export function ExecutionRow({ environmentId, execution }: { environmentId: string; execution: Execution }) {
  const { executionId, file, userName, serverId, state, startedAt, endedAt, steps } = execution;
  const { word, shape } = stateMarks[state];
  const failed = steps.find((step) => step.error);
  return (
    <li>
      <details className="group">
        <summary className="flex list-none flex-wrap items-center gap-x-3 gap-y-1 px-4 py-2.5 hover:bg-hover">
          <ChevronRight
            aria-hidden
            className="size-4 shrink-0 text-muted transition-transform group-open:rotate-90"
          />
          <StateMark state={word} shape={shape} />
          <span className="min-w-0 flex-1 basis-60 truncate font-mono text-table">{file}</span>
          <span className="text-table text-muted">{userName}</span>
          <span className="text-table text-muted">
            <RelativeTime moment={startedAt} />
          </span>
          {failed && (
            <span className="basis-full pl-7 text-table text-danger">
              {stepNames[failed.type as keyof typeof stepNames] ?? failed.type} failed: {failed.error?.type}
            </span>
          )}
        </summary>
        <div className="flex flex-col gap-4 border-t border-line bg-sunken px-4 py-4 sm:pl-11">
          {steps.length > 0 ? (
            <ol aria-label="Steps of the execution" className="flex flex-col gap-3">
              {steps.map((step, index) => (
                <Step
                  // biome-ignore lint/suspicious/noArrayIndexKey: steps are only added at the end
                  key={index}
                  number={index + 1}
                  step={step}
                  report={
                    step.state === 'running' && step.token ? (
                      <ReportStep environmentId={environmentId} execution={execution} token={step.token} />
                    ) : null
                  }
                />
              ))}
            </ol>
          ) : (
            <p className="text-muted">No step is known of.</p>
          )}
          <p className="flex flex-wrap items-center gap-x-3 gap-y-1 text-table text-muted">
            {endedAt !== undefined && <span>Took {duration(endedAt - startedAt)}</span>}
            <AppLink href={`/e/${environmentId}/servers/${serverId}`} className="font-mono hover:underline">
              {serverId}
            </AppLink>
            <span className="inline-flex min-w-0 items-center gap-1">
              <span className="min-w-0 font-mono break-all">{executionId}</span>
              <CopyButton value={executionId} label="execution id" />
            </span>
          </p>
        </div>
      </details>
    </li>
  );
}

const shapes = { running: 'turning', completed: 'filled', failed: 'failed' } as const;
const words = { running: 'Running', completed: 'Completed', failed: 'Failed' } as const;

function Step({ number, step, report }: { number: number; step: StepRun; report: ReactNode }) {
  const { type, name, state, startedAt, endedAt, error, handling, token } = step;
  const waits = state === 'running' && token;
  return (
    <li className="flex gap-3">
      <StepNumber number={number} />
      <div className="min-w-0 flex-1">
        <div className="flex flex-wrap items-center gap-x-3">
          <p className="font-medium">
            {stepNames[type as keyof typeof stepNames] ?? type}
            {name && <span className="font-normal text-muted"> · {name}</span>}
            {handling && <span className="font-normal text-muted"> · after the failure</span>}
          </p>
          <StateMark state={waits ? 'Waits for the function' : words[state]} shape={shapes[state]} />
          {endedAt !== undefined && startedAt > 0 && (
            <span className="text-table text-muted">{duration(endedAt - startedAt)}</span>
          )}
        </div>
        {error && (
          <p className="text-pretty break-words">
            <span className="font-mono text-table text-danger">{error.type}</span> {error.message}
            {errorAdvice[error.type] && <span className="block text-muted">{errorAdvice[error.type]}</span>}
          </p>
        )}
        {report}
      </div>
    </li>
  );
}
