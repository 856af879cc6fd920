/**
 * An id, ARN, fingerprint, host name or path in mono, with a copy button that appears in place.
 * Usage: `<Identifier value={server.Arn} label="ARN" />`; `truncate` in tables.
 */
import { cn } from '@/lib/cn';
import { CopyButton } from './copy-button';

export function MonoText({ children, className }: { children: string; className?: string }) {
  return <span className={cn('font-mono text-[0.92em] break-all', className)}>{children}</span>;
}

export function Identifier({
  value,
  label,
  truncate = false,
}: {
  value: string;
  /** What it is, for the button's name: "Copy ARN". */
  label: string;
  truncate?: boolean;
}) {
  return (
    <span className="group/id inline-flex max-w-full min-w-0 items-center gap-0.5">
      <span
        title={truncate ? value : undefined}
        className={cn('font-mono text-[0.92em]', truncate ? 'truncate' : 'break-all')}
      >
        {value}
      </span>
      <CopyButton
        value={value}
        label={label}
        className="opacity-0 group-hover/id:opacity-100 focus-visible:opacity-100 pointer-coarse:opacity-100"
      />
    </span>
  );
}
