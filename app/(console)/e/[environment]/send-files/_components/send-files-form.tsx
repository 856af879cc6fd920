'use client';
// Asks for a connector and files in S3, and starts the transfer.

import { FolderOpen } from 'lucide-react';
import dynamic from 'next/dynamic';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { type UseFormReturn, useForm, useWatch } from 'react-hook-form';
import { useCaller } from '@/components/caller';
import { Form } from '@/components/form/form';
import { FormSection } from '@/components/form/form-section';
import { lazyZodResolver } from '@/components/form/lazy-resolver';
import { TextareaField } from '@/components/form/textarea-field';
import { Button } from '@/components/ui/button';
import { useToast } from '@/components/ui/toast';
import { plural } from '@/lib/format';
import { reasonAgainst } from '@/lib/permissions';
import { useStartFileTransfer } from '@/lib/transfers/mutations';
import { MAX_PATHS, pathsIn, sentHref } from '@/lib/transfers/rules';
import type { SendFilesForm as FormValues, SendFilesValues } from '@/lib/transfers/schema';
import { ConnectorField } from './connector-field';
import { HeadersField } from './headers-field';
import { TestFileFields } from './test-file-fields';

export type SendForm = UseFormReturn<FormValues, unknown, SendFilesValues>;

const loadPicker = () => import('@/components/transfers/s3-picker').then((module) => module.S3Picker);
const S3Picker = dynamic(loadPicker, { ssr: false });

const resolver = lazyZodResolver(() =>
  import('@/lib/transfers/schema').then((module) => module.sendFilesSchema),
);

export function SendFilesForm({
  environmentId,
  connectorId,
  paths,
}: {
  environmentId: string;
  connectorId: string;
  paths: readonly string[];
}) {
  const router = useRouter();
  const toast = useToast();
  const { role } = useCaller();
  const start = useStartFileTransfer(environmentId);
  const form: SendForm = useForm({
    defaultValues: { ConnectorId: connectorId, SendFilePaths: paths.join('\n'), CustomHttpHeaders: [] },
    resolver,
    mode: 'onTouched',
  });
  const [text, headers] = useWatch({ control: form.control, name: ['SendFilePaths', 'CustomHttpHeaders'] });
  const [picking, setPicking] = useState(false);
  const [everPicked, setEverPicked] = useState(false);
  const chosen = pathsIn(text);
  const reason = reasonAgainst(role, 'StartFileTransfer');
  const addPaths = (added: readonly string[]) => {
    const all = [...new Set([...pathsIn(form.getValues('SendFilePaths')), ...added])];
    form.setValue('SendFilePaths', all.join('\n'), { shouldDirty: true, shouldValidate: true });
  };
  return (
    <>
      <Form
        form={form}
        onSubmit={async (values) => {
          const { transferId, kept } = await start.mutateAsync(values);
          if (!kept) {
            toast.error('Sent, but not noted', {
              description: `The console could not keep transfer ${transferId}; note its id.`,
            });
            return;
          }
          const [only, ...others] = pathsIn(values.SendFilePaths);
          toast.success(
            others.length > 0 ? `${others.length + 1} files are being sent` : 'The file is being sent',
          );
          router.push(
            only && others.length === 0
              ? sentHref(environmentId, { transferId, position: 0 })
              : `/e/${environmentId}/transfers`,
          );
        }}
        submitLabel={chosen.length > 1 ? `Send ${plural(chosen.length, 'file')}` : 'Send'}
        submitError={start.error?.error}
        submitDisabledReason={reason}
        cancel={`/e/${environmentId}/transfers`}
      >
        <ConnectorField form={form} environmentId={environmentId} />
        <div>
          <TextareaField
            form={form}
            name="SendFilePaths"
            label="Files"
            mono
            rows={3}
            placeholder="/outbox/orders/order-1.edi"
            help={`Bucket and key of each file, a line each, at most ${MAX_PATHS}. The access role of the connector must be able to read them.`}
          />
          <div className="mt-2">
            <Button
              size="sm"
              disabledReason={reason}
              onPointerEnter={() => void loadPicker()}
              onFocus={() => void loadPicker()}
              onClick={() => {
                setEverPicked(true);
                setPicking(true);
              }}
            >
              <FolderOpen aria-hidden className="size-3.5" />
              Choose from S3
            </Button>
          </div>
        </div>
        <TestFileFields environmentId={environmentId} onMade={(path) => addPaths([path])} />
        <FormSection
          title="HTTP headers"
          folded
          summary={headers.length > 0 ? headers.map(({ Key }) => Key).join(', ') : 'None of your own'}
        >
          <HeadersField form={form} />
        </FormSection>
      </Form>
      {everPicked && (
        <S3Picker
          environmentId={environmentId}
          open={picking}
          onOpenChange={setPicking}
          room={MAX_PATHS - chosen.length}
          onChoose={addPaths}
        />
      )}
    </>
  );
}
