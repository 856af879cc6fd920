'use client';
// Asks which files of the server go into which folder of a bucket.

import { useQuery } from '@tanstack/react-query';
import { useForm, useWatch } from 'react-hook-form';
import { Form } from '@/components/form/form';
import { lazyZodResolver } from '@/components/form/lazy-resolver';
import { TextField } from '@/components/form/text-field';
import { TextareaField } from '@/components/form/textarea-field';
import { Dialog } from '@/components/ui/dialog';
import { useToast } from '@/components/ui/toast';
import { plural } from '@/lib/format';
import { useGetFiles } from '@/lib/remote-files/mutations';
import { lastFoldersQuery } from '@/lib/remote-files/queries';
import type { GetFiles } from '@/lib/remote-files/schema';
import { MAX_PATHS, pathsIn } from '@/lib/transfers/rules';

const resolver = lazyZodResolver(() =>
  import('@/lib/remote-files/schema').then((module) => module.getFilesSchema),
);

export function GetDialog({
  environmentId,
  connectorId,
  paths,
  onClose,
}: {
  environmentId: string;
  connectorId: string;
  paths: readonly string[];
  onClose: () => void;
}) {
  const toast = useToast();
  const get = useGetFiles(environmentId);
  const { data: last } = useQuery(lastFoldersQuery(environmentId, connectorId));
  const form = useForm<GetFiles>({
    defaultValues: {
      ConnectorId: connectorId,
      RetrieveFilePaths: paths.join('\n'),
      LocalDirectoryPath: last?.files ?? '',
    },
    resolver,
  });
  const count = pathsIn(useWatch({ control: form.control, name: 'RetrieveFilePaths' })).length;
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title="Get files"
      description="Copies files of the server into a bucket. They stay on the server."
      busy={get.isPending}
    >
      <Form
        form={form}
        guard={false}
        onSubmit={async (values) => {
          await get.mutateAsync(values);
          toast.success(count > 1 ? `${count} files are on their way` : 'The file is on its way');
          onClose();
        }}
        submitLabel={count > 1 ? `Get ${plural(count, 'file')}` : 'Get'}
        submitError={get.error?.error}
        cancel={onClose}
      >
        <TextareaField
          form={form}
          name="RetrieveFilePaths"
          label="Files on the server"
          mono
          rows={3}
          placeholder="/outbox/invoice-1.csv"
          help={`A path in each line, at most ${MAX_PATHS}.`}
        />
        <TextField
          form={form}
          name="LocalDirectoryPath"
          label="Folder in S3"
          mono
          autoComplete="off"
          placeholder="/partner-files/inbox"
          help="A file of the same name that is there already is replaced."
        />
      </Form>
    </Dialog>
  );
}
