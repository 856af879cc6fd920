'use client';
// The tests of this server since the page was loaded, to look at again.

import type { DescribedServer } from '@aws-sdk/client-transfer';
import { RelativeTime } from '@/components/relative-time';
import { Section } from '@/components/section';
import { cn } from '@/lib/cn';
import { explain, type LoginTest } from '@/lib/login-tests/rules';
import { VerdictMark } from './answer';

export function TestHistory({
  tests,
  server,
  shown,
  onChoose,
}: {
  tests: readonly LoginTest[];
  server: DescribedServer;
  shown: string | undefined;
  onChoose: (id: string) => void;
}) {
  return (
    <Section
      title="Tests until now"
      description="Kept in this browser until the page is reloaded. Passwords are never kept."
      flush
    >
      <ul aria-label="Tests" className="divide-y divide-line">
        {tests.map((test) => {
          const { verdict, title } = explain(test, server);
          return (
            <li key={test.id}>
              <button
                type="button"
                aria-pressed={test.id === shown}
                onClick={() => onChoose(test.id)}
                className={cn(
                  'flex w-full flex-wrap items-start gap-x-3 gap-y-0.5 px-4 py-2.5 text-left hover:bg-sunken',
                  test.id === shown && 'bg-sunken',
                )}
              >
                <span className="flex min-w-0 flex-1 basis-56 gap-2">
                  <VerdictMark verdict={verdict} />
                  <span className="min-w-0 break-words">{title}</span>
                </span>
                <span className="text-table text-muted">
                  {test.ServerProtocol}, {test.withPassword ? 'with a password' : 'without a password'}
                  {test.SourceIp && `, from ${test.SourceIp}`}
                </span>
                <span className="text-table text-muted">
                  <RelativeTime moment={test.at} />
                </span>
              </button>
            </li>
          );
        })}
      </ul>
    </Section>
  );
}
