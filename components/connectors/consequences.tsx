/** What chosen settings mean, in a frame of warning; nothing where there is nothing to say. Usage: `<Consequences of={sentences} />` */
import { Callout } from '../callout';

export function Consequences({ of: sentences }: { of: readonly string[] }) {
  if (sentences.length === 0) return null;
  return (
    <Callout tone="warn">
      {sentences.map((sentence) => (
        <p key={sentence}>{sentence}</p>
      ))}
    </Callout>
  );
}
