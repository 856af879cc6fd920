/**
 * A failure of AS2 in plain words: what happened, its likely cause, and the way to what mends it.
 * Usage: `<FailurePanel environmentId direction="sent" code="SEND_FILE_NOT_FOUND" message={…} places={…} />`
 */
import { meaningOf } from '@/lib/transfers/failure-codes';
import { mendLink, type Places } from '@/lib/transfers/mend';
import type { Direction } from '@/lib/transfers/rules';
import { Callout } from '../callout';
import { LinkButton } from '../ui/link-button';

export function FailurePanel({
  environmentId,
  direction,
  code,
  message,
  places,
}: {
  environmentId: string;
  direction: Direction;
  code: string;
  /** AWS's own sentence. */
  message?: string;
  places: Places;
}) {
  const { title, cause, mend } = meaningOf(code, direction);
  const links = mend.flatMap((one) => mendLink(environmentId, one, places) ?? []);
  return (
    <div className="mb-5">
      <Callout tone="danger" title={title}>
        <p className="max-w-prose">{cause}</p>
        <p className="mt-2 text-table">
          <span className="font-mono break-all">{code}</span>
          {message && <span className="text-muted"> · {message}</span>}
        </p>
        {links.length > 0 && (
          <div className="mt-3 flex flex-wrap gap-2">
            {links.map(({ mend: key, label, href }) => (
              <LinkButton key={key} size="sm" href={href}>
                {label}
              </LinkButton>
            ))}
          </div>
        )}
      </Callout>
    </div>
  );
}
