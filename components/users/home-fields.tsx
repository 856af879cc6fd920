'use client';
/** Where a user's files are: one folder shown as "/", several mappings, or real paths. Usage: `<HomeFields form={form} domain="S3" />` */
import { type FieldPath, type UseFormReturn, useController, useWatch } from 'react-hook-form';
import { resolveUserName, USER_NAME_VARIABLE } from '@/lib/users/mappings';
import type { HomeValues } from '@/lib/users/schema';
import { FieldGroup } from '../form/field';
import { RadioCardsField } from '../form/radio-cards-field';
import { UsedValueField } from '../search-index/used-value-field';
import { MappingEditor } from './mapping-editor';
import { MappingTree } from './mapping-tree';

type HomeForm = UseFormReturn<HomeValues>;

const layouts = [
  { value: 'folder', label: 'One folder', help: 'The user sees it as “/” and nothing else.' },
  { value: 'mappings', label: 'Mapped folders', help: 'You choose which paths lead where.' },
  { value: 'path', label: 'Real paths', help: 'The user sees bucket names and may leave the folder.' },
];

export function HomeFields<Values extends HomeValues, Output>({
  form,
  domain,
}: {
  /** Any form whose values have those of a home. */
  form: UseFormReturn<Values, unknown, Output>;
  domain: 'S3' | 'EFS';
}) {
  const home = form as unknown as HomeForm;
  const layout = useWatch({ control: home.control, name: 'layout' });
  return (
    <>
      <RadioCardsField form={home} name="layout" label="What the user sees" options={layouts} columns={3} />
      {layout === 'folder' && <FolderField form={home} domain={domain} />}
      {layout === 'mappings' && <MappingFields form={home} />}
      {layout === 'path' && (
        <UsedValueField
          form={home}
          name="HomeDirectory"
          kind="bucket"
          usedBy="user"
          asPath
          label="Home directory"
          optional
          mono
          placeholder={example(domain)}
          help="Where the user begins. What else can be reached is up to the role."
        />
      )}
    </>
  );
}

function example(domain: 'S3' | 'EFS'): string {
  return domain === 'EFS' ? '/fs-0123456789abcdef0/home' : '/bucket/home';
}

function FolderField({ form, domain }: { form: HomeForm; domain: 'S3' | 'EFS' }) {
  const [mapping] = useWatch({ control: form.control, name: 'HomeDirectoryMappings' });
  const userName = useWatch({ control: form.control, name: 'UserName' });
  const target = mapping?.Target ?? '';
  const resolved = resolveUserName(target, userName);
  return (
    <UsedValueField
      form={form}
      kind="bucket"
      usedBy="user"
      asPath
      name={'HomeDirectoryMappings.0.Target' as FieldPath<HomeValues>}
      label={domain === 'EFS' ? 'File system and folder' : 'Bucket and folder'}
      mono
      autoComplete="off"
      placeholder={`${example(domain)}/${USER_NAME_VARIABLE}`}
      help={
        resolved !== target ? (
          <>
            “/” leads to <span className="font-mono text-ink">{resolved}</span>
          </>
        ) : (
          <>
            <span className="font-mono">{USER_NAME_VARIABLE}</span> stands for the name of the user.
          </>
        )
      }
    />
  );
}

function MappingFields({ form }: { form: HomeForm }) {
  const { field, fieldState } = useController({ control: form.control, name: 'HomeDirectoryMappings' });
  const userName = useWatch({ control: form.control, name: 'UserName' });
  return (
    <>
      <FieldGroup
        name="HomeDirectoryMappings"
        label="Mappings"
        help={
          <>
            Paths must not lie within one another. <span className="font-mono">{USER_NAME_VARIABLE}</span>{' '}
            stands for the name of the user.
          </>
        }
        error={fieldState.error?.root?.message ?? fieldState.error?.message}
      >
        <MappingEditor
          value={field.value}
          onChange={field.onChange}
          userName={userName}
          eager={form.formState.submitCount > 0}
        />
      </FieldGroup>
      <div className="rounded-md border border-line bg-sunken px-3 py-2.5">
        <p className="mb-1 font-medium">After signing in{userName && `, ${userName} sees`}</p>
        <MappingTree mappings={field.value} userName={userName} />
      </div>
    </>
  );
}
