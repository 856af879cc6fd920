/** What the wizard catches before anything is sent, and at which field. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { OpensslFolder } from '@/lib/certificates/test-certificates';
import type { As2Objects, KnownProfile } from './objects';
import { problemsOf } from './problems';
import type { PartnerForm } from './schema';
import { needsKeys, onlyUsed, stepOf, withoutKeys } from './steps';
import { filledForm, knownObjects } from './test-form';

const folder = new OpensslFolder();
let form: PartnerForm;
beforeAll(() => {
  for (const name of ['acme', 'ours', 'other']) folder.selfSigned(name);
  folder.selfSigned('root', { extensions: ['keyUsage=critical,keyCertSign'] });
  form = filledForm(folder.text('acme.pem'));
});
afterAll(() => folder.remove());

/** Another form, with some members of its groups replaced. */
type Change = { [Group in keyof PartnerForm]?: Partial<PartnerForm[Group]> };
function changed(change: Change): PartnerForm {
  const groups = Object.entries(change).map(([group, members]) => [
    group,
    { ...form[group as keyof PartnerForm], ...members },
  ]);
  return { ...form, ...Object.fromEntries(groups) };
}

function paths(change: Change, known: As2Objects = knownObjects()): string[] {
  return problemsOf(changed(change), known, Date.now()).map(({ path }) => path);
}

function profile(over: Partial<KnownProfile>): KnownProfile {
  return {
    ProfileId: 'p-0123456789abcdef0',
    As2Id: 'OURS',
    ProfileType: 'LOCAL',
    CertificateIds: [],
    Tags: [],
    ...over,
  };
}

const ID = 'cert-0123456789abcdef0';
const certificate = {
  CertificateId: ID,
  Usage: 'SIGNING',
  Type: 'CERTIFICATE',
  Status: 'ACTIVE',
} as const;

it('a complete form is as good as it looks', () => {
  expect(paths({})).toEqual([]);
});

describe('who is who', () => {
  it('an AS2 id that another partner has is refused, and one that only a profile of ours has is not', () => {
    const twin = knownObjects({ profiles: [profile({ As2Id: 'ACME', ProfileType: 'PARTNER' })] });
    expect(paths({}, twin)).toEqual(['Partner.As2Id']);
    const ours = knownObjects({ profiles: [profile({ As2Id: 'ACME' })] });
    expect(paths({}, ours)).toEqual([]);
  });

  it('both sides may not have one AS2 id', () => {
    expect(paths({ Ours: { As2Id: 'ACME' } })).toEqual(['Ours.As2Id']);
  });

  it('our AS2 id is not given to a second profile', () => {
    expect(paths({}, knownObjects({ profiles: [profile({})] }))).toEqual(['Ours.As2Id']);
  });

  it('a partner’s profile is not taken for ours, nor one without its keys', () => {
    const choose = { Ours: { From: 'choose', ProfileId: 'p-0123456789abcdef0' } } as const;
    const partners = knownObjects({ profiles: [profile({ ProfileType: 'PARTNER' })] });
    expect(paths(choose, partners)).toEqual(['Ours.ProfileId']);
    expect(paths(choose, knownObjects({ profiles: [profile({})] }))).toEqual(['Ours.ProfileId']);
    const keyed = { ...certificate, Type: 'CERTIFICATE_WITH_PRIVATE_KEY' } as const;
    const complete = knownObjects({
      profiles: [profile({ CertificateIds: ['signs', 'decrypts'] })],
      certificates: [
        { ...keyed, CertificateId: 'signs' },
        { ...keyed, CertificateId: 'decrypts', Usage: 'ENCRYPTION' },
      ],
    });
    expect(paths(choose, complete)).toEqual([]);
  });
});

describe('certificates', () => {
  const theirs = (over: Partial<PartnerForm['PartnerCertificates']>) => ({ PartnerCertificates: over });

  it.each([
    ['text that is none', () => 'hello'],
    ['a private key', () => folder.text('acme.key')],
    ['one for issuing only', () => folder.text('root.pem')],
    ['nothing', () => ''],
  ])('%s is refused at its field', (_, text) => {
    const Signing = { From: 'import', Certificate: text(), CertificateId: '' } as const;
    expect(paths(theirs({ Signing }))).toEqual(['PartnerCertificates.Signing.Certificate']);
  });

  it.each([
    ['of another usage', { ...certificate, Usage: 'ENCRYPTION' as const }],
    ['with a private key', { ...certificate, Type: 'CERTIFICATE_WITH_PRIVATE_KEY' as const }],
    ['whose time is over', { ...certificate, Status: 'INACTIVE' as const }],
    ['that is gone', { ...certificate, CertificateId: 'cert-ffffffffffffffff0' }],
  ])('an existing one %s is not taken for the partner’s signatures', (_, existing) => {
    const Signing = { From: 'choose', Certificate: '', CertificateId: ID } as const;
    const Encryption = { From: 'import', Certificate: folder.text('acme.pem'), CertificateId: '' } as const;
    const known = knownObjects({ certificates: [existing] });
    expect(paths(theirs({ Signing, Encryption }), known)).toEqual([
      'PartnerCertificates.Signing.CertificateId',
    ]);
  });

  it('may be left out only where nothing needs them', () => {
    const none = { From: 'none', Certificate: '', CertificateId: '' } as const;
    const both = theirs({ Signing: none, Encryption: none });
    expect(paths(both)).toEqual(['PartnerCertificates.Signing.From', 'PartnerCertificates.Encryption.From']);
    const free: Change = {
      ...both,
      Receiving: { EnforceMessageSigning: false },
      Sending: { Url: 'https://as2.acme.example/', EncryptionAlgorithm: 'NONE', MdnResponse: 'NONE' },
    };
    expect(paths(free)).toEqual([]);
  });

  it('of our side need the private key that fits', () => {
    const own = (PrivateKey: string): Change => ({
      Ours: {
        Signing: { From: 'import', Certificate: folder.text('ours.pem'), PrivateKey, CertificateId: '' },
      },
    });
    expect(paths(own(''))).toEqual(['Ours.Signing.PrivateKey']);
    expect(paths(own(folder.text('other.key')))).toEqual(['Ours.Signing.PrivateKey']);
    expect(paths(own(folder.text('ours.key')))).toEqual([]);
  });
});

describe('directions', () => {
  it('one at least is set up', () => {
    expect(paths({ Receiving: { Wanted: false }, Sending: { Wanted: false } })).toEqual(['Sending.Wanted']);
  });

  it('what is left out is not asked for', () => {
    expect(paths({ Receiving: { Wanted: false, ServerId: '', BaseDirectory: '' } })).toEqual([]);
    expect(paths({ Sending: { Wanted: false, Url: '', AccessRole: '' } })).toEqual([]);
  });

  it('nothing unencrypted goes to a plain http address, nor a password', () => {
    expect(paths({ Sending: { EncryptionAlgorithm: 'NONE' } })).toEqual(['Sending.EncryptionAlgorithm']);
    expect(paths({ Sending: { BasicAuthSecretId: 'acme' } })).toEqual(['Sending.BasicAuthSecretId']);
  });

  it('receipts that come later need an address and a server', () => {
    expect(paths({ Sending: { MdnResponse: 'ASYNC' } })).toEqual([
      'Sending.AsyncMdnUrl',
      'Sending.AsyncMdnServerIds',
    ]);
  });

  it('a server that is gone is not asked to receive', () => {
    expect(paths({}, knownObjects({ servers: [] }))).toEqual(['Receiving.ServerId']);
  });

  it('a list that could not be read refuses nothing', () => {
    const error = { code: 'AccessDeniedException', kind: 'denied', message: '', fields: [] } as const;
    const denied = knownObjects({
      servers: [],
      missing: [{ part: 'servers', error: { ...error, fields: [] } }],
    });
    expect(paths({}, denied)).toEqual([]);
  });
});

describe('what is kept of a form', () => {
  it('holds no private key, also where one was pasted in the place of a certificate', () => {
    const key = folder.text('ours.key');
    const place = {
      From: 'import',
      Certificate: folder.text('ours.pem'),
      PrivateKey: key,
      CertificateId: '',
    } as const;
    const full = changed({
      PartnerCertificates: { Signing: { From: 'import', Certificate: key, CertificateId: '' } },
      Ours: { Signing: place, Encryption: place },
    });
    expect(JSON.stringify(withoutKeys(full))).not.toContain('PRIVATE');
    expect(withoutKeys(full).Ours.Signing.Certificate).toBe(folder.text('ours.pem'));
    expect(needsKeys(full)).toBe(true);
    expect(needsKeys(form)).toBe(false);
  });

  it('is sent without what belongs to choices that were dropped', () => {
    const dropped = changed({
      Ours: {
        Signing: {
          From: 'generate',
          Certificate: 'x',
          PrivateKey: folder.text('ours.key'),
          CertificateId: ID,
        },
      },
    });
    expect(onlyUsed(dropped).Ours.Signing).toEqual({
      From: 'generate',
      Certificate: '',
      PrivateKey: '',
      CertificateId: '',
    });
  });
});

it('every value belongs to a step', () => {
  expect(Object.keys(form).map(stepOf)).toEqual(['partner', 'certificates', 'ours', 'receiving', 'sending']);
});
