'use client';
// Shares a user with a partner, chosen from what there is, or changes what the partner may do with its keys.

import { useInfiniteQuery } from '@tanstack/react-query';
import { type UseFormReturn, useForm, useWatch } from 'react-hook-form';
import { ErrorText } from '@/components/error-panel';
import { CheckboxField } from '@/components/form/checkbox-field';
import { Form } from '@/components/form/form';
import { lazyZodResolver } from '@/components/form/lazy-resolver';
import { SelectField } from '@/components/form/select-field';
import { TextField } from '@/components/form/text-field';
import { Dialog } from '@/components/ui/dialog';
import { useChangeGrant, useGrantUser } from '@/lib/partners/mutations';
import type { PartnerDetail, PartnerGrant } from '@/lib/partners/reads';
import { rightLabels } from '@/lib/partners/rules';
import type { GrantFormValues } from '@/lib/partners/schema';
import { serversQuery } from '@/lib/servers/queries';
import { toTransferError } from '@/lib/transfer/errors';
import { usersQuery } from '@/lib/users/queries';
import type { EnvironmentChoice } from './partner-view';

const resolver = lazyZodResolver(() => import('@/lib/partners/schema').then((module) => module.grantForm));

interface GrantDialogProps {
  partner: PartnerDetail;
  environments: readonly EnvironmentChoice[];
  /** The one to change; a new one without. */
  grant: PartnerGrant | undefined;
  open: boolean;
  onOpenChange: (open: boolean) => void;
}

export function GrantDialog({ partner, environments, grant, open, onOpenChange }: GrantDialogProps) {
  const add = useGrantUser();
  const change = useChangeGrant();
  const { isPending, error } = grant ? change : add;
  const close = () => {
    onOpenChange(false);
    add.reset();
    change.reset();
  };
  const save = async ({ environment, ...values }: GrantFormValues) => {
    const input = { ...values, partnerId: partner.id, partner: partner.name };
    if (grant) {
      await change.mutateAsync({ environmentId: environment, input: { ...input, grantId: grant.id } });
    } else await add.mutateAsync({ environmentId: environment, input });
    close();
  };
  return (
    <Dialog
      open={open}
      onOpenChange={(next) => (next ? onOpenChange(true) : close())}
      title={
        grant ? `What ${partner.name} may do with ${grant.userName}` : `Share a user with ${partner.name}`
      }
      busy={isPending}
      size="md"
    >
      {open && (
        <GrantForm
          environments={environments}
          grant={grant}
          onSubmit={save}
          submitError={error?.error}
          onCancel={close}
        />
      )}
    </Dialog>
  );
}

function GrantForm({
  environments,
  grant,
  onSubmit,
  submitError,
  onCancel,
}: {
  environments: readonly EnvironmentChoice[];
  grant: PartnerGrant | undefined;
  onSubmit: (values: GrantFormValues) => Promise<void>;
  submitError: NonNullable<ReturnType<typeof useGrantUser>['error']>['error'] | undefined;
  onCancel: () => void;
}) {
  const form = useForm<GrantFormValues>({
    defaultValues: {
      environment: grant?.environment ?? (environments.length === 1 ? (environments[0]?.id ?? '') : ''),
      ServerId: grant?.serverId ?? '',
      UserName: grant?.userName ?? '',
      mayUpload: grant?.mayUpload ?? true,
      mayGenerate: grant?.mayGenerate ?? true,
      mayDelete: grant?.mayDelete ?? true,
      needsApproval: grant?.needsApproval ?? false,
    },
    resolver,
  });
  return (
    <Form
      form={form}
      onSubmit={onSubmit}
      submitLabel={grant ? 'Save' : 'Share'}
      submitError={submitError}
      cancel={onCancel}
      guard={false}
    >
      {!grant && <UserFields form={form} environments={environments} />}
      <fieldset className="flex flex-col gap-2">
        <legend className="mb-2 font-medium">The partner may</legend>
        <CheckboxField form={form} name="mayUpload" label={rightLabels.mayUpload} />
        <CheckboxField
          form={form}
          name="mayGenerate"
          label={rightLabels.mayGenerate}
          help="In the browser; the private key never reaches the console."
        />
        <CheckboxField
          form={form}
          name="mayDelete"
          label={rightLabels.mayDelete}
          help="Never the last one."
        />
      </fieldset>
      <CheckboxField
        form={form}
        name="needsApproval"
        label={rightLabels.needsApproval}
        help="What the partner asks for waits until one of you approves it."
      />
    </Form>
  );
}

function UserFields({
  form,
  environments,
}: {
  form: UseFormReturn<GrantFormValues>;
  environments: readonly EnvironmentChoice[];
}) {
  const environment = useWatch({ control: form.control, name: 'environment' });
  const server = useWatch({ control: form.control, name: 'ServerId' });
  const servers = useInfiniteQuery({ ...serversQuery(environment), enabled: environment !== '' });
  const users = useInfiniteQuery({
    ...usersQuery(environment, server),
    enabled: environment !== '' && /^s-[0-9a-f]{17}$/.test(server),
  });
  const failure = servers.error ?? users.error;
  const servable = servers.data?.pages.flatMap((page) => page.Servers) ?? [];
  const named = users.data?.pages.flatMap((page) => page.Users) ?? [];
  return (
    <>
      {environments.length > 1 && (
        <SelectField
          form={form}
          name="environment"
          label="Environment"
          placeholder="Choose an environment"
          options={environments.map(({ id, label }) => ({ value: id, label }))}
        />
      )}
      <TextField
        form={form}
        name="ServerId"
        label="Server"
        mono
        autoComplete="off"
        list="grant-servers"
        help="Choose one, or type its id."
      />
      <datalist id="grant-servers">
        {servable.map(({ ServerId, Domain, IdentityProviderType }) => (
          <option key={ServerId} value={ServerId}>
            {[Domain, IdentityProviderType].join(' · ')}
          </option>
        ))}
      </datalist>
      <TextField form={form} name="UserName" label="User" mono autoComplete="off" list="grant-users" />
      <datalist id="grant-users">
        {named.map(({ UserName }) => (
          <option key={UserName} value={UserName} />
        ))}
      </datalist>
      {failure && (
        <div className="text-table text-danger">
          <ErrorText error={toTransferError(failure)} />
        </div>
      )}
    </>
  );
}
