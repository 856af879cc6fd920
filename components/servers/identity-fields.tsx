'use client';
/** Who answers for a server's users, with the details of the chosen provider only. Usage: `<IdentityFields form={form} protocols={['SFTP']} />` */
import type { IdentityProviderType, Protocol, SftpAuthenticationMethods } from '@aws-sdk/client-transfer';
import { type UseFormReturn, useWatch } from 'react-hook-form';
import { authenticationChoices, choosesAuthentication, providerChoices } from '@/lib/servers/identity-rules';
import { reasonsOfProtocols } from '@/lib/servers/protocol-rules';
import { Callout } from '../callout';
import { RadioCardsField } from '../form/radio-cards-field';
import { TextField } from '../form/text-field';
import { UsedValueField } from '../search-index/used-value-field';

interface IdentityFormValues {
  IdentityProviderType: IdentityProviderType;
  IdentityProviderDetails: {
    DirectoryId: string;
    Function: string;
    Url: string;
    InvocationRole: string;
    SftpAuthenticationMethods: SftpAuthenticationMethods;
  };
}

export function IdentityFields<Values extends IdentityFormValues, Output>({
  form,
  protocols,
}: {
  form: UseFormReturn<Values, unknown, Output>;
  protocols: readonly Protocol[];
}) {
  const identity = form as unknown as UseFormReturn<IdentityFormValues>;
  const type = useWatch({ control: identity.control, name: 'IdentityProviderType' });
  const reason = reasonsOfProtocols(protocols).SERVICE_MANAGED;
  return (
    <>
      <RadioCardsField
        form={identity}
        name="IdentityProviderType"
        label="Identity provider"
        help="Who decides whether a login is right. Can be changed later, but users do not move along."
        options={providerChoices.map((choice) => ({
          ...choice,
          disabledReason: choice.value === 'SERVICE_MANAGED' ? reason : undefined,
        }))}
      />
      <Details form={identity} type={type} protocols={protocols} />
    </>
  );
}

function Details({
  form,
  type,
  protocols,
}: {
  form: UseFormReturn<IdentityFormValues>;
  type: IdentityProviderType;
  protocols: readonly Protocol[];
}) {
  return (
    <>
      {type === 'AWS_DIRECTORY_SERVICE' && (
        <UsedValueField
          form={form}
          name="IdentityProviderDetails.DirectoryId"
          kind="directory"
          usedBy="server"
          label="Directory"
          mono
          autoComplete="off"
          placeholder="d-0123456789"
          help="An AWS Managed Microsoft AD or AD Connector of this Region, not a shared one. Nobody can log in until a group is given access."
        />
      )}
      {type === 'AWS_LAMBDA' && (
        <UsedValueField
          form={form}
          name="IdentityProviderDetails.Function"
          kind="function"
          usedBy="server"
          label="Function"
          mono
          autoComplete="off"
          placeholder="arn:aws:lambda:eu-west-1:111122223333:function:logins"
          help="It must let transfer.amazonaws.com invoke it, for this server’s ARN."
        />
      )}
      {type === 'API_GATEWAY' && (
        <>
          <TextField
            form={form}
            name="IdentityProviderDetails.Url"
            label="URL of the API’s stage"
            mono
            autoComplete="off"
            placeholder="https://abc123.execute-api.eu-west-1.amazonaws.com/prod"
            help="AWS asks it for /servers/SERVER/users/USER/config. A private API cannot be reached."
          />
          <UsedValueField
            form={form}
            name="IdentityProviderDetails.InvocationRole"
            kind="role"
            usedBy="server-identity"
            label="Invocation role"
            mono
            autoComplete="off"
            placeholder="arn:aws:iam::111122223333:role/transfer-invokes-api"
            help="The role with which AWS signs its calls of the API."
          />
        </>
      )}
      {choosesAuthentication(type, protocols) && (
        <RadioCardsField
          form={form}
          name="IdentityProviderDetails.SftpAuthenticationMethods"
          label="How SFTP users prove who they are"
          options={authenticationChoices}
        />
      )}
      {type === 'AWS_DIRECTORY_SERVICE' && protocols.includes('SFTP') && (
        <Callout>With a directory, SFTP users log in by password only: SSH keys are not looked at.</Callout>
      )}
    </>
  );
}
