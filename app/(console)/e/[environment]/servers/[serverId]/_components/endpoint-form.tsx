'use client';

// Changes the endpoint as far as the server's state allows, and says why not otherwise.

import type { DescribedServer } from '@aws-sdk/client-transfer';
import { useWatch } from 'react-hook-form';
import { RadioCardsField } from '@/components/form/radio-cards-field';
import { TextareaField } from '@/components/form/textarea-field';
import { UsedValueField } from '@/components/search-index/used-value-field';
import { reasonsAgainstEndpoint } from '@/lib/servers/endpoint-rules';
import type { EditFormProps } from './edit-section';
import { SaveForm, useSectionForm } from './section-form';

/** A choice that is not the present one carries the reason why it cannot be taken. */
function unless(reason: string | undefined, present: boolean) {
  return present ? undefined : reason;
}

export function EndpointForm({ environmentId, server, onDone }: EditFormProps) {
  const form = useSectionForm<'endpoint'>(valuesOf(server));
  const type = useWatch({ control: form.control, name: 'EndpointType' });
  const reasons = reasonsAgainstEndpoint(server, type);
  const wasVpc = server.EndpointType === 'VPC';
  const dual = server.IpAddressType === 'DUALSTACK';
  return (
    <SaveForm form={form} environmentId={environmentId} onDone={onDone} saved="Endpoint saved">
      <RadioCardsField
        form={form}
        name="EndpointType"
        label="Endpoint"
        options={[
          { value: 'PUBLIC', label: 'Public', disabledReason: unless(reasons.PUBLIC, !wasVpc) },
          { value: 'VPC', label: 'In a VPC', disabledReason: unless(reasons.EndpointType, wasVpc) },
        ]}
      />
      <RadioCardsField
        form={form}
        name="IpAddressType"
        label="IP addresses"
        options={[
          { value: 'IPV4', label: 'IPv4', disabledReason: unless(reasons.IpAddressType, !dual) },
          { value: 'DUALSTACK', label: 'IPv4 and IPv6', disabledReason: unless(reasons.IpAddressType, dual) },
        ]}
      />
      {type === 'VPC' && (
        <>
          <UsedValueField
            form={form}
            name="EndpointDetails.VpcId"
            kind="vpc"
            usedBy="server"
            label="VPC"
            mono
            readOnly={reasons.VpcId !== undefined}
            help={reasons.VpcId ?? 'Cannot be changed later.'}
          />
          <TextareaField
            form={form}
            name="EndpointDetails.SubnetIds"
            label="Subnets"
            mono
            rows={2}
            readOnly={reasons.SubnetIds !== undefined}
            help={reasons.SubnetIds ?? 'One for each availability zone, one a line.'}
          />
          {reasons.SecurityGroupIds ? (
            <p className="text-table text-muted">{reasons.SecurityGroupIds}</p>
          ) : (
            <TextareaField
              form={form}
              name="EndpointDetails.SecurityGroupIds"
              label="Security groups"
              optional
              mono
              rows={2}
              help="Without one the VPC's default group is attached."
            />
          )}
          <TextareaField
            form={form}
            name="EndpointDetails.AddressAllocationIds"
            label="Elastic IP addresses"
            optional
            mono
            rows={2}
            readOnly={reasons.AddressAllocationIds !== undefined}
            help={
              reasons.AddressAllocationIds ??
              'One allocation id for each subnet opens the server to the internet; empty keeps it internal.'
            }
          />
        </>
      )}
    </SaveForm>
  );
}

function valuesOf(server: DescribedServer & { ServerId: string }) {
  const { VpcId = '', SubnetIds = [], AddressAllocationIds = [] } = server.EndpointDetails ?? {};
  return {
    section: 'endpoint' as const,
    serverId: server.ServerId,
    EndpointType: server.EndpointType === 'VPC' ? ('VPC' as const) : ('PUBLIC' as const),
    IpAddressType: server.IpAddressType ?? ('IPV4' as const),
    EndpointDetails: {
      VpcId,
      SubnetIds: SubnetIds.join('\n'),
      SecurityGroupIds: '',
      AddressAllocationIds: AddressAllocationIds.join('\n'),
    },
  };
}
