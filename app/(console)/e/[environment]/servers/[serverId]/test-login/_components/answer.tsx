'use client';
// One answer of the identity provider, explained, with its own words at hand.

import type { DescribedServer } from '@aws-sdk/client-transfer';
import { CircleAlert, CircleCheck, CircleDot, Info } from 'lucide-react';
import { CodeBlock } from '@/components/code-block';
import { PropertyList } from '@/components/property-list';
import { MappingTree } from '@/components/users/mapping-tree';
import { type Explanation, explain, type LoginTest } from '@/lib/login-tests/rules';

const marks = {
  admitted: { icon: CircleCheck, colour: 'text-ok' },
  half: { icon: CircleDot, colour: 'text-warn' },
  refused: { icon: CircleAlert, colour: 'text-danger' },
};

export function VerdictMark({ verdict }: { verdict: Explanation['verdict'] }) {
  const { icon: Icon, colour } = marks[verdict];
  return <Icon aria-hidden className={`mt-0.5 size-4 shrink-0 ${colour}`} />;
}

export function Answer({ test, server }: { test: LoginTest; server: DescribedServer }) {
  const told = explain(test, server);
  return (
    <div className="flex flex-col gap-4">
      <p className="flex gap-2 font-medium">
        <VerdictMark verdict={told.verdict} />
        {told.title}
      </p>
      {told.findings.length > 0 && (
        <ul className="flex flex-col gap-1.5">
          {told.findings.map(({ tone, text }) => (
            <li key={text} className="flex gap-2 text-pretty">
              {tone === 'wrong' ? (
                <CircleAlert aria-hidden className="mt-0.5 size-4 shrink-0 text-danger" />
              ) : (
                <Info aria-hidden className="mt-0.5 size-4 shrink-0 text-muted" />
              )}
              <span className="min-w-0 break-words">{text}</span>
            </li>
          ))}
        </ul>
      )}
      <Contents told={told} userName={test.UserName} />
      <details>
        <summary className="text-table text-muted">What the provider answered</summary>
        <div className="mt-2 flex flex-col gap-2">
          <p className="text-table text-muted">
            Status {test.answer.StatusCode}
            {test.answer.Url && <span className="font-mono break-all">, {test.answer.Url}</span>}
          </p>
          <CodeBlock label="answer" code={tidy(test.answer.Response) || '(nothing)'} />
        </div>
      </details>
    </div>
  );
}

function Contents({ told, userName }: { told: Explanation; userName: string }) {
  const { role, home, mappings, policy, posix, keys } = told;
  const items = [
    ...(role ? [{ name: 'Role', value: role, copy: role, mono: true, wide: true }] : []),
    ...(home && !mappings ? [{ name: 'Begins in', value: home, mono: true, wide: true }] : []),
    ...(posix ? [{ name: 'POSIX profile', value: posix }] : []),
    ...(keys && keys.length > 0
      ? [
          {
            name: 'Public keys',
            value: keys.map(({ algorithm, fingerprint }) => `${algorithm} ${fingerprint}`).join('\n'),
            mono: true,
            wide: true,
          },
        ]
      : []),
  ];
  return (
    <>
      {items.length > 0 && <PropertyList items={items} />}
      {mappings && (
        <div>
          <p className="mb-1 text-table text-muted">What {userName} sees</p>
          <MappingTree mappings={mappings} userName={userName} />
        </div>
      )}
      {policy && (
        <div>
          <p className="mb-1 text-table text-muted">Session policy</p>
          <CodeBlock label="session policy" code={tidy(policy)} wrap={false} />
        </div>
      )}
    </>
  );
}

/** Indented for reading, where it is JSON. */
function tidy(text: string): string {
  try {
    return JSON.stringify(JSON.parse(text), null, 2);
  } catch {
    return text;
  }
}
