'use client';
// Which folder is listed, and where AWS puts the listing.

import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useForm } from 'react-hook-form';
import { useCaller } from '@/components/caller';
import { ErrorText, type ShownError } from '@/components/error-panel';
import { lazyZodResolver } from '@/components/form/lazy-resolver';
import { TextField } from '@/components/form/text-field';
import { Button } from '@/components/ui/button';
import { can, reasonAgainst } from '@/lib/permissions';
import { lastFoldersQuery } from '@/lib/remote-files/queries';
import type { ListFolder } from '@/lib/remote-files/schema';

const resolver = lazyZodResolver(() =>
  import('@/lib/remote-files/schema').then((module) => module.listFolderSchema),
);

export function FolderForm({
  environmentId,
  connectorId,
  folder,
  output,
  pending,
  error,
  onList,
}: {
  environmentId: string;
  connectorId: string;
  folder: string;
  output: string;
  pending: boolean;
  error: ShownError | undefined;
  onList: (folder: string, output: string) => Promise<unknown>;
}) {
  const { role } = useCaller();
  const { data: last } = useQuery({
    ...lastFoldersQuery(environmentId, connectorId),
    enabled: can(role, 'StartFileTransfer'),
  });
  const form = useForm<ListFolder>({
    defaultValues: {
      ConnectorId: connectorId,
      RemoteDirectoryPath: folder || '/',
      OutputDirectoryPath: output || last?.listings || '',
    },
    resolver,
  });
  const { getValues, setValue } = form;
  const proposed = last?.listings;
  useEffect(() => {
    if (proposed && !getValues('OutputDirectoryPath')) setValue('OutputDirectoryPath', proposed);
  }, [proposed, getValues, setValue]);
  return (
    <form
      method="post"
      noValidate
      className="flex flex-col gap-3"
      onSubmit={form.handleSubmit(({ RemoteDirectoryPath, OutputDirectoryPath }) =>
        onList(RemoteDirectoryPath, OutputDirectoryPath).catch(() => {}),
      )}
    >
      <div className="grid grid-cols-1 items-start gap-3 sm:grid-cols-[1fr_1fr_auto]">
        <TextField
          form={form}
          name="RemoteDirectoryPath"
          label="Folder on the server"
          mono
          autoComplete="off"
          placeholder="/inbox"
        />
        <TextField
          form={form}
          name="OutputDirectoryPath"
          label="Listings go to"
          mono
          autoComplete="off"
          placeholder="/partner-files/listings"
        />
        <Button
          type="submit"
          className="sm:mt-6"
          pending={pending}
          disabledReason={reasonAgainst(role, 'StartDirectoryListing')}
        >
          List folder
        </Button>
      </div>
      <div role="alert" className="text-danger">
        {error && <ErrorText error={error} />}
      </div>
    </form>
  );
}
