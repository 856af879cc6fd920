/** The state of a job as a word with its shape. Usage: `<JobMark state={job.state} />` */
import { StateMark } from '@/components/state-mark';
import type { JobSummary } from '@/lib/jobs/reads';

const marks = {
  running: { word: 'Working', shape: 'turning' },
  undoing: { word: 'Undoing', shape: 'turning' },
  completed: { word: 'Done', shape: 'filled' },
  failed: { word: 'Stopped', shape: 'failed' },
  undone: { word: 'Undone', shape: 'hollow' },
} as const;

export function jobWord(state: JobSummary['state']): string {
  return marks[state].word;
}

export function JobMark({ state }: { state: JobSummary['state'] }) {
  return <StateMark state={marks[state].word} shape={marks[state].shape} />;
}
