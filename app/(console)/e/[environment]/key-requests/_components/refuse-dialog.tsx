'use client';
// Refuses a request with a reason, which the partner sees.

import { useForm } from 'react-hook-form';
import { Form } from '@/components/form/form';
import { lazyZodResolver } from '@/components/form/lazy-resolver';
import { TextareaField } from '@/components/form/textarea-field';
import { Dialog } from '@/components/ui/dialog';
import { toast } from '@/components/ui/toast';
import { useRefuseRequest } from '@/lib/key-requests/mutations';
import type { ShownRequest } from '@/lib/key-requests/reads';
import type { RefuseRequestValues } from '@/lib/key-requests/schema';

const resolver = lazyZodResolver(() =>
  import('@/lib/key-requests/schema').then((module) => module.refuseRequestSchema),
);

interface RefuseDialogProps {
  environmentId: string;
  request: ShownRequest;
  onClose: () => void;
}

export function RefuseDialog({ environmentId, request, onClose }: RefuseDialogProps) {
  const { id, serverId, userName, fingerprint } = request;
  const refuse = useRefuseRequest(environmentId);
  const form = useForm<RefuseRequestValues>({
    defaultValues: { id, ServerId: serverId, UserName: userName, fingerprint, reason: '' },
    resolver,
  });
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={`Refuse the request of ${request.partnerName}`}
      description={fingerprint}
      busy={refuse.isPending}
      size="md"
    >
      <Form
        form={form}
        onSubmit={async (values) => {
          await refuse.mutateAsync(values);
          toast.success('The request was refused');
          onClose();
        }}
        submitLabel="Refuse"
        submitError={refuse.error?.error}
        cancel={onClose}
        guard={false}
        danger
      >
        <TextareaField form={form} name="reason" label="Reason" help="The partner sees it." rows={3} />
      </Form>
    </Dialog>
  );
}
