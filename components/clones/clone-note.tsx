'use client';
/** Says in a create form what it was cloned from and what could not be carried over. Usage: `<CloneNote name="alice" environmentId="prod" left={[…]} />` */
import { Callout } from '../callout';
import { useEnvironments } from '../environment';

export function CloneNote({
  name,
  environmentId,
  left,
}: {
  /** Of the original. */
  name: string;
  /** Where the original is. */
  environmentId: string;
  left: readonly string[];
}) {
  const label = useEnvironments().find(({ id }) => id === environmentId)?.label ?? environmentId;
  return (
    <div className="mb-5 max-w-3xl">
      <Callout title={`Cloned from ${name} in ${label}`}>
        {left.length === 0 ? (
          <p>Everything was carried over. Nothing is made until you create it.</p>
        ) : (
          <>
            <p>Nothing is made until you create it. Not carried over:</p>
            <ul className="mt-1 list-disc space-y-1 pl-5 marker:text-muted">
              {left.map((sentence) => (
                <li key={sentence} className="break-words">
                  {sentence}
                </li>
              ))}
            </ul>
          </>
        )}
      </Callout>
    </div>
  );
}
