'use client';
/** The two fields about a key that AWS does not know of: what it is for, and the day of its end. */
import { Field } from '@/components/form/field';
import { Input } from '@/components/ui/input';
import { utcDay } from '@/lib/format';
import { expiryOf, type KeyPolicy } from '@/lib/key-policies/rules';

export function LabelAndExpiry({
  label,
  setLabel,
  expiresOn,
  setExpiresOn,
  policy,
  addedAt,
  isFixed = false,
}: {
  label: string;
  setLabel: (label: string) => void;
  expiresOn: string;
  setExpiresOn: (day: string) => void;
  policy: KeyPolicy;
  /** When the key was added; now, of a new one. */
  addedAt: number;
  /** Where its end is not for the partner to choose. */
  isFixed?: boolean;
}) {
  const latest = expiryOf(policy, addedAt);
  const help = [
    latest === null ? '' : `At the latest ${utcDay(latest)}; left empty, it is that day.`,
    policy.removeExpired ? 'The key is removed then, after reminders.' : 'You are reminded before.',
  ];
  return (
    <div className="grid gap-4 sm:grid-cols-2">
      <Field name="Label" label="Label" optional help="Who or what uses it, such as “backup job”.">
        {(control) => (
          <Input
            {...control}
            value={label}
            maxLength={80}
            onChange={(event) => setLabel(event.target.value)}
          />
        )}
      </Field>
      <Field
        name="ExpiresOn"
        label="Expires on"
        optional
        help={isFixed ? 'Only the people who invited you can change this.' : help.join(' ')}
      >
        {(control) => (
          <Input
            {...control}
            type="date"
            value={expiresOn}
            disabled={isFixed}
            min={utcDay(Date.now())}
            max={latest === null ? undefined : utcDay(latest)}
            onChange={(event) => setExpiresOn(event.target.value)}
          />
        )}
      </Field>
    </div>
  );
}
