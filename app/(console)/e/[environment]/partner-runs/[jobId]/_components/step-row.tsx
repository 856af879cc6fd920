'use client';
// One step of a run: its state, the id that it made with the way there, or why it failed.

import { ErrorText } from '@/components/error-panel';
import { Identifier } from '@/components/identifier';
import { StateMark } from '@/components/state-mark';
import { AppLink } from '@/components/ui/app-link';
import type { JobStepProgress } from '@/lib/jobs/reads';
import { objectPath } from '@/lib/trading-partners/rules';

const marks = {
  waiting: { word: 'Waiting', shape: 'hollow' },
  running: { word: 'Working', shape: 'turning' },
  done: { word: 'Done', shape: 'filled' },
  failed: { word: 'Failed', shape: 'failed' },
  unknown: { word: 'Not known', shape: 'failed' },
  undone: { word: 'Undone', shape: 'hollow' },
} as const;

export function StepRow({ environmentId, step }: { environmentId: string; step: JobStepProgress }) {
  const { title, operation, state, made, error } = step;
  const mark = marks[state];
  const id = made?.id;
  return (
    <li className="px-4 py-3">
      <div className="flex flex-wrap items-center gap-x-4 gap-y-1">
        <span className="min-w-0 flex-1 basis-64">
          <span className="block">{title}</span>
          <code className="text-xs text-muted">{operation}</code>
        </span>
        {id && state === 'done' && (
          <span className="flex items-center gap-2 text-table">
            <Identifier value={id} label="id" />
            <AppLink
              href={objectPath(environmentId, id, made?.ServerId)}
              aria-label={`Open ${id}`}
              className="underline underline-offset-3"
            >
              Open
            </AppLink>
          </span>
        )}
        <span className="w-24">
          <StateMark state={mark.word} shape={mark.shape} />
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
