// What is missing, about to end or unsafe, the worst first, each with the way to mend it.

import { CircleAlert, CircleCheck, Info, TriangleAlert } from 'lucide-react';
import { Section } from '@/components/section';
import { LinkButton } from '@/components/ui/link-button';
import { cn } from '@/lib/cn';
import type { Finding } from '@/lib/trading-partners/rules';

const marks = {
  danger: { icon: CircleAlert, tone: 'text-danger', word: 'Broken:' },
  warn: { icon: TriangleAlert, tone: 'text-warn', word: 'Look at it:' },
  note: { icon: Info, tone: 'text-muted', word: 'Note:' },
};

export function HealthSection({
  environmentId,
  findings,
}: {
  environmentId: string;
  findings: readonly Finding[];
}) {
  return (
    <Section title="Health" flush>
      {findings.length === 0 ? (
        <p className="flex items-center gap-2 px-4 py-3">
          <CircleCheck aria-hidden className="size-4 text-ok" />
          Nothing is missing, and nothing ends within 60 days.
        </p>
      ) : (
        <ul className="divide-y divide-line">
          {findings.map(({ code, urgency, text, fix }) => {
            const { icon: Icon, tone, word } = marks[urgency];
            return (
              <li key={`${code} ${text}`} className="flex flex-wrap items-center gap-x-4 gap-y-2 px-4 py-2.5">
                <span className="flex min-w-0 flex-1 basis-72 items-start gap-2">
                  <Icon aria-hidden className={cn('mt-0.5 size-4 shrink-0', tone)} />
                  <span>
                    <span className="sr-only">{word} </span>
                    {text}
                  </span>
                </span>
                <LinkButton size="sm" href={`/e/${environmentId}/${fix.path}`}>
                  {fix.label}
                </LinkButton>
              </li>
            );
          })}
        </ul>
      )}
    </Section>
  );
}
