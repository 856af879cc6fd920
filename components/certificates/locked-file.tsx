'use client';
/** Opens a PKCS#12 file or an encrypted key here in the browser, or names the command that does. */
import { useId, useState } from 'react';
import type { LockedReason } from '@/lib/certificates/locked';
import { Callout } from '../callout';
import { CodeBlock } from '../code-block';
import { Button } from '../ui/button';
import { Input } from '../ui/input';

export function LockedFile({
  text,
  title,
  onOpened,
}: {
  text: string;
  title: string;
  onOpened: (opened: { certificates: string; privateKey: string }) => void;
}) {
  const id = useId();
  const [password, setPassword] = useState('');
  const [pending, setPending] = useState(false);
  const [failed, setFailed] = useState<{ reason: LockedReason; text: string; command?: string }>();
  const open = async () => {
    setPending(true);
    const { openLocked, lockedAdvice } = await import('@/lib/certificates/locked');
    const opened = await openLocked(text, password);
    setPending(false);
    if (opened.ok) onOpened(opened);
    else setFailed({ reason: opened.reason, ...lockedAdvice[opened.reason] });
  };
  return (
    <Callout title={title}>
      <p>Its password is used here in the browser only; it is neither sent nor kept.</p>
      <div className="mt-2 flex flex-wrap items-end gap-2">
        <div className="w-64 max-w-full">
          <label htmlFor={id} className="mb-1 block font-medium">
            Password of the file
          </label>
          <Input
            id={id}
            type="password"
            autoComplete="off"
            value={password}
            aria-invalid={failed?.reason === 'password' ? true : undefined}
            aria-describedby={`${id}-note`}
            onChange={(event) => setPassword(event.target.value)}
            onKeyDown={(event) => {
              if (event.key !== 'Enter') return;
              event.preventDefault();
              void open();
            }}
          />
        </div>
        <Button onClick={() => void open()} pending={pending}>
          Open
        </Button>
      </div>
      <div id={`${id}-note`} role="alert" className="empty:hidden">
        {failed && <p className="mt-2 text-danger">{failed.text}</p>}
        {failed?.command && (
          <div className="mt-2">
            <CodeBlock label="command" code={failed.command} />
          </div>
        )}
      </div>
    </Callout>
  );
}
