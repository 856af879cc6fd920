'use client';
/** Changes what the console itself knows of a key: label, owner and expiry. */
import { useQuery } from '@tanstack/react-query';
import { useForm } from 'react-hook-form';
import { useAnnotateKey } from '@/lib/key-notes/mutations';
import type { AnnotateKeyValues } from '@/lib/key-notes/schema';
import { ownersQuery } from '@/lib/partners/queries';
import { dayOf } from '@/lib/partners/rules';
import type { UserKey } from '@/lib/users/reads';
import { CheckboxField } from '../form/checkbox-field';
import { Form } from '../form/form';
import { lazyZodResolver } from '../form/lazy-resolver';
import { SelectField } from '../form/select-field';
import { TextField } from '../form/text-field';
import { Dialog } from '../ui/dialog';
import { useToast } from '../ui/toast';

const resolver = lazyZodResolver<AnnotateKeyValues, AnnotateKeyValues>(() =>
  import('@/lib/key-notes/schema').then(({ annotateKeySchema }) => annotateKeySchema as never),
);

interface AnnotateKeyDialogProps {
  environmentId: string;
  serverId: string;
  userName: string;
  storedKey: UserKey;
  onClose: () => void;
}

export function AnnotateKeyDialog(props: AnnotateKeyDialogProps) {
  const { environmentId, serverId, userName, storedKey, onClose } = props;
  const { known, fingerprint } = storedKey;
  const toast = useToast();
  const save = useAnnotateKey(environmentId);
  const owners = useQuery(ownersQuery());
  const form = useForm<AnnotateKeyValues>({
    defaultValues: {
      ServerId: serverId,
      UserName: userName,
      fingerprint,
      label: known.label,
      owner: known.ownerContactId ?? '',
      expires: dayOf(known.expiresAt),
      remove: known.removeAt !== null,
    },
    resolver,
  });
  const present = owners.data?.some(({ id }) => id === known.ownerContactId) ?? false;
  const former =
    known.ownerContactId !== null && !present
      ? [{ value: known.ownerContactId, label: known.ownerName ?? 'A former contact' }]
      : [];
  const options = owners.data?.map(({ id, name, partnerName }) => ({
    value: id,
    label: `${name} (${partnerName})`,
  }));
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title="About this key"
      description={fingerprint}
      busy={save.isPending}
      size="md"
    >
      <Form
        form={form}
        onSubmit={async () => {
          await save.mutateAsync(form.getValues());
          toast.success('Saved');
          onClose();
        }}
        submitLabel="Save"
        submitError={save.error?.error}
        cancel={onClose}
        guard={false}
      >
        <TextField
          form={form}
          name="label"
          label="Label"
          optional
          help="What the key is for, or where it lives."
        />
        <SelectField
          form={form}
          name="owner"
          label="Owner"
          optional
          placeholder="Nobody"
          options={[...former, ...(options ?? [])]}
          help="A contact of a partner, who is asked about it."
        />
        <TextField
          form={form}
          name="expires"
          label="Expires"
          type="date"
          optional
          help="After this day (UTC). People are reminded 30, 14, 7 and 1 days before."
          className="max-w-xs"
        />
        <CheckboxField
          form={form}
          name="remove"
          label="Remove it then"
          help="A day or more after the last reminder. A user’s last key is never removed by the console."
        />
      </Form>
    </Dialog>
  );
}
