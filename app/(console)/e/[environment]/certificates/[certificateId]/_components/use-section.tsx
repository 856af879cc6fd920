'use client';
// What a certificate is for and when it counts, with its form in place.

import dynamic from 'next/dynamic';
import { useCaller } from '@/components/caller';
import { Expiry } from '@/components/certificates/expiry';
import { PropertyList } from '@/components/property-list';
import { RelativeTime } from '@/components/relative-time';
import { EditableSection } from '@/components/users/editable-section';
import type { CertificateDetail } from '@/lib/certificates/reads';
import { ownerOf, usageNames } from '@/lib/certificates/rules';
import { reasonAgainst } from '@/lib/permissions';

const DatesForm = dynamic(() => import('./dates-form').then((module) => module.DatesForm), { ssr: false });

export function UseSection({
  environmentId,
  certificate,
}: {
  environmentId: string;
  certificate: CertificateDetail;
}) {
  const { role } = useCaller();
  const ours = ownerOf(certificate.Type) === 'ours';
  return (
    <EditableSection
      title="Use"
      editReason={reasonAgainst(role, 'UpdateCertificate')}
      form={(close) => <DatesForm environmentId={environmentId} certificate={certificate} onDone={close} />}
    >
      <PropertyList
        items={[
          { name: 'Usage', value: usageNames[certificate.Usage ?? 'SIGNING'] },
          { name: 'Whose', value: ours ? 'Ours, with its private key' : 'A partner’s, without private key' },
          { name: 'Counts from', value: <RelativeTime moment={certificate.ActiveDate ?? ''} /> },
          { name: 'Counts until', value: <Expiry moment={certificate.InactiveDate} /> },
          { name: 'Description', value: certificate.Description },
          { name: 'ARN', value: certificate.Arn, copy: certificate.Arn, mono: true },
        ]}
      />
    </EditableSection>
  );
}
