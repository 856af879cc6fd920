'use client';
/** Says that a key ends, from 30 days before on: as a banner, or as a line within a card. */
import { TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import { Callout } from '@/components/callout';
import { useNow } from '@/components/use-now';
import { utcDay } from '@/lib/format';
import { dueReminder } from '@/lib/key-expiry/rules';
import { endWords } from '@/lib/portal/rules';

interface End {
  name: string;
  at: number;
  /** Whether the console takes it off by itself on that day. */
  removed: boolean;
}

export function EndNotice({
  end,
  inline = false,
  children,
}: {
  end: End;
  inline?: boolean;
  children?: ReactNode;
}) {
  if (useNow() === undefined) return null;
  const now = Date.now();
  const due = dueReminder(end.at, now);
  if (due === undefined) return null;
  const text = `The key “${end.name}” ${endWords(end.at, end.removed, now)}.`;
  if (inline) {
    return (
      <p className="mt-1 flex items-start gap-1.5 text-table">
        <TriangleAlert
          aria-hidden
          className={due <= 7 ? 'mt-0.5 size-4 shrink-0 text-danger' : 'mt-0.5 size-4 shrink-0 text-warn'}
        />
        {text}
      </p>
    );
  }
  return (
    <div className="mb-5">
      <Callout tone={due <= 7 ? 'danger' : 'warn'} title={text}>
        <p>
          {utcDay(end.at)} (UTC). {children}
        </p>
      </Callout>
    </div>
  );
}
