/** The state that AWS derives from a certificate's dates. Usage: `<CertificateStatus status={certificate.Status} />` */
import { statusNames } from '@/lib/certificates/rules';
import type { CertificateStatusType } from '@/lib/transfer-model/enums.gen';
import { StateMark, type StateShape } from '../state-mark';

const shapes: Record<CertificateStatusType, StateShape> = {
  ACTIVE: 'filled',
  PENDING_ROTATION: 'waiting',
  INACTIVE: 'hollow',
};

export function CertificateStatus({ status }: { status: CertificateStatusType | undefined }) {
  return <StateMark state={statusNames[status ?? 'INACTIVE']} shape={shapes[status ?? 'INACTIVE']} />;
}
