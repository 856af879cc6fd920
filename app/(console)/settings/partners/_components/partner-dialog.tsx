'use client';
// Makes a partner, or changes its name and the end of its access.

import { useRouter } from 'next/navigation';
import { useForm } from 'react-hook-form';
import { Form } from '@/components/form/form';
import { lazyZodResolver } from '@/components/form/lazy-resolver';
import { TextField } from '@/components/form/text-field';
import { Dialog } from '@/components/ui/dialog';
import { toast } from '@/components/ui/toast';
import { useChangePartner, useCreatePartner } from '@/lib/partners/mutations';
import { dayOf } from '@/lib/partners/rules';
import type { CreatePartnerValues } from '@/lib/partners/schema';

const resolver = lazyZodResolver<CreatePartnerValues, CreatePartnerValues>(() =>
  import('@/lib/partners/schema').then(({ createPartnerSchema }) => createPartnerSchema as never),
);

interface PartnerDialogProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  /** The one to change; a new one without. */
  partner?: { id: string; name: string; expiresAt: number | null };
}

export function PartnerDialog({ open, onOpenChange, partner }: PartnerDialogProps) {
  const create = useCreatePartner();
  const change = useChangePartner();
  const { isPending, error } = partner ? change : create;
  const close = () => {
    onOpenChange(false);
    create.reset();
    change.reset();
  };
  return (
    <Dialog
      open={open}
      onOpenChange={(next) => (next ? onOpenChange(true) : close())}
      title={partner ? `Change ${partner.name}` : 'New partner'}
      busy={isPending}
      size="md"
    >
      <PartnerForm partner={partner} create={create} change={change} error={error?.error} onClose={close} />
    </Dialog>
  );
}

function PartnerForm({
  partner,
  create,
  change,
  error,
  onClose,
}: {
  partner: PartnerDialogProps['partner'];
  create: ReturnType<typeof useCreatePartner>;
  change: ReturnType<typeof useChangePartner>;
  error: NonNullable<ReturnType<typeof useCreatePartner>['error']>['error'] | undefined;
  onClose: () => void;
}) {
  const router = useRouter();
  const form = useForm<CreatePartnerValues>({
    defaultValues: { name: partner?.name ?? '', expires: dayOf(partner?.expiresAt ?? null) },
    resolver,
  });
  return (
    <Form
      form={form}
      onSubmit={async () => {
        const values = form.getValues();
        if (partner) {
          await change.mutateAsync({ ...values, partnerId: partner.id, partner: partner.name });
          toast.success('The partner was changed');
          onClose();
        } else {
          const { partnerId } = await create.mutateAsync(values);
          router.push(`/settings/partners/${partnerId}`);
        }
      }}
      submitLabel={partner ? 'Save' : 'Create partner'}
      submitError={error}
      cancel={onClose}
      guard={false}
    >
      <TextField form={form} name="name" label="Name" help="The company, as your colleagues call it." />
      <TextField
        form={form}
        name="expires"
        label="Access ends"
        type="date"
        optional
        help="After this day (UTC) nobody of the partner can sign in. Its SFTP keys go on working."
        className="max-w-xs"
      />
    </Form>
  );
}
