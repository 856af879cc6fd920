// Which certificates end soon, by the steps at which people are told. Pure; runs in the browser too.

import type { CertificateRow } from './rules';

/** Days before the end at which somebody is told. */
export const expirySteps = [7, 14, 30, 60] as const;

export interface Ending {
  certificate: CertificateRow;
  /** The step that it is within; 0 where it has ended. */
  within: 0 | (typeof expirySteps)[number];
}

const DAY_MS = 86_400_000;

/** Those that have ended or will within sixty days, the first to end first. */
export function endingSoon(certificates: readonly CertificateRow[], now: number): Ending[] {
  return certificates
    .flatMap((certificate): Ending[] => {
      const end = Date.parse(certificate.InactiveDate ?? '');
      if (Number.isNaN(end)) return [];
      if (end <= now) return [{ certificate, within: 0 }];
      const within = expirySteps.find((days) => end - now <= days * DAY_MS);
      return within === undefined ? [] : [{ certificate, within }];
    })
    .sort(
      (a, b) => Date.parse(a.certificate.InactiveDate ?? '') - Date.parse(b.certificate.InactiveDate ?? ''),
    );
}

/** "1 expired, 2 within 7 days" */
export function endingSummary(endings: readonly Ending[]): string {
  const steps = [0, ...expirySteps] as const;
  return steps
    .map((step) => ({ step, times: endings.filter(({ within }) => within === step).length }))
    .filter(({ times }) => times > 0)
    .map(({ step, times }) => (step === 0 ? `${times} expired` : `${times} within ${step} days`))
    .join(', ');
}
