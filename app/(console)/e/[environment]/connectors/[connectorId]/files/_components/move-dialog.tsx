'use client';
// Asks for the new path of a file or folder on the server.

import { useForm } from 'react-hook-form';
import { Form } from '@/components/form/form';
import { lazyZodResolver } from '@/components/form/lazy-resolver';
import { TextField } from '@/components/form/text-field';
import { Dialog } from '@/components/ui/dialog';
import { useToast } from '@/components/ui/toast';
import { useMoveRemote } from '@/lib/remote-files/mutations';
import type { RemoteEntry } from '@/lib/remote-files/rules';
import type { MoveRemote } from '@/lib/remote-files/schema';

const resolver = lazyZodResolver(() =>
  import('@/lib/remote-files/schema').then((module) => module.moveRemoteSchema),
);

export function MoveDialog({
  environmentId,
  connectorId,
  entry,
  onClose,
}: {
  environmentId: string;
  connectorId: string;
  entry: RemoteEntry;
  onClose: () => void;
}) {
  const toast = useToast();
  const move = useMoveRemote(environmentId);
  const form = useForm<MoveRemote>({
    defaultValues: { ConnectorId: connectorId, SourcePath: entry.path, TargetPath: entry.path },
    resolver,
  });
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={`Move ${entry.name}`}
      description="The server renames it; both paths are on the server."
      busy={move.isPending}
    >
      <Form
        form={form}
        guard={false}
        onSubmit={async (values) => {
          await move.mutateAsync(values);
          toast.success('The move is under way');
          onClose();
        }}
        submitLabel="Move"
        submitError={move.error?.error}
        cancel={onClose}
      >
        <TextField
          form={form}
          name="TargetPath"
          label="New path"
          mono
          autoComplete="off"
          help="Its folder has to be there. Most servers refuse where something of that name is there already."
        />
      </Form>
    </Dialog>
  );
}
