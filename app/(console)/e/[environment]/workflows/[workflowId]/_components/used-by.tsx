'use client';
// The servers that run a workflow.

import { Section } from '@/components/section';
import { AppLink } from '@/components/ui/app-link';
import { Badge } from '@/components/ui/badge';
import { list } from '@/lib/format';
import type { WorkflowDetail } from '@/lib/workflows/reads';
import { triggerNames } from '@/lib/workflows/rules';

export function UsedBy({
  environmentId,
  workflow: { usedBy },
}: {
  environmentId: string;
  workflow: WorkflowDetail;
}) {
  return (
    <Section title="Runs on" flush={usedBy.length > 0}>
      {usedBy.length === 0 ? (
        <p className="text-muted">No server. Attach it on the page of a server, under Workflows.</p>
      ) : (
        <ul aria-label="Servers that run it" className="divide-y divide-line">
          {usedBy.map(({ ServerId, name, triggers, logs }) => (
            <li key={ServerId} className="flex flex-wrap items-center gap-x-3 gap-y-1 px-4 py-2.5">
              <AppLink
                href={`/e/${environmentId}/servers/${ServerId}`}
                className="font-medium hover:underline"
              >
                {name ?? <span className="font-mono">{ServerId}</span>}
              </AppLink>
              <span className="text-muted">on {list(triggers.map((trigger) => triggerNames[trigger]))}</span>
              {!logs && <Badge tone="warn">Writes no log</Badge>}
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}
