'use client';
/** How the protocols treat S3, for a new server and a present one. Usage: `<StorageOptions form={form} />` */
import type { UseFormReturn } from 'react-hook-form';
import { CheckboxField } from '../form/checkbox-field';
import { RadioCardsField } from '../form/radio-cards-field';

interface StorageOptionValues {
  OptimiseListing: boolean;
  SetStatOption: 'DEFAULT' | 'ENABLE_NO_OP';
}

const setStatOptions = [
  { value: 'DEFAULT', label: 'Refuse', help: 'The client sees an error, since S3 has no such attributes.' },
  {
    value: 'ENABLE_NO_OP',
    label: 'Ignore',
    help: 'The client sees success; WinSCP needs this by default.',
  },
];

export function StorageOptions<Values extends StorageOptionValues, Output>({
  form,
}: {
  form: UseFormReturn<Values, unknown, Output>;
}) {
  const options = form as unknown as UseFormReturn<StorageOptionValues>;
  return (
    <>
      <CheckboxField
        form={options}
        name="OptimiseListing"
        label="Optimised directory listing"
        help="Lists large folders much faster. Mappings whose target is a file must then say so."
      />
      <RadioCardsField
        form={options}
        name="SetStatOption"
        label="When a client sets times or modes of a file"
        options={setStatOptions}
      />
    </>
  );
}
