'use client';
/** One step of a job: its state, what it made, or why it failed. Usage: `<StepRow step={step} done="Removed" />` */
import type { ReactNode } from 'react';
import { ErrorText } from '@/components/error-panel';
import { StateMark } from '@/components/state-mark';
import type { JobStepProgress } from '@/lib/jobs/reads';

const marks = {
  waiting: { word: 'Waiting', shape: 'hollow' },
  running: { word: 'Working', shape: 'turning' },
  done: { word: 'Done', shape: 'filled' },
  failed: { word: 'Failed', shape: 'failed' },
  unknown: { word: 'Not known', shape: 'failed' },
  undone: { word: 'Undone', shape: 'hollow' },
} as const;

export function StepRow({
  step: { title, state, error },
  below,
  made,
  done = marks.done.word,
}: {
  step: JobStepProgress;
  /** Under the title. */
  below?: ReactNode;
  /** What it made, with the way there. */
  made?: ReactNode;
  /** The word for a step that is over. */
  done?: string;
}) {
  const { word, shape } = marks[state];
  return (
    <li className="px-4 py-3">
      <div className="flex flex-wrap items-center gap-x-4 gap-y-1">
        <span className="min-w-0 flex-1 basis-64 break-words">
          <span className="block">{title}</span>
          {below}
        </span>
        {made}
        <span className="w-24">
          <StateMark state={state === 'done' ? done : word} shape={shape} />
        </span>
      </div>
      {error && (
        <div className="mt-1.5 text-table">
          <ErrorText error={error} />
        </div>
      )}
    </li>
  );
}
