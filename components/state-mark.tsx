/**
 * A state as a word with a shape beside its colour: filled, hollow, half filled while it waits, turning, or a triangle.
 * Usage: `<StateMark state={server.State} />`; other states give their own shape: `<StateMark state="Active" shape="filled" />`
 */
import { cn } from '@/lib/cn';

export type StateShape = 'filled' | 'hollow' | 'turning' | 'failed' | 'waiting';

const shapes: Record<string, StateShape> = {
  ONLINE: 'filled',
  OFFLINE: 'hollow',
  STARTING: 'turning',
  STOPPING: 'turning',
  START_FAILED: 'failed',
  STOP_FAILED: 'failed',
};

const words: Record<string, string> = {
  ONLINE: 'Online',
  OFFLINE: 'Offline',
  STARTING: 'Starting',
  STOPPING: 'Stopping',
  START_FAILED: 'Start failed',
  STOP_FAILED: 'Stop failed',
};

const tones: Record<StateShape, string> = {
  filled: 'text-ok',
  hollow: 'text-muted',
  turning: 'text-accent',
  waiting: 'text-accent',
  failed: 'text-danger',
};

export function StateMark({ state, shape }: { state: string; shape?: StateShape }) {
  const form = shape ?? shapes[state] ?? 'hollow';
  return (
    <span className="inline-flex items-center gap-1.5 whitespace-nowrap">
      <svg
        aria-hidden="true"
        viewBox="0 0 12 12"
        className={cn('size-3 shrink-0', tones[form], form === 'turning' && 'animate-spin')}
      >
        <Shape form={form} />
      </svg>
      <span className={cn(form === 'failed' && 'font-medium text-danger')}>{words[state] ?? state}</span>
    </span>
  );
}

function Shape({ form }: { form: StateShape }) {
  if (form === 'filled') return <circle cx="6" cy="6" r="4.5" fill="currentColor" />;
  if (form === 'failed') return <path d="M6 1 11.5 11H.5Z" fill="currentColor" />;
  const ring = { cx: 6, cy: 6, r: 4.25, fill: 'none', stroke: 'currentColor', strokeWidth: 1.5 };
  if (form === 'waiting') {
    return (
      <>
        <circle {...ring} />
        <path d="M6 1.75a4.25 4.25 0 0 1 0 8.5Z" fill="currentColor" />
      </>
    );
  }
  return form === 'hollow' ? (
    <circle {...ring} />
  ) : (
    <circle {...ring} strokeDasharray="18 9" strokeLinecap="round" />
  );
}
