// When people are told that a certificate ends.
import { describe, expect, test } from 'vitest';
import { endingSoon, endingSummary } from './expiry-rules';

const now = Date.parse('2026-11-22T08:00:00Z');
const ending = (CertificateId: string, days: number) => ({
  CertificateId,
  InactiveDate: new Date(now + days * 86_400_000).toISOString(),
});

describe('certificates that end', () => {
  const all = [
    ending('far', 61),
    ending('d60', 60),
    ending('gone', -1),
    ending('d7', 6.9),
    ending('d14', 7.1),
    ending('d30', 30),
  ];

  test('are named at 60, 30, 14 and 7 days and once they have ended, the first to end first', () => {
    expect(
      endingSoon(all, now).map(({ certificate, within }) => [certificate.CertificateId, within]),
    ).toEqual([
      ['gone', 0],
      ['d7', 7],
      ['d14', 14],
      ['d30', 30],
      ['d60', 60],
    ]);
  });

  test('are counted by these steps', () => {
    expect(endingSummary(endingSoon(all, now))).toBe(
      '1 expired, 1 within 7 days, 1 within 14 days, 1 within 30 days, 1 within 60 days',
    );
    expect(endingSummary([])).toBe('');
  });

  test('without a date are not guessed at', () => {
    expect(endingSoon([{ CertificateId: 'x' }], now)).toEqual([]);
  });
});
