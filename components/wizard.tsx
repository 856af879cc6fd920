'use client';
/**
 * The steps of a long form: where one is, which are done, which need attention, with a way back to each.
 * Usage: `<WizardSteps label="New partner" steps={steps} current="ours" onGo={(id) => …} />` beside the fields of the current step.
 */
import { Check, TriangleAlert } from 'lucide-react';
import { cn } from '@/lib/cn';

export type WizardStep<Id extends string = string> = {
  id: Id;
  title: string;
  state: 'open' | 'done' | 'error';
};

const said = { open: '', done: ', done', error: ', needs attention' };

export function WizardSteps<Id extends string>({
  label,
  steps,
  current,
  onGo,
}: {
  label: string;
  steps: readonly WizardStep<Id>[];
  current: Id;
  onGo: (id: Id) => void;
}) {
  const at = steps.findIndex(({ id }) => id === current);
  return (
    <nav aria-label={label}>
      <p className="mb-2 text-table text-muted lg:hidden">
        Step {at + 1} of {steps.length}: <span className="text-ink">{steps[at]?.title}</span>
      </p>
      <ol className="flex gap-1 lg:flex-col lg:gap-0.5">
        {steps.map((step, index) => (
          <li key={step.id} className="max-lg:flex-1">
            <button
              type="button"
              aria-current={step.id === current ? 'step' : undefined}
              aria-label={`${step.title}${said[step.state]}`}
              onClick={() => onGo(step.id)}
              className={cn(
                'flex h-9 w-full items-center gap-2.5 rounded-md px-2 text-left pointer-coarse:h-11 max-lg:justify-center max-lg:border max-lg:border-line',
                step.id === current
                  ? 'bg-hover font-medium text-ink'
                  : 'text-muted hover:bg-hover hover:text-ink',
              )}
            >
              <Mark step={step} number={index + 1} current={step.id === current} />
              <span className="truncate max-lg:hidden">{step.title}</span>
            </button>
          </li>
        ))}
      </ol>
    </nav>
  );
}

function Mark({ step, number, current }: { step: WizardStep; number: number; current: boolean }) {
  if (step.state === 'error') return <TriangleAlert aria-hidden className="size-5 shrink-0 text-danger" />;
  return (
    <span
      aria-hidden
      className={cn(
        'grid size-5 shrink-0 place-items-center rounded-full border text-xs tabular-nums',
        current ? 'border-accent bg-accent text-on-accent' : 'border-line-strong',
        step.state === 'done' && !current && 'border-ok text-ok',
      )}
    >
      {step.state === 'done' && !current ? <Check className="size-3.5" /> : number}
    </span>
  );
}
