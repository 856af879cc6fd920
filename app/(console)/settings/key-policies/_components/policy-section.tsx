'use client';
// The key policy of one environment, shown and changed.

import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useForm } from 'react-hook-form';
import { ErrorPanel } from '@/components/error-panel';
import { CheckboxCardsField } from '@/components/form/checkbox-cards-field';
import { CheckboxField } from '@/components/form/checkbox-field';
import { Form } from '@/components/form/form';
import { lazyZodResolver } from '@/components/form/lazy-resolver';
import { SelectField } from '@/components/form/select-field';
import { TextField } from '@/components/form/text-field';
import { PropertyList } from '@/components/property-list';
import { RelativeTime } from '@/components/relative-time';
import { Section } from '@/components/section';
import { Button } from '@/components/ui/button';
import { Skeleton } from '@/components/ui/skeleton';
import { toast } from '@/components/ui/toast';
import { list, plural } from '@/lib/format';
import { useSetKeyPolicy } from '@/lib/key-policies/mutations';
import { keyPolicyQuery } from '@/lib/key-policies/queries';
import type { ShownPolicy } from '@/lib/key-policies/reads';
import { keyTypes, rsaSizes } from '@/lib/key-policies/rules';
import type { KeyPolicyValues } from '@/lib/key-policies/schema';
import { type Role, reasonAgainst } from '@/lib/permissions';
import { toTransferError } from '@/lib/transfer/errors';

const resolver = lazyZodResolver<KeyPolicyValues, KeyPolicyValues>(() =>
  import('@/lib/key-policies/schema').then(({ keyPolicySchema }) => keyPolicySchema as never),
);

interface PolicySectionProps {
  environmentId: string;
  label: string;
  /** The caller's, in this environment. */
  role: Role;
}

export function PolicySection({ environmentId, label, role }: PolicySectionProps) {
  const { data, error, refetch, isFetching } = useQuery(keyPolicyQuery(environmentId));
  const [editing, setEditing] = useState(false);
  return (
    <Section
      title={label}
      description={
        data?.updatedAt ? (
          <>
            Set by {data.updatedBy} <RelativeTime moment={data.updatedAt} />
          </>
        ) : (
          data && 'Nothing is set: whatever Transfer Family takes is allowed.'
        )
      }
      actions={
        data &&
        !editing && (
          <Button
            size="sm"
            aria-label={`Change the key policy of ${label}`}
            disabledReason={reasonAgainst(role, 'ManageKeyPolicies')}
            onClick={() => setEditing(true)}
          >
            Change
          </Button>
        )
      }
    >
      {!data && error && (
        <ErrorPanel error={toTransferError(error)} onRetry={() => void refetch()} retrying={isFetching} />
      )}
      {!data && !error && <Skeleton className="h-24" />}
      {data && !editing && <Rules policy={data} />}
      {data && editing && (
        <PolicyForm environmentId={environmentId} policy={data} onClose={() => setEditing(false)} />
      )}
    </Section>
  );
}

function Rules({ policy }: { policy: ShownPolicy }) {
  const { allowedTypes, minimumRsaBits, maximumAgeDays, maximumKeys, removeExpired } = policy;
  return (
    <PropertyList
      items={[
        { name: 'Types', value: list(allowedTypes) },
        { name: 'RSA keys', value: `At least ${minimumRsaBits} bits` },
        {
          name: 'Greatest age',
          value: maximumAgeDays === null ? 'Any' : plural(maximumAgeDays, 'day'),
        },
        { name: 'Keys of one user', value: maximumKeys === null ? 'Any number' : `At most ${maximumKeys}` },
        {
          name: 'Expired keys',
          value: removeExpired
            ? 'Removed by the console, a day or more after the last reminder, but never a user’s last key'
            : 'Marked, not removed',
          wide: true,
        },
      ]}
    />
  );
}

function PolicyForm({
  environmentId,
  policy,
  onClose,
}: {
  environmentId: string;
  policy: ShownPolicy;
  onClose: () => void;
}) {
  const save = useSetKeyPolicy(environmentId);
  const form = useForm<KeyPolicyValues>({
    defaultValues: {
      allowedTypes: policy.allowedTypes as KeyPolicyValues['allowedTypes'],
      minimumRsaBits: String(policy.minimumRsaBits),
      maximumAgeDays: policy.maximumAgeDays ?? undefined,
      maximumKeys: policy.maximumKeys ?? undefined,
      removeExpired: policy.removeExpired,
    },
    resolver,
  });
  return (
    <Form
      form={form}
      onSubmit={async () => {
        await save.mutateAsync(form.getValues());
        toast.success('The key policy was changed');
        onClose();
      }}
      submitLabel="Save"
      submitError={save.error?.error}
      cancel={onClose}
    >
      <CheckboxCardsField
        form={form}
        name="allowedTypes"
        label="Allowed types"
        options={keyTypes.map((type) => ({ value: type, label: type }))}
      />
      <SelectField
        form={form}
        name="minimumRsaBits"
        label="Least size of RSA keys"
        options={rsaSizes.map((bits) => ({ value: String(bits), label: `${bits} bits` }))}
        className="max-w-xs"
      />
      <TextField
        form={form}
        name="maximumAgeDays"
        label="Greatest age, in days"
        optional
        number
        help="Keys that are added from now on expire then; older ones are marked."
        className="max-w-xs"
      />
      <TextField
        form={form}
        name="maximumKeys"
        label="Most keys of one user"
        optional
        number
        className="max-w-xs"
      />
      <CheckboxField
        form={form}
        name="removeExpired"
        label="Remove expired keys"
        help="People are reminded 30, 14, 7 and 1 days before. A key is removed a day or more after the last reminder, and never where it is a user’s last one."
      />
    </Form>
  );
}
