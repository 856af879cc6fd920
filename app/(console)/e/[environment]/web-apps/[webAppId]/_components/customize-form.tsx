'use client';
// Title, logo and favicon of a web app, with an outline of what they come to.

import { useController, useForm, useWatch } from 'react-hook-form';
import { Form } from '@/components/form/form';
import { lazyZodResolver } from '@/components/form/lazy-resolver';
import { TextField } from '@/components/form/text-field';
import { useToast } from '@/components/ui/toast';
import { ImageField } from '@/components/web-apps/image-field';
import { WebAppPreview } from '@/components/web-apps/web-app-preview';
import { lengthOf } from '@/lib/transfer-model/constraints';
import { useCustomizeWebApp } from '@/lib/web-apps/mutations';
import type { Customization } from '@/lib/web-apps/reads';
import { FAVICON_BYTES, LOGO_BYTES, TITLE_LENGTH } from '@/lib/web-apps/rules';
import type { CustomizationForm, CustomizationValues } from '@/lib/web-apps/schema';

const resolver = lazyZodResolver<CustomizationForm, CustomizationValues>(() =>
  import('@/lib/web-apps/schema').then((module) => module.customizationSchema),
);

export function CustomizeForm({
  environmentId,
  webAppId,
  looks,
  onSaved,
  onDone,
}: {
  environmentId: string;
  webAppId: string;
  looks: Customization;
  onSaved: () => Promise<unknown>;
  onDone: () => void;
}) {
  const toast = useToast();
  const form = useForm<CustomizationForm, unknown, CustomizationValues>({
    defaultValues: {
      WebAppId: webAppId,
      Title: looks.Title,
      LogoFile: looks.LogoFile ?? '',
      FaviconFile: looks.FaviconFile ?? '',
    },
    resolver,
    mode: 'onTouched',
  });
  const [Title, LogoFile, FaviconFile] = useWatch({
    control: form.control,
    name: ['Title', 'LogoFile', 'FaviconFile'],
  });
  const logo = useController({ control: form.control, name: 'LogoFile' });
  const favicon = useController({ control: form.control, name: 'FaviconFile' });
  const save = useCustomizeWebApp(environmentId);
  return (
    <Form
      form={form}
      onSubmit={async (values) => {
        await save.mutateAsync(values);
        await onSaved();
        toast.success('Looks saved');
        onDone();
      }}
      submitLabel="Save"
      submitError={save.error?.error}
      cancel={onDone}
      guard={false}
      equivalent={async (values) => {
        const { toCustomizationInput } = await import('@/lib/web-apps/schema');
        const kind = 'WebAppCustomization';
        const change = { operation: 'UpdateWebAppCustomization', input: toCustomizationInput(values) };
        return { kind, name: 'web app', source: {}, id: webAppId, change };
      }}
    >
      <TextField
        form={form}
        name="Title"
        label="Title"
        optional
        help={`${lengthOf(Title)} of ${TITLE_LENGTH} characters. Shown in the tab and above the files.`}
      />
      <ImageField
        name="LogoFile"
        label="Logo"
        help="At most 50 KiB."
        value={logo.field.value}
        onChange={logo.field.onChange}
        error={logo.fieldState.error?.message}
        maxBytes={LOGO_BYTES}
      />
      <ImageField
        name="FaviconFile"
        label="Favicon"
        help="At most 20 KiB; square, shown in the tab."
        value={favicon.field.value}
        onChange={favicon.field.onChange}
        error={favicon.fieldState.error?.message}
        maxBytes={FAVICON_BYTES}
      />
      <WebAppPreview looks={{ Title, LogoFile, FaviconFile }} />
    </Form>
  );
}
