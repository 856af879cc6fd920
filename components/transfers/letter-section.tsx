/** A text about the message to send to the partner. Usage: `<LetterSection facts={…} />` */
import { type LetterFacts, letterFor } from '@/lib/transfers/letter';
import { LETTER_ANCHOR } from '@/lib/transfers/mend';
import { CodeBlock } from '../code-block';
import { Section } from '../section';

export function LetterSection({ facts }: { facts: LetterFacts }) {
  return (
    <div id={LETTER_ANCHOR} className="scroll-mt-4">
      <Section
        title="Text for the partner"
        description="What they need to find the message in their own log. It holds no content of the file."
      >
        <CodeBlock label="text to copy" wrap={false} code={letterFor(facts)} />
      </Section>
    </div>
  );
}
