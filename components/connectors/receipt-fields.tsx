'use client';
/** Which receipt (MDN) the partner is asked for and where it goes. Usage: `<ReceiptFields form={form} environmentId={environmentId} />` */
import { useQuery } from '@tanstack/react-query';
import { useWatch } from 'react-hook-form';
import { mdnMeanings, mdnSigningNames, receiptConsequences } from '@/lib/connectors/rules';
import { list } from '@/lib/format';
import { as2ServersQuery } from '@/lib/servers/queries';
import { Callout } from '../callout';
import { CheckboxCardsField } from '../form/checkbox-cards-field';
import { FormSection } from '../form/form-section';
import { RadioCardsField } from '../form/radio-cards-field';
import { SelectField } from '../form/select-field';
import { TextField } from '../form/text-field';
import { AppLink } from '../ui/app-link';
import { Skeleton } from '../ui/skeleton';
import type { ConnectorFieldsProps } from './connector-fields';
import { Consequences } from './consequences';

const responses = Object.entries(mdnMeanings).map(([value, meaning]) => ({ value, ...meaning }));
const signatures = Object.entries(mdnSigningNames).map(([value, label]) => ({ value, label }));

export function ReceiptFields({ form, environmentId }: ConnectorFieldsProps) {
  const config = useWatch({ control: form.control, name: 'As2Config' });
  const response = config.MdnResponse;
  return (
    <FormSection
      title="Receipts"
      description="A receipt (MDN) says that the partner got the file unchanged and could read it."
    >
      <RadioCardsField
        form={form}
        name="As2Config.MdnResponse"
        label="When the receipt comes"
        options={responses}
        columns={3}
      />
      {response !== 'NONE' && (
        <SelectField
          form={form}
          name="As2Config.MdnSigningAlgorithm"
          label="Signature of the receipt"
          options={signatures}
          help="Checked with the certificate in the partner's profile whose usage is signing."
        />
      )}
      <Consequences of={receiptConsequences(config)} />
      {response === 'ASYNC' && <LaterFields form={form} environmentId={environmentId} />}
    </FormSection>
  );
}

function LaterFields({ form, environmentId }: ConnectorFieldsProps) {
  const { data: servers, error } = useQuery(as2ServersQuery(environmentId));
  const chosen = useWatch({ control: form.control, name: 'As2Config.AsyncMdnConfig.ServerIds' });
  const urls = (servers ?? []).flatMap(({ ServerId, url }) =>
    url && chosen.includes(ServerId) ? [url] : [],
  );
  return (
    <>
      {servers && servers.length > 0 && (
        <CheckboxCardsField
          form={form}
          name="As2Config.AsyncMdnConfig.ServerIds"
          label="Servers that take the receipts"
          options={servers.map(({ ServerId, name }) => ({
            value: ServerId,
            label: name ?? ServerId,
            help: name ? ServerId : undefined,
          }))}
        />
      )}
      {servers?.length === 0 && (
        <div data-field="As2Config.AsyncMdnConfig.ServerIds" data-invalid="" tabIndex={-1}>
          <Callout tone="warn" title="No server speaks AS2">
            Receipts that come later need one.{' '}
            <AppLink href={`/e/${environmentId}/new-server`} className="underline underline-offset-3">
              Create a server
            </AppLink>
            , or ask for receipts at once.
          </Callout>
        </div>
      )}
      {!servers && !error && <Skeleton className="h-16" />}
      {error && !servers && <Callout tone="danger">{error.message}</Callout>}
      <TextField
        form={form}
        name="As2Config.AsyncMdnConfig.Url"
        label="URL for receipts"
        mono
        autoComplete="off"
        inputMode="url"
        placeholder="http://s-0123456789abcdef0.server.transfer.eu-west-1.amazonaws.com:5080"
        help={
          urls.length > 0
            ? `The partner sends receipts there. ${urls.length > 1 ? 'The chosen servers listen' : 'The chosen server listens'} at ${list(urls)}.`
            : 'The partner sends receipts there: the address of a chosen server, or of a load balancer before it.'
        }
      />
    </>
  );
}
