'use client';
/**
 * A choice among the profiles of one type, by AS2 id. Usage:
 * `<ProfileField form={form} name="LocalProfileId" type="LOCAL" label="Our side" environmentId={environmentId} />`
 */
import type { ProfileType } from '@aws-sdk/client-transfer';
import { useQuery } from '@tanstack/react-query';
import type { FieldValues } from 'react-hook-form';
import { useWatch } from 'react-hook-form';
import { profilesQuery } from '@/lib/profiles/queries';
import { SelectField } from '../form/select-field';
import type { BoundFieldProps } from '../form/text-field';
import { AppLink } from '../ui/app-link';
import { Button } from '../ui/button';

const words = { LOCAL: 'local profile', PARTNER: 'partner profile' } as const;

export function ProfileField<Values extends FieldValues, Output>({
  environmentId,
  type,
  help,
  ...field
}: BoundFieldProps<Values, Output> & { environmentId: string; type: ProfileType }) {
  const { data, error, refetch } = useQuery(profilesQuery(environmentId));
  const chosen = String(useWatch({ control: field.form.control, name: field.name }) ?? '');
  const fitting = (data ?? []).filter((profile) => profile.ProfileType === type);
  const options = fitting
    .map(({ ProfileId = '', As2Id = '' }) => ({ value: ProfileId, label: `${As2Id} (${ProfileId})` }))
    .sort((a, b) => a.label.localeCompare(b.label));
  // What is set stays in sight even where the list does not know it.
  if (chosen && !options.some(({ value }) => value === chosen))
    options.push({ value: chosen, label: chosen });
  return (
    <SelectField
      // The options arrive after the value, which a select can only show once both are there.
      key={data ? 'known' : 'waiting'}
      {...field}
      options={options}
      placeholder={data || error ? `Choose a ${words[type]}` : 'Loading …'}
      help={
        error && !data ? (
          <span className="flex flex-wrap items-center gap-2">
            {error.message}
            <Button size="sm" onClick={() => void refetch()}>
              Retry
            </Button>
          </span>
        ) : data && fitting.length === 0 ? (
          <>
            There is no {words[type]} yet.{' '}
            <AppLink href={`/e/${environmentId}/new-profile`} className="underline underline-offset-3">
              Create one
            </AppLink>
            , then come back.
          </>
        ) : (
          help
        )
      }
    />
  );
}
