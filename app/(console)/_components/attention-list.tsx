'use client';
// What needs attention in one environment, worst first, each with a link to its server.

import type { DescribedServer } from '@aws-sdk/client-transfer';
import { CircleAlert, CircleCheck, TriangleAlert } from 'lucide-react';
import { useMemo, useState } from 'react';
import { AppLink } from '@/components/ui/app-link';
import { Button } from '@/components/ui/button';
import { plural } from '@/lib/format';
import { attentionOf, type Urgency } from '@/lib/servers/attention';
import { serverName } from '@/lib/servers/rules';

const SHOWN_AT_FIRST = 6;

const marks = {
  danger: { icon: CircleAlert, look: 'text-danger', word: 'Urgent' },
  warn: { icon: TriangleAlert, look: 'text-warn', word: 'Warning' },
} as const;

function findings(servers: readonly DescribedServer[]) {
  const all = servers.flatMap((server) =>
    attentionOf(server).map((attention) => ({
      ...attention,
      server,
      key: `${server.ServerId} ${attention.code}`,
    })),
  );
  return all.sort((a, b) => Number(b.urgency === 'danger') - Number(a.urgency === 'danger'));
}

export function AttentionList({
  environmentId,
  servers,
  pending,
}: {
  environmentId: string;
  servers: readonly DescribedServer[];
  pending: number;
}) {
  const found = useMemo(() => findings(servers), [servers]);
  const [all, setAll] = useState(false);
  const shown = all ? found : found.slice(0, SHOWN_AT_FIRST);
  return (
    <div className="border-t border-line">
      <h3 className="px-4 pt-3 text-table font-medium text-muted">
        Needs attention
        {found.length > 0 && ` · ${found.length}`}
      </h3>
      {found.length === 0 && (
        <p className="flex items-center gap-1.5 px-4 pt-1.5 pb-3">
          {pending > 0 ? (
            <span className="text-muted">Looking at {plural(pending, 'server')}…</span>
          ) : (
            <>
              <CircleCheck aria-hidden className="size-4 text-ok" />
              Nothing.
            </>
          )}
        </p>
      )}
      <ul className="pt-1 pb-2">
        {shown.map(({ key, server, urgency, text }) => (
          <li key={key} className="flex items-start gap-2 px-4 py-1.5">
            <Mark urgency={urgency} />
            <p className="min-w-0 flex-1">
              <AppLink href={`/e/${environmentId}/servers/${server.ServerId}`} className="link">
                {serverName(server.Tags) ?? <span className="font-mono text-table">{server.ServerId}</span>}
              </AppLink>{' '}
              {text}
            </p>
          </li>
        ))}
      </ul>
      {found.length > shown.length && (
        <div className="px-4 pb-3">
          <Button size="sm" onClick={() => setAll(true)}>
            Show all {found.length}
          </Button>
        </div>
      )}
    </div>
  );
}

function Mark({ urgency }: { urgency: Urgency }) {
  const { icon: Icon, look, word } = marks[urgency];
  return (
    <>
      <Icon aria-hidden className={`mt-0.5 size-4 shrink-0 ${look}`} />
      <span className="sr-only">{word}:</span>
    </>
  );
}
