'use client';
/** The POSIX identity that a user has on an EFS file system. Usage: `<PosixFields form={form} />` */
import type { UseFormReturn } from 'react-hook-form';
import { TextField } from '../form/text-field';

export interface PosixValues {
  PosixProfile: { Uid?: number | undefined; Gid?: number | undefined; SecondaryGids: string };
}

export function PosixFields<Values extends PosixValues, Output>({
  form,
}: {
  form: UseFormReturn<Values, unknown, Output>;
}) {
  const posix = form as unknown as UseFormReturn<PosixValues>;
  return (
    <>
      <div className="grid gap-5 sm:grid-cols-2">
        <TextField form={posix} name="PosixProfile.Uid" label="User id" number mono />
        <TextField form={posix} name="PosixProfile.Gid" label="Group id" number mono />
      </div>
      <TextField
        form={posix}
        name="PosixProfile.SecondaryGids"
        label="Further group ids"
        optional
        mono
        placeholder="1001, 1002"
        help="Up to 16, separated by commas."
      />
    </>
  );
}
