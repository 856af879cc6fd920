'use client';

// The network side of a new server: VPC, subnets, security groups, kind of addresses.

import { useWatch } from 'react-hook-form';
import { FormSection } from '@/components/form/form-section';
import { RadioCardsField } from '@/components/form/radio-cards-field';
import { TextareaField } from '@/components/form/textarea-field';
import { UsedValueField } from '@/components/search-index/used-value-field';
import type { ServerForm } from './new-server-form';

export function EndpointGroup({ form }: { form: ServerForm }) {
  const [type, addresses] = useWatch({ control: form.control, name: ['EndpointType', 'IpAddressType'] });
  const inVpc = type === 'VPC';
  return (
    <>
      {inVpc && (
        <FormSection
          title="VPC"
          description="Elastic IP addresses are assigned after creation, while the server is offline."
        >
          <UsedValueField
            form={form}
            name="EndpointDetails.VpcId"
            kind="vpc"
            usedBy="server"
            label="VPC"
            mono
            placeholder="vpc-0123456789abcdef0"
            help="Cannot be changed later."
          />
          <TextareaField
            form={form}
            name="EndpointDetails.SubnetIds"
            label="Subnets"
            mono
            rows={2}
            placeholder="subnet-0123456789abcdef0"
            help="One for each availability zone, one a line."
          />
          <TextareaField
            form={form}
            name="EndpointDetails.SecurityGroupIds"
            label="Security groups"
            optional
            mono
            rows={2}
            placeholder="sg-0123456789abcdef0"
            help="Without one the VPC's default group is attached. Later they are changed in EC2 only."
          />
        </FormSection>
      )}
      <FormSection title="IP addresses" folded summary={addresses === 'DUALSTACK' ? 'IPv4 and IPv6' : 'IPv4'}>
        <RadioCardsField
          form={form}
          name="IpAddressType"
          label="IP addresses"
          labelHidden
          help="Can be changed while the server is offline."
          options={[
            { value: 'IPV4', label: 'IPv4' },
            {
              value: 'DUALSTACK',
              label: 'IPv4 and IPv6',
              help: 'With another host name; excludes Elastic IP addresses.',
            },
          ]}
        />
      </FormSection>
    </>
  );
}
