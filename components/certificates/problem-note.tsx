/** Why something that was pasted is not taken, with the command that helps. */
import type { PastedProblem } from '@/lib/certificates/facts';
import { Callout } from '../callout';
import { CodeBlock } from '../code-block';

export function ProblemNote({ problem, removed = false }: { problem: PastedProblem; removed?: boolean }) {
  return (
    <Callout tone={removed ? 'danger' : 'warn'} title={problem.title}>
      {removed && (
        <p>
          It was taken out of this page at once. Nothing was sent, and nothing was kept. If it came to you by
          mail or chat, others may hold it too: then a new pair is needed.
        </p>
      )}
      <p className={removed ? 'mt-2' : undefined}>{problem.advice}</p>
      {problem.command && (
        <div className="mt-2">
          <CodeBlock label="command" code={problem.command} />
        </div>
      )}
    </Callout>
  );
}
