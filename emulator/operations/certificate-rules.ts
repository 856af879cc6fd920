// The rules that join a certificate's dates, held whenever one is imported or updated.

import type { CertificateRecord } from '../store/as2-records';
import { InvalidRequestException } from '../wire/errors';

/** Where a date is not asked for, what is there stays; at first that is the certificate's own validity. */
export function withDates<T extends CertificateRecord>(
  certificate: T,
  { ActiveDate, InactiveDate }: { ActiveDate?: number | undefined; InactiveDate?: number | undefined },
): T {
  const changed = {
    ...certificate,
    ActiveDate: milliseconds(ActiveDate) ?? certificate.ActiveDate,
    InactiveDate: milliseconds(InactiveDate) ?? certificate.InactiveDate,
  };
  checkInside('ActiveDate', changed.ActiveDate, certificate);
  checkInside('InactiveDate', changed.InactiveDate, certificate);
  if (changed.ActiveDate >= changed.InactiveDate) refuse('ActiveDate must be before InactiveDate');
  return changed;
}

const milliseconds = (seconds: number | undefined) =>
  seconds === undefined ? undefined : Math.round(seconds * 1000);

function checkInside(name: string, date: number, { NotBeforeDate, NotAfterDate }: CertificateRecord): void {
  if (date < NotBeforeDate || date > NotAfterDate) {
    refuse(`${name} must be within the certificate's validity period`);
  }
}

function refuse(message: string): never {
  throw new InvalidRequestException(message);
}
