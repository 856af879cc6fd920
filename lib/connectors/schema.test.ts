/** What a connector's form accepts and what it becomes on the wire. */
import { describe, expect, it } from 'vitest';
import { messageConsequences, receiptConsequences, urlProblem, urlWarning } from './rules';
import {
  type CreateConnectorForm,
  createConnectorSchema,
  toCreateConnectorInput,
  toUpdateConnectorInput,
  updateConnectorSchema,
} from './schema';

const config: CreateConnectorForm['As2Config'] = {
  LocalProfileId: 'p-0123456789abcdef0',
  PartnerProfileId: 'p-0123456789abcdef1',
  MessageSubject: '',
  Compression: 'ZLIB',
  EncryptionAlgorithm: 'AES256_CBC',
  SigningAlgorithm: 'SHA256',
  MdnSigningAlgorithm: 'DEFAULT',
  MdnResponse: 'SYNC',
  BasicAuthSecretId: '',
  PreserveContentType: true,
  AsyncMdnConfig: { Url: '', ServerIds: [] },
};
const plain: CreateConnectorForm = {
  Url: 'http://as2.partner.example:4080/as2',
  As2Config: config,
  AccessRole: 'arn:aws:iam::111122223333:role/as2-files',
  LoggingRole: '',
  Tags: [],
};

type Change = Partial<Omit<CreateConnectorForm, 'As2Config'>> & {
  As2Config?: Partial<CreateConnectorForm['As2Config']>;
};
const changed = ({ As2Config, ...rest }: Change) => ({
  ...plain,
  ...rest,
  As2Config: { ...config, ...As2Config },
});

/** The fields that are refused. */
function refused(change: Change): string[] {
  const result = createConnectorSchema.safeParse(changed(change));
  return (result.error?.issues ?? []).map(({ path }) => path.join('.'));
}

describe('what is sent', () => {
  it('names every choice and nothing that was left empty', () => {
    expect(toCreateConnectorInput(createConnectorSchema.parse(plain))).toEqual({
      Url: plain.Url,
      AccessRole: plain.AccessRole,
      As2Config: {
        LocalProfileId: config.LocalProfileId,
        PartnerProfileId: config.PartnerProfileId,
        Compression: 'ZLIB',
        EncryptionAlgorithm: 'AES256_CBC',
        SigningAlgorithm: 'SHA256',
        MdnSigningAlgorithm: 'DEFAULT',
        MdnResponse: 'SYNC',
        PreserveContentType: 'ENABLED',
      },
    });
  });

  it('sends where receipts go only while they come later', () => {
    const AsyncMdnConfig = { Url: 'http://as2.example.com:5080', ServerIds: ['s-0123456789abcdef0'] };
    const sent = (MdnResponse: 'SYNC' | 'ASYNC') =>
      toCreateConnectorInput(
        createConnectorSchema.parse(changed({ As2Config: { MdnResponse, AsyncMdnConfig } })),
      ).As2Config;
    expect(sent('SYNC')).not.toHaveProperty('AsyncMdnConfig');
    expect(sent('ASYNC')).toMatchObject({ AsyncMdnConfig });
  });

  it('takes a secret away by an empty one, and only where there is one', () => {
    const { Tags: _, ...form } = plain;
    const values = updateConnectorSchema.parse({ ...form, ConnectorId: 'c-0123456789abcdef0' });
    const present = { Arn: '', EgressType: undefined, Status: undefined };
    expect(toUpdateConnectorInput(values, present).As2Config).not.toHaveProperty('BasicAuthSecretId');
    const withSecret = { ...present, As2Config: { BasicAuthSecretId: 'as2/partner' } };
    expect(toUpdateConnectorInput(values, withSecret).As2Config).toMatchObject({ BasicAuthSecretId: '' });
  });
});

describe('what is refused, and where', () => {
  it.each([
    ['Url', { Url: '' }],
    ['Url', { Url: 'as2.partner.example' }],
    ['Url', { Url: 'sftp://as2.partner.example' }],
    ['Url', { Url: 'https://me:secret@as2.partner.example' }],
    ['Url', { Url: `https://as2.partner.example/${'x'.repeat(255)}` }],
    ['As2Config.LocalProfileId', { As2Config: { LocalProfileId: '' } }],
    ['As2Config.PartnerProfileId', { As2Config: { PartnerProfileId: 'p-0123456789abcdef0' } }],
    ['As2Config.EncryptionAlgorithm', { As2Config: { EncryptionAlgorithm: 'NONE' } }],
    ['As2Config.BasicAuthSecretId', { As2Config: { BasicAuthSecretId: 'as2/partner' } }],
    ['As2Config.MessageSubject', { As2Config: { MessageSubject: 'Aufträge' } }],
    ['AccessRole', { AccessRole: 'as2-files' }],
    ['LoggingRole', { LoggingRole: 'logs' }],
  ] as [string, Change][])('finds the fault of %s', (path, change) => {
    expect(refused(change)).toEqual([path]);
  });

  it('takes no encryption and a secret where the URL is https', () => {
    const Url = 'https://as2.partner.example';
    expect(refused({ Url, As2Config: { EncryptionAlgorithm: 'NONE', BasicAuthSecretId: 'a' } })).toEqual([]);
  });

  it('asks for a URL and a server where receipts come later', () => {
    const missing = ['As2Config.AsyncMdnConfig.Url', 'As2Config.AsyncMdnConfig.ServerIds'];
    expect(refused({ As2Config: { MdnResponse: 'ASYNC' } })).toEqual(missing);
  });
});

describe('what is said of a URL', () => {
  it.each([
    'http://localhost:5080',
    'http://as2/',
    'https://partner.internal',
    'http://127.0.0.1:5080',
    'http://10.1.2.3',
    'http://172.20.0.1',
    'http://192.168.1.1/as2',
    'http://169.254.169.254',
    'http://100.64.0.1',
    'http://[::1]:5080',
    'http://[fd00::1]',
    'http://[fe80::1]',
  ])('%s is taken with a warning, for AWS reaches public addresses only', (url) => {
    expect(urlProblem(url)).toBeUndefined();
    expect(urlWarning(url)).toMatch(/private address/);
  });

  it.each(['https://as2.partner.example', 'http://172.32.0.1', 'http://100.128.0.1', 'http://[2001:db8::1]'])(
    '%s is taken without a word',
    (url) => {
      expect(urlProblem(url)).toBeUndefined();
      expect(urlWarning(url)).toBeUndefined();
    },
  );
});

it('unprotected messages and unsigned or missing receipts are named as such', () => {
  const both = (change: Partial<typeof config>) => [
    messageConsequences({ ...config, ...change }).join(' '),
    receiptConsequences({ ...config, ...change }).join(' '),
  ];
  expect(both({})).toEqual(['', '']);
  expect(both({ EncryptionAlgorithm: 'NONE', SigningAlgorithm: 'NONE' })).toEqual([
    expect.stringMatching(/neither encrypted nor signed/),
    expect.stringMatching(/unsigned/),
  ]);
  expect(both({ SigningAlgorithm: 'SHA1' })).toEqual([expect.stringMatching(/SHA-1/), '']);
  expect(both({ MdnSigningAlgorithm: 'SHA1' })).toEqual(['', expect.stringMatching(/SHA-1/)]);
  expect(both({ MdnResponse: 'NONE' })).toEqual(['', expect.stringMatching(/counts as done/)]);
});
