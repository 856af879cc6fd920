'use client';
/** Copies a value and says so, to the eye and to a screen reader. Usage: `<CopyButton value={arn} label="ARN" />` */
import { Check, Copy, X } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { cn } from '@/lib/cn';
import { Tooltip } from './ui/tooltip';

/** Where the clipboard API is missing (plain http), the old command still copies a selection. */
export async function copyText(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    const area = document.createElement('textarea');
    area.value = text;
    area.style.position = 'fixed';
    area.style.opacity = '0';
    const active = document.activeElement as HTMLElement | null;
    (active?.closest('[role="dialog"],[role="alertdialog"]') ?? document.body).append(area);
    area.select();
    const done = document.execCommand('copy');
    area.remove();
    active?.focus();
    return done;
  }
}

const marks = { idle: Copy, copied: Check, failed: X };
const says = { idle: '', copied: 'Copied', failed: 'Could not copy' };

export function CopyButton({
  value,
  label,
  text,
  className,
}: {
  value: string;
  /** What is copied, for the name of the button: "Copy ARN". */
  label: string;
  /** Visible words beside the icon. */
  text?: string;
  className?: string;
}) {
  const [state, setState] = useState<keyof typeof marks>('idle');
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  const Mark = marks[state];
  const copy = async () => {
    setState((await copyText(value)) ? 'copied' : 'failed');
    clearTimeout(timer.current);
    timer.current = setTimeout(() => setState('idle'), 2000);
  };
  return (
    <>
      <Tooltip text={says[state] || `Copy ${label}`} describes={false}>
        <button
          type="button"
          aria-label={`Copy ${label}`}
          onClick={copy}
          className={cn(
            'inline-flex h-6 min-w-6 shrink-0 items-center justify-center gap-1.5 rounded-sm px-1 font-sans text-xs text-muted transition-colors hover:bg-hover hover:text-ink pointer-coarse:h-9 pointer-coarse:min-w-9',
            text && 'border border-line bg-surface px-2',
            className,
          )}
        >
          <Mark
            aria-hidden
            className={cn('size-3.5', state === 'copied' && 'text-ok', state === 'failed' && 'text-danger')}
          />
          {text && <span>{says[state] || text}</span>}
        </button>
      </Tooltip>
      <span role="status" className="sr-only">
        {says[state]}
      </span>
    </>
  );
}
