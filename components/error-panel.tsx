'use client';
/**
 * A failed read in the place of its content: what happened in plain words, the service's own sentence, the request id, and Retry.
 * Usage: `<ErrorPanel error={query.error} onRetry={() => query.refetch()} />`
 */
import { Ban, CircleSlash, Gauge, type LucideIcon, SearchX, TriangleAlert, Unplug } from 'lucide-react';
import type { ReactNode } from 'react';
import { CopyButton } from './copy-button';
import { Button } from './ui/button';

/** An error as the server classified it; every screen shows this shape. */
export type ShownError = {
  code: string;
  message: string;
  kind: string;
  requestId?: string;
  fields?: readonly { path: string; message: string }[];
};

const kinds: Record<string, { icon: LucideIcon; title: string; advice?: string }> = {
  denied: {
    icon: Ban,
    title: 'Not permitted',
    advice: 'The account or role in use may not do this. An administrator can grant it.',
  },
  throttled: {
    icon: Gauge,
    title: 'AWS is limiting requests',
    advice: 'The request was tried several times. Wait a little, then try again.',
  },
  unreachable: {
    icon: Unplug,
    title: 'The service cannot be reached',
    advice: 'Check that the endpoint is running and reachable from the console.',
  },
  'not-found': { icon: SearchX, title: 'Not found', advice: 'It may have been deleted meanwhile.' },
  conflict: { icon: CircleSlash, title: 'In conflict with the present state' },
  'signed-out': {
    icon: Ban,
    title: 'Signed out',
    advice: 'The session has ended. Sign in again in another tab, then retry.',
  },
  'outcome-unknown': {
    icon: Unplug,
    title: 'The outcome is not known',
    advice: 'The request may have been carried out. Check before trying again.',
  },
  validation: { icon: TriangleAlert, title: 'The request was refused' },
};

export function ErrorPanel({
  error,
  title,
  onRetry,
  retrying = false,
  children,
}: {
  error: ShownError;
  title?: string;
  onRetry?: () => void;
  retrying?: boolean;
  /** More ways on, such as a link back to the list. */
  children?: ReactNode;
}) {
  const kind = kinds[error.kind] ?? { icon: TriangleAlert, title: 'Something went wrong' };
  const Icon = kind.icon;
  return (
    <div role="alert" className="rounded-md border border-danger/40 bg-danger-soft px-4 py-3">
      <div className="flex items-start gap-2.5">
        <Icon aria-hidden className="mt-0.5 size-4 shrink-0 text-danger" />
        <div className="min-w-0 flex-1">
          <p className="font-medium">{title ?? kind.title}</p>
          <ErrorText error={error} />
          {kind.advice && <p className="mt-1 text-table text-muted">{kind.advice}</p>}
          {(onRetry || children) && (
            <div className="mt-3 flex flex-wrap items-center gap-2">
              {onRetry && (
                <Button size="sm" onClick={onRetry} pending={retrying}>
                  Retry
                </Button>
              )}
              {children}
            </div>
          )}
        </div>
      </div>
    </div>
  );
}

/** The service's sentence with its code and request id; shared by panels, forms and dialogs. */
export function ErrorText({ error }: { error: ShownError }) {
  return (
    <>
      <p className="mt-0.5 text-pretty">{error.message}</p>
      <p className="mt-1 flex flex-wrap items-center gap-x-3 gap-y-1 font-mono text-xs text-muted">
        <span>{error.code}</span>
        {error.requestId && (
          <span className="inline-flex items-center gap-1">
            request {error.requestId}
            <CopyButton value={error.requestId} label="request id" />
          </span>
        )}
      </p>
    </>
  );
}
