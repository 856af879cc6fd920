'use client';
// What the server on the form will cost and to whom it opens.

import { useWatch } from 'react-hook-form';
import { costsOf, exposureOf } from '@/lib/servers/consequence-rules';
import type { ServerForm } from './new-server-form';

export function Consequences({ form }: { form: ServerForm }) {
  const [Protocols, EndpointType, IdentityProviderType, destination, role] = useWatch({
    control: form.control,
    name: ['Protocols', 'EndpointType', 'IdentityProviderType', 'StructuredLogDestinations', 'LoggingRole'],
  });
  const logs = Boolean(destination.trim() || role.trim());
  const choices = { Protocols, EndpointType, IdentityProviderType, logs };
  if (Protocols.length === 0) return null;
  return (
    <section
      aria-label="What this costs and opens"
      className="grid gap-x-6 gap-y-3 rounded-md border border-line bg-sunken px-3.5 py-3 sm:grid-cols-2"
    >
      <Points title="What this costs" points={costsOf(choices)} />
      <Points title="What this opens" points={exposureOf(choices)} />
    </section>
  );
}

function Points({ title, points }: { title: string; points: readonly string[] }) {
  return (
    <div className="min-w-0">
      <p className="font-medium">{title}</p>
      <ul className="mt-1 flex flex-col gap-1.5 text-table text-pretty text-muted">
        {points.map((point) => (
          <li key={point}>{point}</li>
        ))}
      </ul>
    </div>
  );
}
