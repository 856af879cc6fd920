'use client';
/** What the console itself knows of a key, below what AWS keeps: label, who added it, owner, expiry, and what speaks against it. */
import { TriangleAlert } from 'lucide-react';
import type { KnownOfKey } from '@/lib/key-notes/known-keys';
import { Expiry } from '../certificates/expiry';
import { Badge } from '../ui/badge';
import { useNow } from '../use-now';

export function KnownFacts({ known, isLast }: { known: KnownOfKey; isLast: boolean }) {
  const { addedBy, origin, ownerName, expiresAt } = known;
  return (
    <>
      <p className="flex flex-wrap items-center gap-x-2 gap-y-0.5 text-table text-muted">
        {origin === 'outside' ? (
          <Badge tone="warn">Appeared outside the console</Badge>
        ) : (
          <span>
            By {addedBy}
            {origin === 'portal' && ', from the portal'}
          </span>
        )}
        {ownerName && <span>· owner {ownerName}</span>}
        {expiresAt !== null && (
          <span>
            · expires <Expiry moment={new Date(expiresAt).toISOString()} />
          </span>
        )}
      </p>
      <Removal known={known} isLast={isLast} />
      {known.violations.map((sentence) => (
        <p key={sentence} className="flex items-start gap-1.5 text-table text-warn">
          <TriangleAlert aria-hidden className="mt-0.5 size-4 shrink-0" />
          <span>{sentence}</span>
        </p>
      ))}
    </>
  );
}

/** What the console will do by itself, and why it does not. */
function Removal({ known: { removal }, isLast }: { known: KnownOfKey; isLast: boolean }) {
  const now = useNow();
  if (removal === null || now === undefined) return null;
  const over = removal <= now;
  const words = isLast
    ? 'It is the user’s last key, so the console does not remove it by itself.'
    : over
      ? 'The console removes it a day or more after the last reminder went out.'
      : 'The console removes it then, after its reminders.';
  return <p className="text-table text-muted">{words}</p>;
}
