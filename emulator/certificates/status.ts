// Says where a certificate stands at a moment.

import type { CertificateRecord } from '../store/as2-records';

type Dates = Pick<CertificateRecord, 'NotBeforeDate' | 'NotAfterDate' | 'ActiveDate' | 'InactiveDate'>;

/** The service names the three states and not their exact bounds. */
export function certificateStatus(
  { ActiveDate, InactiveDate }: Dates,
  now: Date,
): 'ACTIVE' | 'PENDING_ROTATION' | 'INACTIVE' {
  if (now.getTime() < ActiveDate) return 'PENDING_ROTATION';
  return now.getTime() < InactiveDate ? 'ACTIVE' : 'INACTIVE';
}

/** User guide: within the certificate's own validity and between the two dates that were set. */
export function isUsable(certificate: Dates, now: Date): boolean {
  const { NotBeforeDate, NotAfterDate } = certificate;
  const time = now.getTime();
  return NotBeforeDate <= time && time <= NotAfterDate && certificateStatus(certificate, now) === 'ACTIVE';
}
