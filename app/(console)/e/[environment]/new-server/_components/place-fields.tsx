'use client';
// What a new server speaks and where it stands; a choice that does not go with another says so beside it.

import { useWatch } from 'react-hook-form';
import { CheckboxCardsField } from '@/components/form/checkbox-cards-field';
import { RadioCardsField } from '@/components/form/radio-cards-field';
import { protocolMeanings, protocols, reasonsOfProtocols } from '@/lib/servers/protocol-rules';
import type { ServerForm } from './new-server-form';

/** What goes with the protocols is chosen at once, where it can be seen, in place of what does not. */
export function followProtocols(form: ServerForm): void {
  const wanted = reasonsOfProtocols(form.getValues('Protocols'));
  if (wanted.PUBLIC) form.setValue('EndpointType', 'VPC', { shouldDirty: true });
  if (wanted.EFS) form.setValue('Domain', 'S3', { shouldDirty: true });
  if (wanted.SERVICE_MANAGED && form.getValues('IdentityProviderType') === 'SERVICE_MANAGED')
    form.setValue('IdentityProviderType', 'AWS_DIRECTORY_SERVICE', { shouldDirty: true });
}

export function PlaceFields({ form }: { form: ServerForm }) {
  const spoken = useWatch({ control: form.control, name: 'Protocols' });
  const reasons = reasonsOfProtocols(spoken);
  return (
    <>
      <CheckboxCardsField
        form={form}
        name="Protocols"
        label="Protocols"
        onChange={() => followProtocols(form)}
        options={protocols.map((value) => ({ value, label: value, help: protocolMeanings[value] }))}
      />
      <RadioCardsField
        form={form}
        name="EndpointType"
        label="Endpoint"
        options={[
          {
            value: 'PUBLIC',
            label: 'Public',
            help: 'Reached from the internet by a host name of AWS.',
            disabledReason: reasons.PUBLIC,
          },
          {
            value: 'VPC',
            label: 'In a VPC',
            help: reasons.elastic
              ? 'Reached inside your network only, since FTP is not served to the internet.'
              : 'Reached inside your network; Elastic IP addresses can open it to the internet.',
          },
        ]}
      />
      <RadioCardsField
        form={form}
        name="Domain"
        label="Storage"
        help="Cannot be changed later."
        options={[
          { value: 'S3', label: 'Amazon S3', help: 'Files are objects in your buckets.' },
          {
            value: 'EFS',
            label: 'Amazon EFS',
            help: 'Files lie in your file systems, with POSIX owners.',
            disabledReason: reasons.EFS,
          },
        ]}
      />
    </>
  );
}
