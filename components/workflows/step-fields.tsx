'use client';
// The fields of one step of the builder, by its type.

import { Plus, X } from 'lucide-react';
import { type FieldPath, type UseFormReturn, useFieldArray, useWatch } from 'react-hook-form';
import { CheckboxField } from '@/components/form/checkbox-field';
import { FieldGroup } from '@/components/form/field';
import { RadioCardsField } from '@/components/form/radio-cards-field';
import { SelectField } from '@/components/form/select-field';
import { TextField, useFieldError } from '@/components/form/text-field';
import { UsedValueField } from '@/components/search-index/used-value-field';
import { Button } from '@/components/ui/button';
import { Input } from '@/components/ui/input';
import { USUAL_TIMEOUT_SECONDS } from '@/lib/workflows/rules';
import type { CreateWorkflowForm, CreateWorkflowValues, StepForm } from '@/lib/workflows/schema';

export type BuilderForm = UseFormReturn<CreateWorkflowForm, unknown, CreateWorkflowValues>;
export type StepList = 'Steps' | 'OnExceptionSteps';

interface StepProps {
  form: BuilderForm;
  at: `${StepList}.${number}`;
}

type Path = FieldPath<CreateWorkflowForm>;
const variables = `\${Transfer:UserName} and \${Transfer:UploadDate} are filled in.`;

export function StepFields({ form, at, isFirst }: StepProps & { isFirst: boolean }) {
  const type = useWatch({ control: form.control, name: `${at}.Type` });
  const path = (member: keyof StepForm) => `${at}.${member}` as Path;
  return (
    <div className="flex flex-col gap-4">
      {type === 'COPY' && <BucketFields form={form} at={at} />}
      {type === 'DECRYPT' && <DecryptFields form={form} at={at} />}
      {type === 'TAG' && <ObjectTags form={form} at={at} />}
      {type === 'CUSTOM' && (
        <div className="grid gap-4 sm:grid-cols-[1fr_13rem]">
          <UsedValueField
            form={form}
            name={path('Target')}
            kind="function"
            usedBy="workflow"
            label="Function"
            mono
            placeholder="arn:aws:lambda:eu-west-1:111122223333:function:check-file"
            help="It has to answer by SendWorkflowStepState."
          />
          <TextField
            form={form}
            name={path('TimeoutSeconds')}
            label="Seconds to answer"
            optional
            inputMode="numeric"
            placeholder={String(USUAL_TIMEOUT_SECONDS)}
          />
        </div>
      )}
      <div className="grid gap-4 sm:grid-cols-2">
        {!isFirst && (
          <SelectField
            form={form}
            name={path('Source')}
            label="Works on"
            options={[
              { value: 'previous', label: 'The file of the step before' },
              { value: 'original', label: 'The uploaded file' },
            ]}
          />
        )}
        <TextField form={form} name={path('Name')} label="Name in the log" optional />
      </div>
    </div>
  );
}

function BucketFields({ form, at }: StepProps) {
  return (
    <>
      <div className="grid gap-4 sm:grid-cols-2">
        <UsedValueField
          form={form}
          name={`${at}.Bucket`}
          kind="bucket"
          usedBy="workflow"
          label="Bucket"
          mono
          placeholder="partner-archive"
        />
        <TextField
          form={form}
          name={`${at}.Key`}
          label="Key"
          optional
          mono
          placeholder={`in/\${Transfer:UserName}/`}
          help={`A folder, ending in /, keeps the name. ${variables}`}
        />
      </div>
      <Overwrite form={form} at={at} />
    </>
  );
}

function DecryptFields({ form, at }: StepProps) {
  const place = useWatch({ control: form.control, name: `${at}.Place` });
  return (
    <>
      <RadioCardsField
        form={form}
        name={`${at}.Place`}
        label="The decrypted file goes to"
        options={[
          { value: 'S3', label: 'Amazon S3', help: 'For servers that keep their files on S3.' },
          { value: 'EFS', label: 'Amazon EFS', help: 'For servers that keep them on EFS.' },
        ]}
      />
      {place === 'S3' ? (
        <BucketFields form={form} at={at} />
      ) : (
        <>
          <div className="grid gap-4 sm:grid-cols-2">
            <TextField
              form={form}
              name={`${at}.FileSystemId`}
              label="File system"
              mono
              placeholder="fs-0123456789abcdef0"
            />
            <TextField
              form={form}
              name={`${at}.Path`}
              label="Path"
              mono
              placeholder="/decrypted/"
              help={`A folder, ending in /, keeps the name. ${variables}`}
            />
          </div>
          <Overwrite form={form} at={at} />
        </>
      )}
    </>
  );
}

function Overwrite({ form, at }: StepProps) {
  return (
    <CheckboxField
      form={form}
      name={`${at}.Overwrite`}
      label="Replace a file that is there already"
      help="Otherwise the step fails."
    />
  );
}

function ObjectTags({ form, at }: StepProps) {
  const name = `${at}.Tags` as const;
  const { fields, append, remove } = useFieldArray({ control: form.control, name });
  const own = useFieldError(form, name);
  // Where the resolver puts what is wrong with the list itself.
  const root = useFieldError(form, `${name}.root` as typeof name);
  return (
    <FieldGroup
      name={name}
      label="Tags of the object"
      help="They replace all tags that it has."
      error={root ?? own}
    >
      <div className="flex flex-col gap-2">
        {fields.map((field, index) => (
          <div key={field.id} className="flex items-center gap-2">
            <Input
              aria-label={`Key of object tag ${index + 1}`}
              placeholder="Key"
              {...form.register(`${name}.${index}.Key`)}
            />
            <Input
              aria-label={`Value of object tag ${index + 1}`}
              placeholder="Value"
              {...form.register(`${name}.${index}.Value`)}
            />
            <Button
              variant="ghost"
              size="icon"
              aria-label={`Remove object tag ${index + 1}`}
              onClick={() => remove(index)}
            >
              <X aria-hidden className="size-4 text-muted" />
            </Button>
          </div>
        ))}
        <div>
          <Button
            size="sm"
            disabledReason={fields.length >= 10 ? 'An object has at most 10 tags.' : undefined}
            onClick={() => append({ Key: '', Value: '' })}
          >
            <Plus aria-hidden className="size-3.5" />
            Add object tag
          </Button>
        </div>
      </div>
    </FieldGroup>
  );
}
