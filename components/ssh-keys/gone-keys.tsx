'use client';
/** Keys that went without having been removed here, each until somebody has seen it. */
import type { GoneKey } from '@/lib/key-notes/known-keys';
import { useForgetGoneKey } from '@/lib/key-notes/mutations';
import { reasonAgainst } from '@/lib/permissions';
import { useCaller } from '../caller';
import { Identifier } from '../identifier';
import { RelativeTime } from '../relative-time';
import { Badge } from '../ui/badge';
import { Button } from '../ui/button';
import { useToast } from '../ui/toast';

interface GoneKeysProps {
  environmentId: string;
  serverId: string;
  userName: string;
  keys: readonly GoneKey[];
}

export function GoneKeys({ environmentId, serverId, userName, keys }: GoneKeysProps) {
  const { role } = useCaller();
  const toast = useToast();
  const forget = useForgetGoneKey(environmentId);
  if (keys.length === 0) return null;
  return (
    <ul className="divide-y divide-line border-t border-line" aria-label="Keys that have gone">
      {keys.map(({ fingerprint, label, vanishedAt }) => (
        <li key={fingerprint} className="flex flex-wrap items-center gap-x-3 gap-y-1 px-4 py-2.5">
          <div className="min-w-0 flex-1 basis-52">
            <p className="flex flex-wrap items-center gap-2">
              <Badge tone="warn">Vanished outside the console</Badge>
              {label && <span className="font-medium">{label}</span>}
            </p>
            <Identifier value={fingerprint} label="fingerprint" />
            <p className="text-table text-muted">
              First missed <RelativeTime moment={vanishedAt} />
            </p>
          </div>
          <Button
            size="sm"
            aria-label={`Forget ${fingerprint}`}
            disabledReason={reasonAgainst(role, 'ImportSshPublicKey')}
            pending={forget.isPending && forget.variables.fingerprint === fingerprint}
            onClick={() =>
              forget.mutate(
                { ServerId: serverId, UserName: userName, fingerprint },
                {
                  onError: ({ error }) =>
                    toast.error('The key was not forgotten', { description: error.message }),
                },
              )
            }
          >
            Forget
          </Button>
        </li>
      ))}
    </ul>
  );
}
