'use client';
// Step 6: what is still wrong, and every call that will be made, as it will be made.

import { useEffect, useState } from 'react';
import { useWatch } from 'react-hook-form';
import { Callout } from '@/components/callout';
import { CodeBlock } from '@/components/code-block';
import { Button } from '@/components/ui/button';
import { Skeleton } from '@/components/ui/skeleton';
import { plural } from '@/lib/format';
import type { Problem } from '@/lib/trading-partners/problems';
import { onlyUsed, stepOf, stepTitles } from '@/lib/trading-partners/steps';
import type { StepProps } from './wizard-form';

interface ShownCall {
  name: string;
  title: string;
  operation: string;
  json: string;
}

export function ReviewStep({ form, known, onMend }: StepProps & { onMend: (path: string) => void }) {
  const values = useWatch({ control: form.control });
  const [found, setFound] = useState<{ problems: Problem[]; calls: ShownCall[] }>();
  // biome-ignore lint/correctness/useExhaustiveDependencies: the whole form is read whenever a part of it changes
  useEffect(() => {
    let current = true;
    const look = async () => {
      const [{ problemsOf }, { plannedCalls, reviewed }] = await Promise.all([
        import('@/lib/trading-partners/problems'),
        import('@/lib/trading-partners/plan'),
      ]);
      const given = onlyUsed(form.getValues());
      if (!current) return;
      setFound({
        problems: problemsOf(given, known, Date.now()),
        calls: plannedCalls(given).map((call) => ({
          name: call.name,
          title: call.title,
          operation: call.operation,
          json: JSON.stringify(reviewed(call).input, null, 2),
        })),
      });
    };
    void look();
    return () => {
      current = false;
    };
  }, [form, known, values]);

  if (!found) return <Skeleton className="h-40" />;
  const { problems, calls } = found;
  return (
    <>
      {problems.length > 0 && (
        <Callout tone="danger" title={`${plural(problems.length, 'thing')} to mend first`}>
          <ul className="mt-1 flex flex-col gap-1.5">
            {problems.map(({ path, message }) => (
              <li key={`${path} ${message}`} className="flex flex-wrap items-baseline gap-x-2">
                <Button size="sm" onClick={() => onMend(path)}>
                  {stepTitles[stepOf(path)]}
                </Button>
                <span className="min-w-0 flex-1 basis-60">{message}</span>
              </li>
            ))}
          </ul>
        </Callout>
      )}
      <p className="text-muted">
        These {plural(calls.length, 'call')} are made, one after the other. What an earlier one answers is put
        in the place of ‹…›. If one fails, everything before it can be undone, or gone on with.
      </p>
      <ol className="flex flex-col gap-2">
        {calls.map((call, index) => (
          <li key={call.name}>
            <details className="group rounded-md border border-line bg-surface">
              <summary className="flex min-h-10 items-center gap-3 rounded-md px-3 py-2">
                <span aria-hidden className="w-4 shrink-0 text-right text-table text-muted tabular-nums">
                  {index + 1}
                </span>
                <span className="min-w-0 flex-1">{call.title}</span>
                <code className="text-table text-muted max-sm:hidden">{call.operation}</code>
              </summary>
              <div className="border-t border-line p-2">
                <CodeBlock label={`${call.operation} ${index + 1}`} code={call.json} />
              </div>
            </details>
          </li>
        ))}
      </ol>
    </>
  );
}
