'use client';
// How a host key is replaced without a warning at any client, and how far each type has come.

import { Identifier } from '@/components/identifier';
import { Section } from '@/components/section';
import { asSshKeygenPrints, type HostKeyRow, hostKeyTypeName, openRotations } from '@/lib/host-keys/rules';

export function RotationGuide({ hostKeys }: { hostKeys: readonly HostKeyRow[] }) {
  const rotations = openRotations(hostKeys);
  return (
    <Section title="Replacing a host key">
      <ol className="flex max-w-prose list-decimal flex-col gap-1.5 pl-5 text-pretty">
        <li>Import a new key of the same type. Clients notice nothing: it waits.</li>
        <li>Announce its fingerprint, and give everyone time to add it to what they trust.</li>
        <li>Delete the old key. The new one is in use at once, for every connection from then on.</li>
      </ol>
      <p className="mt-2 max-w-prose text-pretty text-muted">
        A key of a type that the server had not before is in use at once: clients that prefer the type may
        warn.
      </p>
      {rotations.length > 0 && (
        <ul aria-label="Replacements under way" className="mt-4 flex flex-col gap-3">
          {rotations.map(({ type, active, next }) => (
            <li key={type} className="rounded-md border border-line bg-sunken px-3 py-2.5">
              <p className="font-medium">{hostKeyTypeName(type)}: the second step</p>
              <p className="mt-1 text-table text-muted">Clients see</p>
              <Identifier value={asSshKeygenPrints(active.Fingerprint ?? '')} label="fingerprint in use" />
              <p className="mt-1 text-table text-muted">
                They will see, as soon as that one is deleted: announce it
              </p>
              <Identifier value={asSshKeygenPrints(next.Fingerprint ?? '')} label="fingerprint to announce" />
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}
