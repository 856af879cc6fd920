'use client';
// Changes what users read when they log in.

import { TextareaField } from '@/components/form/textarea-field';
import type { EditFormProps } from './edit-section';
import { SaveForm, useSectionForm } from './section-form';

export function BannerForm({ environmentId, server, onDone }: EditFormProps) {
  const form = useSectionForm<'banner'>({
    section: 'banner',
    serverId: server.ServerId,
    PreAuthenticationLoginBanner: server.PreAuthenticationLoginBanner ?? '',
    PostAuthenticationLoginBanner: server.PostAuthenticationLoginBanner ?? '',
  });
  const shownAfter = server.Protocols?.some((protocol) => protocol === 'FTP' || protocol === 'FTPS');
  return (
    <SaveForm form={form} environmentId={environmentId} onDone={onDone} saved="Login banner saved">
      <TextareaField
        form={form}
        name="PreAuthenticationLoginBanner"
        label="Before login"
        optional
        mono
        rows={4}
        help="Plain ASCII; leave empty for none."
      />
      {(shownAfter || server.PostAuthenticationLoginBanner) && (
        <TextareaField
          form={form}
          name="PostAuthenticationLoginBanner"
          label="After login"
          optional
          mono
          rows={4}
          help="Shown by FTP and FTPS only."
        />
      )}
    </SaveForm>
  );
}
