/** AS2 ids, what may be deleted, and the timeline of a profile's certificates. */
import { describe, expect, it } from 'vitest';
import type { CertificateRow } from '@/lib/certificates/rules';
import {
  as2IdProblem,
  fits,
  holdersOf,
  reasonAgainstDeletingCertificate,
  reasonAgainstDeletingProfile,
  usersOf,
} from './rules';
import { axisOf, partnerMessage, remarksOf, timelineOf, timelineRow } from './timeline';

const now = Date.parse('2026-11-22T12:00:00Z');

function signing(id: string, from: string, to: string): CertificateRow {
  return {
    Arn: '',
    CertificateId: id,
    Usage: 'SIGNING',
    ActiveDate: `${from}T00:00:00.000Z`,
    InactiveDate: `${to}T00:00:00.000Z`,
  };
}

function row(...certificates: CertificateRow[]) {
  const found = timelineRow('SIGNING', certificates, now);
  const day = (moment: number) =>
    Number.isFinite(moment) ? new Date(moment).toISOString().slice(0, 10) : 'ever';
  const days = ({ from, to }: { from: number; to: number }) => `${day(from)}..${day(to)}`;
  return {
    gaps: found.gaps.map(days),
    overlaps: found.overlaps.map(days),
    chosen: found.spans.find(({ chosen }) => chosen)?.certificateId,
    covered: found.coveredUntil && day(found.coveredUntil),
    lanes: found.lanes,
    words: remarksOf(found, now).map(({ tone, text }) => `${tone}: ${text}`),
  };
}

describe('the timeline', () => {
  it('knows an overlap, and that the one which ends last is chosen', () => {
    expect(
      row(signing('old', '2026-01-01', '2026-12-31'), signing('new', '2026-11-01', '2027-11-01')),
    ).toEqual({
      gaps: [],
      overlaps: ['2026-11-01..2026-12-31'],
      chosen: 'new',
      covered: '2027-11-01',
      lanes: 2,
      words: [
        'ok: Two count from 2026-11-01 until 2026-12-31: an overlap of 60 days.',
        'ok: Covered without a gap until 2027-11-01.',
      ],
    });
  });

  it('knows a gap to come', () => {
    const found = row(signing('old', '2026-01-01', '2026-12-01'), signing('new', '2026-12-04', '2027-12-01'));
    expect(found).toMatchObject({ gaps: ['2026-12-01..2026-12-04'], covered: '2026-12-01', lanes: 1 });
    expect(found.words).toEqual(['danger: A gap from 2026-12-01 until 2026-12-04, 3 days.']);
  });

  it('knows that nothing counts now', () => {
    expect(row(signing('old', '2026-01-01', '2026-11-01')).words).toEqual([
      'danger: No certificate counts now: since 2026-11-01 and nothing follows.',
    ]);
    expect(row(signing('new', '2026-12-01', '2027-11-01')).words).toEqual([
      'danger: No certificate counts before 2026-12-01.',
    ]);
    expect(row().words).toEqual(['danger: No certificate at all.']);
  });

  it('forgets gaps and overlaps that are over, and warns before the end', () => {
    const found = row(
      signing('first', '2025-01-01', '2025-12-01'),
      signing('second', '2025-11-01', '2025-12-31'),
      signing('third', '2026-02-01', '2026-12-24'),
    );
    expect(found).toMatchObject({ gaps: [], overlaps: [], chosen: 'third' });
    expect(found.words).toEqual(['warn: Covered only until 2026-12-24: add a successor.']);
  });

  it('shows signing and encryption always, and at most a year and a half to come', () => {
    const rows = timelineOf([signing('long', '2020-01-01', '2050-01-01')], now);
    expect(rows.map(({ usage }) => usage)).toEqual(['SIGNING', 'ENCRYPTION']);
    const { from, to } = axisOf(rows, now);
    expect(to - now).toBeLessThan(580 * 86_400_000);
    expect(now - from).toBeGreaterThanOrEqual(30 * 86_400_000);
  });
});

it('an AS2 id has no spaces and nothing that headers must escape', () => {
  expect(as2IdProblem('ACME-AS2.prod_1')).toBeUndefined();
  expect(as2IdProblem('x'.repeat(128))).toBeUndefined();
  for (const id of ['', 'ACME AS2', 'x'.repeat(129), 'ÄCME', 'a"b', 'a\\b', 'a\n']) {
    expect(as2IdProblem(id), id).toBeDefined();
  }
});

describe('deleting', () => {
  const contents = {
    profiles: [
      { ProfileId: 'p-1', As2Id: 'ACME', ProfileType: 'PARTNER' as const, CertificateIds: ['cert-1'] },
      { ProfileId: 'p-2', As2Id: 'OURS', ProfileType: 'LOCAL' as const, CertificateIds: undefined },
    ],
    coverage: { looked: 1, of: 2 },
  };
  const links = {
    agreements: [{ AgreementId: 'a-1', ServerId: 's-1', LocalProfileId: 'p-2', PartnerProfileId: 'p-1' }],
    connectors: [{ ConnectorId: 'c-1', As2Config: { LocalProfileId: 'p-2', PartnerProfileId: 'p-3' } }],
  };

  it('a certificate is refused while a profile holds it', () => {
    expect(reasonAgainstDeletingCertificate(holdersOf(contents, 'cert-1'))).toContain('ACME');
    expect(reasonAgainstDeletingCertificate(holdersOf(contents, 'cert-2'))).toBeUndefined();
  });

  it('a profile is refused while an agreement or a connector names it', () => {
    expect(reasonAgainstDeletingProfile(usersOf(links, ['p-2']))).toBe(
      'It is used by agreement a-1 and 1 more. Delete or change that first.',
    );
    expect(reasonAgainstDeletingProfile(usersOf(links, ['p-3']))).toContain('connector c-1');
    expect(reasonAgainstDeletingProfile(usersOf(links, ['p-4']))).toBeUndefined();
  });
});

it('ours fit local profiles, those of partners partner profiles', () => {
  const certificate = { Arn: '', Usage: 'SIGNING', Type: 'CERTIFICATE_WITH_PRIVATE_KEY' } as const;
  expect(fits('LOCAL', certificate)).toBe(true);
  expect(fits('PARTNER', certificate)).toBe(false);
  expect(fits('PARTNER', { ...certificate, Type: 'CERTIFICATE' })).toBe(true);
  expect(fits('PARTNER', { ...certificate, Type: 'CERTIFICATE', Usage: 'TLS' })).toBe(true);
});

it('the message to partners says for each usage when the certificate counts', () => {
  const uses = [
    { usage: 'signing', from: '2027-01-01', until: '2028-01-01' },
    { usage: 'encryption', from: '2026-12-01', until: '2028-01-01' },
  ];
  const text = partnerMessage('OURS', [{ fingerprint: 'AA:BB', serial: '01', uses }]);
  expect(text).toContain('AS2 certificate of OURS');
  expect(text).toContain('For signing: from 2027-01-01 until 2028-01-01\nFor encryption: from 2026-12-01');
  expect(text).toContain('SHA-256 fingerprint: AA:BB');
});
