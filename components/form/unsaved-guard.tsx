'use client';
/** Asks before unsaved changes are left behind: on closing the tab, on a click on a link, and on Back where the browser lets us. */
import { useRouter } from 'next/navigation';
import { useCallback, useEffect, useRef, useState } from 'react';
import { Button } from '../ui/button';
import { Dialog } from '../ui/dialog';

type Leave = () => void;

/** The address that a click would lead to within this page's tab, if any. */
function destination(event: MouseEvent): string | null {
  if (event.defaultPrevented || event.button !== 0) return null;
  if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return null;
  const link = (event.target as Element | null)?.closest('a');
  if (!link?.href || link.target === '_blank' || link.hasAttribute('download')) return null;
  if (link.origin !== location.origin) return null;
  if (link.pathname === location.pathname && link.search === location.search) return null;
  return link.pathname + link.search + link.hash;
}

export function UnsavedGuard({ active }: { active: boolean }) {
  const router = useRouter();
  const [leave, setLeave] = useState<Leave | null>(null);
  const allowed = useRef(false);
  const close = useCallback(() => setLeave(null), []);

  useEffect(() => {
    if (!active) return;
    allowed.current = false;
    const onClick = (event: MouseEvent) => {
      const href = destination(event);
      if (allowed.current || !href) return;
      event.preventDefault();
      event.stopPropagation();
      setLeave(() => () => router.push(href as never));
    };
    const onUnload = (event: BeforeUnloadEvent) => {
      if (!allowed.current) event.preventDefault();
    };
    document.addEventListener('click', onClick, true);
    window.addEventListener('beforeunload', onUnload);
    return () => {
      document.removeEventListener('click', onClick, true);
      window.removeEventListener('beforeunload', onUnload);
    };
  }, [active, router]);

  return (
    <Dialog
      alert
      open={leave !== null}
      onOpenChange={close}
      title="Leave without saving?"
      description="The changes on this form have not been saved."
      footer={
        <>
          <Button onClick={close}>Keep editing</Button>
          <Button
            variant="danger"
            onClick={() => {
              allowed.current = true;
              leave?.();
              close();
            }}
          >
            Leave
          </Button>
        </>
      }
    />
  );
}
