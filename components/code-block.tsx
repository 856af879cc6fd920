/** Text to copy as a whole: a command, a known_hosts line, a policy. Usage: `<CodeBlock label="sftp command" code={command} />` */
import { cn } from '@/lib/cn';
import { CopyButton } from './copy-button';

export function CodeBlock({
  code,
  label,
  wrap = true,
}: {
  code: string;
  /** What it is; names the block and its copy button. */
  label: string;
  /** Off where line breaks carry meaning. */
  wrap?: boolean;
}) {
  return (
    <div className="relative rounded-md border border-line bg-sunken">
      <section aria-label={label} tabIndex={wrap ? undefined : 0} className="max-h-96 overflow-auto">
        <pre className={cn('px-3 py-2 pr-10 text-table', wrap && 'break-all whitespace-pre-wrap')}>
          <code>{code}</code>
        </pre>
      </section>
      <CopyButton value={code} label={label} className="absolute top-1 right-1 bg-sunken" />
    </div>
  );
}
