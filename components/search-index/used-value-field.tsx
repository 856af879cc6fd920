'use client';
/**
 * A field for what several resources share, which suggests what this environment uses already.
 * Usage: `<UsedValueField form={form} name="Role" label="Role" kind="role" usedBy="user" mono />`; `asPath` for a bucket with a folder behind it.
 */
import { useQueryClient } from '@tanstack/react-query';
import type { ComponentProps } from 'react';
import type { FieldValues } from 'react-hook-form';
import { plural } from '@/lib/format';
import { usedValuesQuery } from '@/lib/search-index/queries';
import type { UsedKind } from '@/lib/search-index/rules';
import { useEnvironment } from '../environment';
import { SuggestingField } from '../form/suggesting-field';

export function UsedValueField<Values extends FieldValues, Output>({
  kind,
  usedBy,
  asPath = false,
  ...field
}: Omit<ComponentProps<typeof SuggestingField<Values, Output>>, 'suggest'> & {
  kind: UsedKind;
  /** Who asks; what others of its kind use comes first. */
  usedBy: string;
  asPath?: boolean;
}) {
  const queryClient = useQueryClient();
  const { id } = useEnvironment();
  const suggest = async () => {
    const values = await queryClient.fetchQuery(usedValuesQuery(id, kind, usedBy));
    return values.map(({ value, uses }) => ({
      value: asPath ? `/${value}/` : value,
      note: `used ${plural(uses, 'time')}`,
    }));
  };
  return <SuggestingField {...field} suggest={suggest} />;
}
