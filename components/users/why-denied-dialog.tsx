'use client';
/** The dialog that tells why a user can or cannot do something with a path; loaded when it is first asked for. */
import { CircleHelp, Check as Passes, X } from 'lucide-react';
import { useState } from 'react';
import { Dialog } from '@/components/ui/dialog';
import { Input } from '@/components/ui/input';
import { Select } from '@/components/ui/select';
import { type AskedOf, type Check, type Deed, deeds, whyDenied } from '@/lib/users/access-rules';

const LOOKS = {
  passes: { Icon: Passes, word: 'Passes', className: 'text-ok' },
  fails: { Icon: X, word: 'Fails', className: 'text-danger' },
  unknown: { Icon: CircleHelp, word: 'Not known', className: 'text-muted' },
};

export function WhyDeniedDialog({
  asked,
  open,
  onOpenChange,
}: {
  asked: AskedOf;
  open: boolean;
  onOpenChange: (open: boolean) => void;
}) {
  const { HomeDirectoryType, HomeDirectory } = asked.user;
  const [path, setPath] = useState(HomeDirectoryType === 'LOGICAL' ? '/' : HomeDirectory || '/');
  const [deed, setDeed] = useState<Deed>('list');
  const checks = whyDenied(asked, deed, path);
  const failing = checks.find(({ state }) => state === 'fails');
  return (
    <Dialog
      open={open}
      onOpenChange={onOpenChange}
      size="md"
      title="Why denied?"
      description={`What decides whether ${asked.user.UserName} can do something, in order.`}
    >
      <div className="mb-4 flex flex-wrap gap-2">
        <Select
          aria-label="What the user does"
          className="w-44 max-sm:w-full"
          options={Object.entries(deeds).map(([value, label]) => ({ value, label }))}
          value={deed}
          onChange={(event) => setDeed(event.target.value as Deed)}
        />
        <Input
          aria-label="Path as the user types it"
          className="min-w-40 flex-1 font-mono"
          value={path}
          onChange={(event) => setPath(event.target.value)}
        />
      </div>
      <ol aria-label="Checks" className="divide-y divide-line rounded-md border border-line">
        {checks.map((check) => (
          <CheckRow key={check.of} check={check} />
        ))}
      </ol>
      <p role="status" className="mt-3 font-medium">
        {failing ? `${failing.of} is why it is denied.` : 'Nothing that the console can see denies it.'}
      </p>
    </Dialog>
  );
}

function CheckRow({ check: { of, state, text } }: { check: Check }) {
  const { Icon, word, className } = LOOKS[state];
  return (
    <li className="flex gap-2.5 px-3 py-2">
      <Icon aria-label={word} role="img" className={`mt-0.5 size-4 shrink-0 ${className}`} />
      <div className="min-w-0">
        <p className="font-medium">{of}</p>
        <p className="text-table break-words text-muted">{text}</p>
      </div>
    </li>
  );
}
