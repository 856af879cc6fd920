/** How a partner is, in a word with its shape, or its worst trouble. Usage: `<FindingMark findings={findings} />` */
import { CircleCheck, TriangleAlert } from 'lucide-react';
import { cn } from '@/lib/cn';
import type { Finding } from '@/lib/trading-partners/rules';

export function FindingMark({ findings }: { findings: readonly Finding[] }) {
  const serious = findings.filter(({ urgency }) => urgency !== 'note');
  const [worst] = serious;
  const Icon = worst ? TriangleAlert : CircleCheck;
  return (
    <span className="flex min-w-0 items-start gap-1.5">
      <Icon
        aria-hidden
        className={cn(
          'mt-0.5 size-4 shrink-0',
          worst ? (worst.urgency === 'danger' ? 'text-danger' : 'text-warn') : 'text-ok',
        )}
      />
      <span className="min-w-0">
        {worst ? worst.text : 'In order'}
        {serious.length > 1 && <span className="text-muted"> And {serious.length - 1} more.</span>}
      </span>
    </span>
  );
}
