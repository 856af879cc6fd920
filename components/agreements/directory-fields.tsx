'use client';
/** Where received files go: one folder with AWS's own names below it, or one for each kind. Usage: `<DirectoryFields form={form} />` */
import { type FieldPath, type UseFormReturn, useWatch } from 'react-hook-form';
import { baseFolders, directories, directoryProblem } from '@/lib/agreements/rules';
import { RadioCardsField } from '../form/radio-cards-field';
import { TextField } from '../form/text-field';
import { MonoText } from '../identifier';
import { UsedValueField } from '../search-index/used-value-field';
import type { AgreementForm, AgreementFormValues } from './agreement-fields';

export function DirectoryFields({ form }: { form: AgreementForm }) {
  const [layout, base] = useWatch({ control: form.control, name: ['layout', 'BaseDirectory'] });
  return (
    <>
      <RadioCardsField
        form={form}
        name="layout"
        label="Where received files go"
        options={[
          { value: 'base', label: 'One folder', help: 'AWS makes folders of its own below it.' },
          {
            value: 'custom',
            label: 'A folder for each kind',
            help: 'Files, receipts, status, failures apart.',
          },
        ]}
      />
      {layout === 'base' ? (
        <UsedValueField
          form={form}
          name="BaseDirectory"
          kind="bucket"
          usedBy="agreement"
          asPath
          label="Folder"
          mono
          autoComplete="off"
          placeholder="/partner-inbox/acme"
          help={directoryProblem(base.trim()) ? 'The bucket, then the folder.' : <Below base={base.trim()} />}
        />
      ) : (
        directories.map(({ member, label, help, example }) => (
          <TextField
            key={member}
            form={form as UseFormReturn<AgreementFormValues, unknown, unknown>}
            name={`CustomDirectories.${member}` satisfies FieldPath<AgreementFormValues>}
            label={label}
            mono
            autoComplete="off"
            placeholder={example}
            help={help}
          />
        ))
      )}
    </>
  );
}

function Below({ base }: { base: string }) {
  return (
    <>
      {baseFolders(base).map(({ folder, holds }) => (
        <span key={folder} className="block">
          <MonoText>{folder}</MonoText>: {holds}
        </span>
      ))}
    </>
  );
}
