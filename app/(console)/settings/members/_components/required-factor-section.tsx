'use client';
// Which roles must sign in with a second factor.

import { useState } from 'react';
import { useCaller } from '@/components/caller';
import { Callout } from '@/components/callout';
import { Section } from '@/components/section';
import { Button } from '@/components/ui/button';
import { Checkbox } from '@/components/ui/checkbox';
import { toast } from '@/components/ui/toast';
import { useRequireSecondFactor } from '@/lib/members/mutations';
import { type AccountRole, accountRoles, PARTNER_ROLE } from '@/lib/permissions';

export function RequiredFactorSection({
  required,
  ownFactor,
}: {
  required: readonly AccountRole[];
  /** Whether the reader has a second factor. */
  ownFactor: boolean;
}) {
  const { role: ownRole } = useCaller();
  const [chosen, setChosen] = useState<readonly AccountRole[]>(required);
  const save = useRequireSecondFactor();
  const changed = accountRoles.some((role) => chosen.includes(role) !== required.includes(role));
  const toggle = (role: AccountRole, on: boolean) =>
    setChosen((before) => accountRoles.filter((name) => (name === role ? on : before.includes(name))));
  return (
    <div className="mt-6">
      <Section
        title="Required second factor"
        description="Whoever has one of these roles sets up a code of an app before anything else."
      >
        <fieldset className="flex flex-wrap gap-x-6 gap-y-2">
          <legend className="sr-only">Roles that must have a second factor</legend>
          {accountRoles.map((role) => (
            <Checkbox
              key={role}
              label={role === PARTNER_ROLE ? 'contacts of partners' : role}
              checked={chosen.includes(role)}
              onChange={(event) => toggle(role, event.target.checked)}
            />
          ))}
        </fieldset>
        {changed && chosen.includes(ownRole) && !ownFactor && (
          <div className="mt-3">
            <Callout tone="warn">You have none yourself: you will be led to set it up at once.</Callout>
          </div>
        )}
        <div className="mt-4" role="alert">
          {save.error && <Callout tone="danger">{save.error.error.message}</Callout>}
        </div>
        <Button
          disabledReason={changed ? undefined : 'Nothing was changed.'}
          pending={save.isPending}
          onClick={() => save.mutate({ roles: [...chosen] }, { onSuccess: () => toast.success('Saved') })}
        >
          Save
        </Button>
      </Section>
    </div>
  );
}
