'use client';
// Asks which files of S3 go into which folder of the server.

import { FolderOpen } from 'lucide-react';
import dynamic from 'next/dynamic';
import { useState } from 'react';
import { useForm, useWatch } from 'react-hook-form';
import { Form } from '@/components/form/form';
import { lazyZodResolver } from '@/components/form/lazy-resolver';
import { TextField } from '@/components/form/text-field';
import { TextareaField } from '@/components/form/textarea-field';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { useToast } from '@/components/ui/toast';
import { plural } from '@/lib/format';
import { useSendToServer } from '@/lib/remote-files/mutations';
import type { SendToServer } from '@/lib/remote-files/schema';
import { MAX_PATHS, pathsIn } from '@/lib/transfers/rules';

const S3Picker = dynamic(() => import('@/components/transfers/s3-picker').then((module) => module.S3Picker), {
  ssr: false,
});

const resolver = lazyZodResolver(() =>
  import('@/lib/remote-files/schema').then((module) => module.sendToServerSchema),
);

export function SendDialog({
  environmentId,
  connectorId,
  folder,
  onClose,
}: {
  environmentId: string;
  connectorId: string;
  folder: string;
  onClose: () => void;
}) {
  const toast = useToast();
  const send = useSendToServer(environmentId);
  const [picking, setPicking] = useState(false);
  const form = useForm<SendToServer>({
    defaultValues: { ConnectorId: connectorId, SendFilePaths: '', RemoteDirectoryPath: folder },
    resolver,
  });
  const chosen = pathsIn(useWatch({ control: form.control, name: 'SendFilePaths' }));
  const addPaths = (added: readonly string[]) => {
    const all = [...new Set([...pathsIn(form.getValues('SendFilePaths')), ...added])];
    form.setValue('SendFilePaths', all.join('\n'), { shouldDirty: true, shouldValidate: true });
  };
  return (
    <>
      <Dialog
        open
        onOpenChange={(open) => !open && onClose()}
        title="Send files"
        description="Copies files of a bucket to the server. They stay in the bucket."
        busy={send.isPending}
      >
        <Form
          form={form}
          guard={false}
          onSubmit={async (values) => {
            await send.mutateAsync(values);
            toast.success(
              chosen.length > 1 ? `${chosen.length} files are on their way` : 'The file is on its way',
            );
            onClose();
          }}
          submitLabel={chosen.length > 1 ? `Send ${plural(chosen.length, 'file')}` : 'Send'}
          submitError={send.error?.error}
          cancel={onClose}
        >
          <div>
            <TextareaField
              form={form}
              name="SendFilePaths"
              label="Files in S3"
              mono
              rows={3}
              placeholder="/outbox/orders/order-1.csv"
              help={`Bucket and key of each file, a line each, at most ${MAX_PATHS}.`}
            />
            <Button size="sm" className="mt-2" onClick={() => setPicking(true)}>
              <FolderOpen aria-hidden className="size-3.5" />
              Choose from S3
            </Button>
          </div>
          <TextField
            form={form}
            name="RemoteDirectoryPath"
            label="Folder on the server"
            optional
            mono
            autoComplete="off"
            placeholder="/inbox"
            help="It has to be there. Empty: where the login begins. A file of the same name is replaced."
          />
        </Form>
      </Dialog>
      {picking && (
        <S3Picker
          environmentId={environmentId}
          open
          onOpenChange={setPicking}
          room={MAX_PATHS - chosen.length}
          onChoose={addPaths}
        />
      )}
    </>
  );
}
