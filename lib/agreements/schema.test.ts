/** What an agreement's form accepts and what it becomes on the wire. */
import { describe, expect, it } from 'vitest';
import {
  type CreateAgreementForm,
  createAgreementSchema,
  toCreateAgreementInput,
  toUpdateAgreementInput,
  updateAgreementSchema,
} from './schema';

const folders = {
  PayloadFilesDirectory: '/inbox/payload',
  MdnFilesDirectory: '/inbox/mdn',
  StatusFilesDirectory: '/inbox/status',
  FailedFilesDirectory: '/inbox/failed',
  TemporaryFilesDirectory: '/inbox/temporary',
};
const none = {
  PayloadFilesDirectory: '',
  MdnFilesDirectory: '',
  StatusFilesDirectory: '',
  FailedFilesDirectory: '',
  TemporaryFilesDirectory: '',
};
const plain: CreateAgreementForm = {
  ServerId: 's-0123456789abcdef0',
  LocalProfileId: 'p-0123456789abcdef0',
  PartnerProfileId: 'p-0123456789abcdef1',
  AccessRole: 'arn:aws:iam::111122223333:role/as2-files',
  layout: 'base',
  BaseDirectory: '/partner-inbox/acme',
  CustomDirectories: none,
  Status: 'ACTIVE',
  PreserveFilename: false,
  EnforceMessageSigning: true,
  Description: '',
  Tags: [],
};

function refused(change: Partial<CreateAgreementForm>): string[] {
  const result = createAgreementSchema.safeParse({ ...plain, ...change });
  return (result.error?.issues ?? []).map(({ path }) => path.join('.'));
}
const wire = (change: Partial<CreateAgreementForm> = {}) =>
  toCreateAgreementInput(createAgreementSchema.parse({ ...plain, ...change }));

describe('a new agreement', () => {
  it('says whether signatures are needed, since the default of AWS is that they are not', () => {
    const { Tags: _, Description: __, layout: ___, CustomDirectories: ____, ...rest } = plain;
    expect(wire()).toEqual({ ...rest, PreserveFilename: 'DISABLED', EnforceMessageSigning: 'ENABLED' });
  });

  it('names one base directory or five others, never both', () => {
    expect(wire()).not.toHaveProperty('CustomDirectories');
    const custom = wire({ layout: 'custom', CustomDirectories: folders });
    expect(custom).toMatchObject({ CustomDirectories: folders });
    expect(custom).not.toHaveProperty('BaseDirectory');
  });

  it.each([
    ['LocalProfileId', { LocalProfileId: '' }],
    ['PartnerProfileId', { PartnerProfileId: 'p-0123456789abcdef0' }],
    ['AccessRole', { AccessRole: 'as2' }],
    ['BaseDirectory', { BaseDirectory: '' }],
    ['BaseDirectory', { BaseDirectory: 'partner-inbox' }],
    ['BaseDirectory', { BaseDirectory: '/Inbox/acme' }],
    ['Description', { Description: 'orders of acme' }],
    [
      'CustomDirectories.MdnFilesDirectory',
      { layout: 'custom', CustomDirectories: { ...folders, MdnFilesDirectory: '' } },
    ],
  ] as [string, Partial<CreateAgreementForm>][])('is refused for the fault of %s', (path, change) => {
    expect(refused(change)).toEqual([path]);
  });
});

describe('a change of an agreement', () => {
  const present = { Arn: '', ...wire() };
  const update = (change: Partial<CreateAgreementForm>) => {
    const { Tags: _, ...form } = { ...plain, ...change };
    return toUpdateAgreementInput(
      updateAgreementSchema.parse({ ...form, AgreementId: 'a-0123456789abcdef0' }),
      present,
    );
  };
  const reference = { ServerId: plain.ServerId, AgreementId: 'a-0123456789abcdef0' };

  it('sends only what differs', () => {
    expect(update({})).toEqual(reference);
    expect(update({ Status: 'INACTIVE', PreserveFilename: true })).toEqual({
      ...reference,
      Status: 'INACTIVE',
      PreserveFilename: 'ENABLED',
    });
  });

  it('may exchange the base directory for five others', () => {
    expect(update({ layout: 'custom', CustomDirectories: folders })).toEqual({
      ...reference,
      CustomDirectories: folders,
    });
  });
});
