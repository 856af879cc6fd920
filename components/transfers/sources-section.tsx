/** Where what a page says comes from, and what could not be known. Usage: `<SourcesSection sources={[{ name: 'Log', source }]} />` */
import { CircleCheck, CircleDashed } from 'lucide-react';
import type { Source } from '@/lib/transfers/sources';
import { MonoText } from '../identifier';
import { Section } from '../section';
import { Button } from '../ui/button';

export function SourcesSection({
  sources,
  onAgain,
  looking,
}: {
  sources: readonly { name: string; source: Source<unknown> }[];
  onAgain: () => void;
  looking: boolean;
}) {
  return (
    <Section
      title="Where this comes from"
      description="AWS keeps the details of a message in several places, and some arrive late."
      actions={
        <Button size="sm" pending={looking} onClick={onAgain}>
          Look again
        </Button>
      }
    >
      <ul className="flex flex-col gap-2.5">
        {sources.map(({ name, source }) => {
          const found = 'value' in source;
          const Icon = found ? CircleCheck : CircleDashed;
          return (
            <li key={name} className="flex gap-2">
              <Icon aria-hidden className={`mt-0.5 size-4 shrink-0 ${found ? 'text-ok' : 'text-muted'}`} />
              <div className="min-w-0">
                <p>
                  {name}
                  <span className="sr-only">: {found ? 'found' : 'not found'}</span>
                </p>
                <p className="max-w-prose text-table text-muted">
                  {found ? <MonoText>{source.from}</MonoText> : source.missing}
                </p>
              </div>
            </li>
          );
        })}
      </ul>
    </Section>
  );
}
