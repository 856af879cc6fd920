/** The steps of a workflow in words, in their order. Usage: `<StepsSummary steps={workflow.Steps} label="Steps" />` */
import type { WorkflowStep } from '@aws-sdk/client-transfer';
import { detailsOf, stepNames, stepSentence } from '@/lib/workflows/rules';

export function StepsSummary({ steps, label }: { steps: readonly WorkflowStep[]; label: string }) {
  return (
    <ol aria-label={label} className="flex flex-col gap-3">
      {steps.map((step, index) => {
        const { Name } = detailsOf(step);
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: the steps of a workflow never change
          <li key={index} className="flex gap-3">
            <StepNumber number={index + 1} />
            <div className="min-w-0">
              <p className="font-medium">
                {step.Type ? stepNames[step.Type] : 'Unknown'}
                {Name && <span className="font-normal text-muted"> · {Name}</span>}
              </p>
              <p className="text-pretty break-words text-muted">{stepSentence(step, index === 0)}.</p>
            </div>
          </li>
        );
      })}
    </ol>
  );
}

export function StepNumber({ number }: { number: number }) {
  return (
    <span
      aria-hidden
      className="mt-0.5 flex size-6 shrink-0 items-center justify-center rounded-full border border-line bg-sunken text-xs font-medium text-muted"
    >
      {number}
    </span>
  );
}
