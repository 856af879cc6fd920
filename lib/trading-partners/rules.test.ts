/** What is told of a partner's health, and what its onboarding sheet says. */
import { describe, expect, it } from 'vitest';
import type { CertificateRow } from '@/lib/certificates/rules';
import type { As2Objects, KnownConnector } from './objects';
import { onboardingSheet } from './onboarding';
import { findingsOf, objectPath, partnerOf, partnersOf } from './rules';
import { knownObjects, SERVER } from './test-form';

const NOW = Date.parse('2026-11-22T00:00:00Z');
const DAY = 86_400_000;

function certificate(id: string, Usage: 'SIGNING' | 'ENCRYPTION', days: number): CertificateRow {
  return {
    CertificateId: id,
    Usage,
    Status: days > 0 ? 'ACTIVE' : 'INACTIVE',
    InactiveDate: new Date(NOW + days * DAY).toISOString(),
  };
}

const connector: KnownConnector = {
  ConnectorId: 'c-0123456789abcdef0',
  Url: 'https://as2.acme.example/',
  As2Config: {
    LocalProfileId: 'p-ours',
    PartnerProfileId: 'p-acme',
    EncryptionAlgorithm: 'AES256_CBC',
    SigningAlgorithm: 'SHA256',
    MdnResponse: 'SYNC',
    Compression: 'ZLIB',
  },
  ServiceManagedEgressIpAddresses: ['192.0.2.1', '192.0.2.2'],
  logs: true,
};

const agreement = {
  AgreementId: 'a-0123456789abcdef0',
  ServerId: SERVER,
  Status: 'ACTIVE',
  LocalProfileId: 'p-ours',
  PartnerProfileId: 'p-acme',
} as const;

/** A partner with everything in order, some parts replaced. */
function world(over: Partial<As2Objects> = {}): As2Objects {
  const servers = [
    { ServerId: SERVER, State: 'ONLINE' as const, logs: true, As2ServiceManagedEgressIpAddresses: [] },
  ];
  return knownObjects({
    profiles: [
      {
        ProfileId: 'p-acme',
        As2Id: 'ACME',
        ProfileType: 'PARTNER',
        CertificateIds: ['sign', 'encrypt'],
        Tags: [],
      },
      {
        ProfileId: 'p-ours',
        As2Id: 'OURS',
        ProfileType: 'LOCAL',
        CertificateIds: ['own-sign', 'own-encrypt'],
        Tags: [],
      },
    ],
    certificates: [
      certificate('sign', 'SIGNING', 400),
      certificate('encrypt', 'ENCRYPTION', 400),
      certificate('own-sign', 'SIGNING', 400),
      certificate('own-encrypt', 'ENCRYPTION', 400),
    ],
    connectors: [connector],
    agreements: [agreement],
    servers,
    ...over,
  });
}

function findings(objects: As2Objects) {
  const partner = partnerOf(objects, 'p-acme');
  return partner ? findingsOf(partner, objects, NOW) : [];
}
const codes = (objects: As2Objects) => findings(objects).map(({ code }) => code);

/** The world with the certificate `sign` ending in some days. */
function signingFor(days: number, ...more: CertificateRow[]) {
  const { certificates, profiles } = world();
  const rest = certificates.filter(({ CertificateId }) => CertificateId !== 'sign');
  return world({
    certificates: [certificate('sign', 'SIGNING', days), ...rest, ...more],
    profiles: profiles.map((profile) =>
      profile.ProfileId === 'p-acme'
        ? { ...profile, CertificateIds: [...profile.CertificateIds, 'successor'] }
        : profile,
    ),
  });
}

describe('health', () => {
  it('finds nothing where everything is in order', () => {
    expect(codes(world())).toEqual([]);
  });

  it.each([
    [61, []],
    [59, ['warn']],
    [29, ['warn']],
    [13, ['danger']],
    [6, ['danger']],
  ])('a certificate that ends in %i days is told with urgency %j', (days, urgencies) => {
    expect(findings(signingFor(days)).map(({ urgency }) => urgency)).toEqual(urgencies);
  });

  it('a certificate that has a successor is not mourned', () => {
    expect(codes(signingFor(6, certificate('successor', 'SIGNING', 300)))).toEqual([]);
  });

  it('an expired one is told, and that nothing verifies signatures any more', () => {
    expect(codes(signingFor(-1)).toSorted()).toEqual(['expired', 'no-signing']);
  });

  it('a partner without keys or ours is told what that breaks', () => {
    const bare = world().profiles.map((profile) => ({ ...profile, CertificateIds: [] }));
    expect(codes(world({ profiles: bare })).toSorted()).toEqual([
      'no-encryption',
      'no-signing',
      'own-no-encryption',
      'own-no-signing',
    ]);
  });

  it('a direction that is missing is a note, both are a trouble', () => {
    expect(codes(world({ connectors: [] }))).toEqual(['no-connector']);
    expect(codes(world({ agreements: [] }))).toEqual(['no-agreement']);
    expect(codes(world({ agreements: [], connectors: [] }))).toEqual(['nothing-joined']);
  });

  it('an inactive agreement and a server that is off refuse messages', () => {
    expect(codes(world({ agreements: [{ ...agreement, Status: 'INACTIVE' }] }))).toEqual([
      'agreement-inactive',
    ]);
    const off = world().servers.map((server) => ({ ...server, State: 'OFFLINE' as const }));
    expect(codes(world({ servers: off }))).toEqual(['server-offline']);
  });

  it('a connector that protects less than it could is named', () => {
    const set = (As2Config: KnownConnector['As2Config']) =>
      codes(world({ connectors: [{ ...connector, As2Config: { ...connector.As2Config, ...As2Config } }] }));
    expect(set({ EncryptionAlgorithm: 'NONE' })).toEqual(['unencrypted']);
    expect(set({ SigningAlgorithm: 'NONE' })).toEqual(['unsigned', 'mdn-unsigned']);
    expect(set({ MdnSigningAlgorithm: 'NONE' })).toEqual(['mdn-unsigned']);
    expect(set({ MdnResponse: 'NONE' })).toEqual(['no-mdn']);
  });

  it('what could not be read is not judged', () => {
    const error = { code: 'AccessDeniedException', kind: 'denied' as const, message: '', fields: [] };
    const missing = (['certificates', 'agreements', 'connectors', 'servers'] as const).map((part) => ({
      part,
      error,
    }));
    const blind = world({ certificates: [], agreements: [], connectors: [], servers: [], missing });
    expect(codes(blind)).toEqual([]);
  });

  it('every finding leads to what mends it', () => {
    for (const { fix } of findings(world({ certificates: [] }))) {
      expect(fix.path).toMatch(/^(profiles|certificates|connectors|servers|new-connector)/);
    }
  });
});

it('only profiles of partners are partners', () => {
  expect(partnersOf(world(), NOW).map(({ partner }) => partner.profile.As2Id)).toEqual(['ACME']);
  expect(partnerOf(world(), 'p-ours')).toBeUndefined();
});

it('everything that a run makes has a page', () => {
  expect(objectPath('local', 'cert-1')).toBe('/e/local/certificates/cert-1');
  expect(objectPath('local', 'p-1')).toBe('/e/local/profiles/p-1');
  expect(objectPath('local', 'a-1', 's-1')).toBe('/e/local/servers/s-1/agreements/a-1');
  expect(objectPath('local', 'c-1')).toBe('/e/local/connectors/c-1');
});

describe('the onboarding sheet', () => {
  const sheet = onboardingSheet({
    partner: { name: 'Acme', as2Id: 'ACME' },
    our: { name: 'Our company', as2Id: 'OURS' },
    urls: ['http://s-1.example:5080'],
    certificates: [
      {
        Usage: 'SIGNING',
        fileName: 'OURS-signing.pem',
        fingerprint: 'AA:BB',
        serial: '01',
        notBefore: '2026-01-01T00:00:00Z',
        notAfter: '2028-01-01T00:00:00Z',
      },
    ],
    connectors: [connector],
    receiptAddresses: ['192.0.2.7'],
    signedOnly: true,
  });

  it('tells both ids, the address, the algorithms, receipts, addresses and certificates', () => {
    for (const text of [
      'Our AS2 id:   OURS',
      'Your AS2 id:  ACME',
      'http://s-1.example:5080',
      'required; SHA-256',
      'AES-256 (CBC)',
      '192.0.2.1 and 192.0.2.2',
      'synchronous, on the same connection',
      'OURS-signing.pem',
      'AA:BB',
      '2026-01-01 to 2028-01-01',
    ]) {
      expect(sheet).toContain(text);
    }
  });

  it('names nothing of our account', () => {
    expect(sheet).not.toMatch(/arn:|role|bucket|c-0123456789abcdef0/);
  });
});
