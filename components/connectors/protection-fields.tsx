'use client';
/** How messages are encrypted, signed and compressed, with what the choices mean together. Usage: `<ProtectionFields form={form} />` */
import { useWatch } from 'react-hook-form';
import { digestNames, encryptionNames, httpsReasons, messageConsequences } from '@/lib/connectors/rules';
import { FormSection } from '../form/form-section';
import { RadioCardsField } from '../form/radio-cards-field';
import { SelectField } from '../form/select-field';
import type { ConnectorForm } from './connector-fields';
import { Consequences } from './consequences';

const choices = (names: Record<string, string>) =>
  Object.entries(names).map(([value, label]) => ({ value, label }));

const digests = choices(digestNames);

export function ProtectionFields({ form }: { form: ConnectorForm }) {
  const [Url, config] = useWatch({ control: form.control, name: ['Url', 'As2Config'] });
  const reason = httpsReasons(Url)?.encryption;
  return (
    <FormSection
      title="Protection"
      description="What your partner can read and verify; agree on it with them."
    >
      <SelectField
        form={form}
        name="As2Config.EncryptionAlgorithm"
        label="Encryption"
        options={choices(encryptionNames)}
        help={
          config.EncryptionAlgorithm === 'NONE' && reason
            ? reason
            : "With the certificate in the partner's profile whose usage is encryption."
        }
      />
      <SelectField
        form={form}
        name="As2Config.SigningAlgorithm"
        label="Signature"
        options={digests}
        help="With the private key in our profile whose usage is signing."
      />
      <Consequences of={messageConsequences(config)} />
      <RadioCardsField
        form={form}
        name="As2Config.Compression"
        label="Compression"
        options={[
          { value: 'ZLIB', label: 'ZLIB', help: 'Smaller messages, compressed before they are signed.' },
          { value: 'DISABLED', label: 'None', help: 'For partners that cannot decompress.' },
        ]}
      />
    </FormSection>
  );
}
