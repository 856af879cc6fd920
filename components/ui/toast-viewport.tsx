'use client';
/** The stack of toasts; only `toast.tsx` imports it, lazily. */
import { Toast } from '@base-ui/react/toast';
import { CircleAlert, CircleCheck, X } from 'lucide-react';
import { useEffect } from 'react';
import { cn } from '@/lib/cn';
import { AppLink } from './app-link';
import { buttonClass } from './button';
import { receiveToasts, type ToastEntry } from './toast';

const manager = Toast.createToastManager<ToastEntry>();

/** Bad news stays until it is dismissed. */
function show(entry: ToastEntry) {
  manager.add({
    title: entry.title,
    description: entry.description,
    data: entry,
    timeout: entry.tone === 'error' ? 0 : 6000,
    priority: entry.tone === 'error' ? 'high' : 'low',
  });
}

export function ToastStack() {
  useEffect(() => receiveToasts(show), []);
  return (
    <Toast.Provider toastManager={manager} limit={4}>
      <Toast.Portal>
        <Toast.Viewport className="fixed right-4 bottom-4 z-50 flex w-[min(24rem,calc(100vw-2rem))] flex-col gap-2 outline-none">
          <Entries />
        </Toast.Viewport>
      </Toast.Portal>
    </Toast.Provider>
  );
}

function Entries() {
  const { toasts } = Toast.useToastManager<ToastEntry>();
  return toasts.map((toast) => {
    const failed = toast.data?.tone === 'error';
    const Mark = failed ? CircleAlert : CircleCheck;
    return (
      <Toast.Root
        key={toast.id}
        toast={toast}
        swipeDirection="right"
        className="rounded-md border border-line bg-overlay shadow-lift transition-opacity data-ending-style:opacity-0 data-limited:hidden data-starting-style:opacity-0"
      >
        <Toast.Content className="flex items-start gap-2.5 py-2.5 pr-2 pl-3.5">
          <Mark aria-hidden className={cn('mt-0.5 size-4 shrink-0', failed ? 'text-danger' : 'text-ok')} />
          <div className="min-w-0 flex-1">
            <Toast.Title className="text-sm font-medium" />
            <Toast.Description className="mt-0.5 text-table text-muted" />
            {toast.data?.link && (
              <AppLink
                href={toast.data.link.href}
                onClick={() => manager.close(toast.id)}
                className="link mt-1 inline-block text-table"
              >
                {toast.data.link.label}
              </AppLink>
            )}
          </div>
          <Toast.Close
            aria-label="Dismiss"
            className={cn(buttonClass('ghost', 'icon'), '-my-1 size-7 text-muted')}
          >
            <X aria-hidden className="size-3.5" />
          </Toast.Close>
        </Toast.Content>
      </Toast.Root>
    );
  });
}
