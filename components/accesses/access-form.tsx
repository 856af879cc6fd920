'use client';
/** What a group of the directory may do here, for a new access and a present one. Usage: `<AccessForm environmentId values={…} isNew … />` */
import { type UseFormReturn, useForm, useWatch } from 'react-hook-form';
import type { ShownError } from '@/components/error-panel';
import type { AccessDetail } from '@/lib/accesses/reads';
import type { AccessValues, CheckedAccess } from '@/lib/accesses/schema';
import { toMappings } from '@/lib/users/mappings';
import { homeLayoutOf } from '@/lib/users/rules';
import { Form } from '../form/form';
import { FormSection } from '../form/form-section';
import { lazyZodResolver } from '../form/lazy-resolver';
import { TextField } from '../form/text-field';
import { UsedValueField } from '../search-index/used-value-field';
import { HomeFields } from '../users/home-fields';
import { PolicyField } from '../users/policy-field';
import { PosixFields } from '../users/posix-fields';

const resolver = lazyZodResolver<AccessValues, CheckedAccess>(() =>
  import('@/lib/accesses/schema').then((module) => module.createAccessSchema),
);

export function newAccess(ServerId: string, Domain: 'S3' | 'EFS'): AccessValues {
  return {
    ServerId,
    Domain,
    ExternalId: '',
    GroupName: '',
    Role: '',
    layout: 'folder',
    HomeDirectory: '',
    HomeDirectoryMappings: [{ Entry: '/', Target: '', Type: 'DIRECTORY' }],
    UserName: '',
    Policy: '',
    PosixProfile: { SecondaryGids: '' },
  };
}

export function valuesOf(access: AccessDetail, Domain: 'S3' | 'EFS'): AccessValues {
  const blank = newAccess(access.ServerId, Domain);
  const mappings = toMappings(access.HomeDirectoryMappings);
  const { Uid, Gid, SecondaryGids = [] } = access.PosixProfile ?? {};
  return {
    ...blank,
    ExternalId: access.ExternalId,
    GroupName: access.name ?? '',
    Role: access.Role ?? '',
    layout: homeLayoutOf(access),
    HomeDirectory: access.HomeDirectory ?? '',
    HomeDirectoryMappings: mappings.length > 0 ? mappings : blank.HomeDirectoryMappings,
    Policy: access.Policy ?? '',
    PosixProfile: { Uid, Gid, SecondaryGids: SecondaryGids.join(', ') },
  };
}

export function AccessForm({
  values,
  isNew = false,
  onSave,
  submitLabel,
  submitError,
  submitDisabledReason,
  cancel,
}: {
  values: AccessValues;
  isNew?: boolean;
  onSave: (values: AccessValues) => Promise<void>;
  submitLabel: string;
  submitError: ShownError | null | undefined;
  submitDisabledReason: string | undefined;
  cancel: string;
}) {
  const form: UseFormReturn<AccessValues, unknown, CheckedAccess> = useForm({
    defaultValues: values,
    resolver,
    mode: 'onTouched',
  });
  const policy = useWatch({ control: form.control, name: 'Policy' });
  return (
    <Form
      form={form}
      // The action checks what was typed by the same schema, so it gets the form's values.
      onSubmit={() => onSave(form.getValues())}
      submitLabel={submitLabel}
      submitError={submitError}
      submitDisabledReason={submitDisabledReason}
      cancel={cancel}
      equivalent={({ GroupName, access }) => ({
        kind: 'Access',
        name: GroupName || 'access',
        source: access,
        ...(!isNew && { change: { operation: 'UpdateAccess', input: access } }),
      })}
    >
      <TextField
        form={form}
        name="GroupName"
        label="Name of the group"
        optional
        autoComplete="off"
        help="Kept by this console, so that people know the group; AWS keeps its SID only."
      />
      <TextField
        form={form}
        name="ExternalId"
        label="SID of the group"
        mono
        autoComplete="off"
        readOnly={!isNew}
        placeholder="S-1-5-21-1004336348-1177238915-682003330-1001"
        help={
          isNew ? (
            <>
              In PowerShell <span className="font-mono">(Get-ADGroup "NAME").SID.Value</span> tells it. Only
              direct members count.
            </>
          ) : (
            'The group of an access cannot be changed: delete it and create another.'
          )
        }
      />
      <UsedValueField
        form={form}
        name="Role"
        kind="role"
        usedBy="access"
        label="Role"
        mono
        autoComplete="off"
        placeholder="arn:aws:iam::111122223333:role/sftp-staff"
        help="The IAM role through which the members reach the files; it must trust transfer.amazonaws.com."
      />
      <HomeFields form={form} domain={values.Domain} />
      {values.Domain === 'EFS' && <PosixFields form={form} />}
      {values.Domain === 'S3' && (
        <FormSection title="Session policy" summary={policy.trim() ? 'Set' : 'None'} folded>
          <PolicyField form={form} />
        </FormSection>
      )}
    </Form>
  );
}
