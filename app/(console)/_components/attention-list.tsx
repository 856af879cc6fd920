'use client';
// What needs attention in one environment: servers with something urgent first, each with a link to it.

import type { DescribedServer } from '@aws-sdk/client-transfer';
import { CircleAlert, CircleCheck, TriangleAlert } from 'lucide-react';
import { useMemo, useState } from 'react';
import { AppLink } from '@/components/ui/app-link';
import { Button } from '@/components/ui/button';
import { plural } from '@/lib/format';
import { type Attention, attentionOf } from '@/lib/servers/attention';
import { serverName } from '@/lib/servers/rules';

const SHOWN_AT_FIRST = 5;

const marks = {
  danger: { icon: CircleAlert, look: 'text-danger', word: 'Urgent' },
  warn: { icon: TriangleAlert, look: 'text-warn', word: 'Warning' },
} as const;

interface Finding {
  server: DescribedServer;
  attention: Attention[];
}

function findings(servers: readonly DescribedServer[]): Finding[] {
  const urgent = ({ attention }: Finding) => attention.filter(({ urgency }) => urgency === 'danger').length;
  return servers
    .map((server) => ({ server, attention: attentionOf(server) }))
    .filter(({ attention }) => attention.length > 0)
    .sort((a, b) => urgent(b) - urgent(a) || b.attention.length - a.attention.length);
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
  const looking = `Looking at ${plural(pending, 'more server')}…`;
  return (
    <div className="border-t border-line px-4 pt-3 pb-2">
      <h3 className="text-table font-medium text-muted">
        Needs attention{found.length > 0 && ` · ${plural(found.length, 'server')}`}
      </h3>
      {found.length === 0 && pending === 0 && (
        <p className="flex items-center gap-1.5 py-1.5">
          <CircleCheck aria-hidden className="size-4 text-ok" />
          Nothing.
        </p>
      )}
      <ul className="divide-y divide-line">
        {shown.map(({ server, attention }) => (
          <li
            key={server.ServerId}
            className="grid gap-x-6 gap-y-1 py-2.5 md:grid-cols-[minmax(0,15rem)_minmax(0,1fr)]"
          >
            <AppLink
              href={`/e/${environmentId}/servers/${server.ServerId}`}
              className="link truncate justify-self-start max-w-full"
            >
              {serverName(server.Tags) ?? <span className="font-mono text-table">{server.ServerId}</span>}
            </AppLink>
            <ul className="flex flex-col gap-1">
              {attention.map((one) => (
                <Line key={one.code} attention={one} />
              ))}
            </ul>
          </li>
        ))}
      </ul>
      {pending > 0 && <p className="py-1.5 text-muted">{looking}</p>}
      {found.length > shown.length && (
        <div className="py-2">
          <Button size="sm" onClick={() => setAll(true)}>
            Show all {found.length}
          </Button>
        </div>
      )}
    </div>
  );
}

function Line({ attention: { urgency, text } }: { attention: Attention }) {
  const { icon: Icon, look, word } = marks[urgency];
  return (
    <li className="flex items-start gap-2">
      <Icon aria-hidden className={`mt-0.5 size-4 shrink-0 ${look}`} />
      <span className="sr-only">{word}:</span>
      <span className="min-w-0">{text}</span>
    </li>
  );
}
