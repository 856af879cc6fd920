/** What speaks against a certificate, and which dates fit it. */
import { describe, expect, it } from 'vitest';
import type { CertificateFacts } from './facts';
import { dateProblems, findingsOf, type UsageChoice, utcInput } from './rules';

const now = Date.parse('2026-11-22T12:00:00Z');
const fine: CertificateFacts = {
  subject: 'CN=acme',
  commonName: 'acme',
  issuer: 'CN=acme',
  selfSigned: true,
  serial: '01',
  notBefore: '2026-01-01T00:00:00.000Z',
  notAfter: '2027-12-31T00:00:00.000Z',
  keyType: 'RSA',
  bits: 2048,
  modulus: 'c0',
  signature: 'SHA-256 with RSA',
  alternativeNames: [],
  authority: false,
  fingerprint: 'AA',
  pem: '',
};

function said(change: Partial<CertificateFacts>, usage: UsageChoice = 'BOTH') {
  return findingsOf({ ...fine, ...change }, usage, now).map(({ level, title }) => `${level}: ${title}`);
}

describe('findings', () => {
  it('are none for a certificate without fault', () => {
    expect(said({})).toEqual([]);
    expect(said({ keyUsage: ['digitalSignature', 'keyEncipherment'] })).toEqual([]);
  });

  it.each<[Partial<CertificateFacts>, UsageChoice, string]>([
    [{ notAfter: '2026-11-22T11:59:59.000Z' }, 'BOTH', 'refusal: It has expired'],
    [{ notBefore: '2026-11-23T00:00:00.000Z' }, 'BOTH', 'warning: It is not valid yet'],
    [{ notAfter: '2026-12-20T00:00:00.000Z' }, 'BOTH', 'warning: It expires soon'],
    [{ bits: 1024 }, 'SIGNING', 'refusal: Its key of 1024 bits is too short'],
    [{ bits: 8192 }, 'SIGNING', 'refusal: Its key of 8192 bits is too long'],
    [{ keyType: 'ECDSA', bits: undefined }, 'SIGNING', 'refusal: Its key is ECDSA, not RSA'],
    [{ keyType: 'ECDSA', bits: undefined }, 'TLS', 'warning: Its key is ECDSA, not RSA'],
    [{ keyUsage: ['crlSign', 'keyCertSign'] }, 'SIGNING', 'refusal: It is for issuing certificates only'],
    [{ keyUsage: ['keyEncipherment'] }, 'SIGNING', 'warning: It is not meant for signing'],
    [{ keyUsage: ['digitalSignature'] }, 'ENCRYPTION', 'warning: It is not meant for encryption'],
    [{ authority: true, selfSigned: false }, 'BOTH', 'warning: It belongs to an authority'],
    [
      { signature: 'SHA-1 with RSA', selfSigned: false },
      'BOTH',
      'warning: Its issuer signed it by SHA-1 with RSA',
    ],
  ])('%o for %s', (change, usage, finding) => {
    expect(said(change, usage)).toEqual([finding]);
  });

  it('lead with what refuses', () => {
    const found = said({ notBefore: '2026-12-01T00:00:00.000Z', bits: 1024 });
    expect(found).toEqual(['refusal: Its key of 1024 bits is too short', 'warning: It is not valid yet']);
  });
});

describe('dates', () => {
  const problems = (ActiveDate: string, InactiveDate: string) =>
    dateProblems({ ActiveDate, InactiveDate }, fine).map(({ field }) => field);

  it('may be left out and must lie within the certificate', () => {
    expect(problems('', '')).toEqual([]);
    expect(problems('2026-01-01T00:00', '2027-12-31T00:00')).toEqual([]);
    expect(problems('2025-12-31T23:59', '')).toEqual(['ActiveDate']);
    expect(problems('', '2027-12-31T00:01')).toEqual(['InactiveDate']);
    expect(problems('2027-02-01T00:00', '2027-01-01T00:00')).toEqual(['InactiveDate']);
    expect(problems('soon', '')).toEqual(['ActiveDate']);
  });

  it('are written into inputs as UTC', () => {
    expect(utcInput('2026-11-22T03:39:19.000Z')).toBe('2026-11-22T03:39');
    expect(utcInput(undefined)).toBe('');
  });
});
