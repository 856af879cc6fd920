// What an update replaced: a line for each member, the old value beside the new one.

import type { Change } from '@/lib/activity/changes';

export function ActivityChanges({ changes }: { changes: readonly Change[] }) {
  if (changes.length === 0) {
    return <p className="text-table text-muted">What was asked for was there already.</p>;
  }
  return (
    <div>
      <p className="mb-1 text-table text-muted">Changes</p>
      <dl aria-label="Changes" className="divide-y divide-line rounded-md border border-line bg-surface">
        {changes.map(({ member, before, after }) => (
          <div key={member} className="grid gap-x-4 gap-y-1 px-3 py-2 md:grid-cols-[14rem_1fr_1fr]">
            <dt className="font-mono text-table break-all">{member}</dt>
            <Value sign="−" said="Before" text={before} />
            <Value sign="+" said="After" text={after} />
          </div>
        ))}
      </dl>
    </div>
  );
}

function Value({ sign, said, text }: { sign: string; said: string; text: string | undefined }) {
  return (
    <dd className="flex min-w-0 gap-2 font-mono text-table">
      <span aria-hidden className="text-muted select-none">
        {sign}
      </span>
      <span className="sr-only">{said}: </span>
      {text === undefined ? (
        <span className="font-sans text-muted">not set</span>
      ) : (
        <span className="min-w-0 break-all whitespace-pre-wrap">{text}</span>
      )}
    </dd>
  );
}
