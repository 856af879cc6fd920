// The steps of the partner wizard: their names, the values each asks for, and an empty form.

import { holdsPrivateKey } from '@/lib/certificates/pem';
import type { OwnCertificateForm, PartnerCertificateForm, PartnerForm } from './schema';

export const stepIds = ['partner', 'certificates', 'ours', 'receiving', 'sending', 'review'] as const;
export type StepId = (typeof stepIds)[number];

export const stepTitles: Record<StepId, string> = {
  partner: 'Partner',
  certificates: 'Their certificates',
  ours: 'Our side',
  receiving: 'Receiving',
  sending: 'Sending',
  review: 'Review',
};

const steps: Record<keyof PartnerForm, StepId> = {
  Partner: 'partner',
  PartnerCertificates: 'certificates',
  Ours: 'ours',
  Receiving: 'receiving',
  Sending: 'sending',
};

/** The step on which a value is asked for. */
export function stepOf(path: string): StepId {
  return steps[path.split('.', 1)[0] as keyof PartnerForm] ?? 'review';
}

const theirs = { From: 'none', Certificate: '', CertificateId: '' } as const;
const ours = { From: 'generate', Certificate: '', PrivateKey: '', CertificateId: '' } as const;

/** AWS's own console starts with the same choices: AES-256, SHA-256, signed receipts at once, file names kept. */
export const emptyForm: PartnerForm = {
  Partner: { Name: '', As2Id: '', ContactName: '', ContactEmail: '', ContactPhone: '' },
  PartnerCertificates: {
    Signing: { ...theirs, From: 'import' },
    Encryption: { ...theirs, From: 'same' },
    Tls: theirs,
  },
  Ours: {
    From: 'create',
    ProfileId: '',
    Name: '',
    As2Id: '',
    Signing: ours,
    Encryption: { ...ours, From: 'same' },
    Generate: { CommonName: '', Bits: '2048', Years: '2' },
  },
  Receiving: {
    Wanted: true,
    ServerId: '',
    AccessRole: '',
    Directories: 'base',
    BaseDirectory: '',
    CustomDirectories: {
      PayloadFilesDirectory: '',
      MdnFilesDirectory: '',
      StatusFilesDirectory: '',
      FailedFilesDirectory: '',
      TemporaryFilesDirectory: '',
    },
    PreserveFilename: true,
    EnforceMessageSigning: true,
  },
  Sending: {
    Wanted: true,
    Url: '',
    AccessRole: '',
    LoggingRole: '',
    Compression: 'ZLIB',
    EncryptionAlgorithm: 'AES256_CBC',
    SigningAlgorithm: 'SHA256',
    MdnResponse: 'SYNC',
    MdnSigningAlgorithm: 'DEFAULT',
    AsyncMdnUrl: '',
    AsyncMdnServerIds: [],
    MessageSubject: '',
    PreserveContentType: true,
    BasicAuthSecretId: '',
  },
};

/** A certificate's place without what belongs to a choice that was not made, and without a key pasted in the wrong field. */
function used<Place extends PartnerCertificateForm | OwnCertificateForm>(place: Place): Place {
  const { From, Certificate, CertificateId } = place;
  return {
    ...place,
    Certificate: From === 'import' && !holdsPrivateKey(Certificate) ? Certificate : '',
    CertificateId: From === 'choose' ? CertificateId : '',
    ...('PrivateKey' in place && From !== 'import' && { PrivateKey: '' }),
  };
}

/** The form as it is sent: nothing that was typed for a choice which was then dropped. */
export function onlyUsed(form: PartnerForm): PartnerForm {
  const { PartnerCertificates: theirs, Ours } = form;
  const isNew = Ours.From === 'create';
  return {
    ...form,
    PartnerCertificates: {
      Signing: used(theirs.Signing),
      Encryption: used(theirs.Encryption),
      Tls: used(theirs.Tls),
    },
    Ours: {
      ...Ours,
      ProfileId: isNew ? '' : Ours.ProfileId,
      Signing: used(isNew ? Ours.Signing : emptyForm.Ours.Signing),
      Encryption: used(isNew ? Ours.Encryption : emptyForm.Ours.Encryption),
    },
  };
}

/** What may be kept in the browser: everything but private keys, also those pasted where a certificate belongs. */
export function withoutKeys(form: PartnerForm): PartnerForm {
  const { Signing, Encryption } = form.Ours;
  const { PartnerCertificates: theirs } = form;
  const publicOnly = <Place extends { Certificate: string }>(place: Place): Place =>
    holdsPrivateKey(place.Certificate) ? { ...place, Certificate: '' } : place;
  return {
    ...form,
    PartnerCertificates: {
      Signing: publicOnly(theirs.Signing),
      Encryption: publicOnly(theirs.Encryption),
      Tls: publicOnly(theirs.Tls),
    },
    Ours: {
      ...form.Ours,
      Signing: { ...publicOnly(Signing), PrivateKey: '' },
      Encryption: { ...publicOnly(Encryption), PrivateKey: '' },
    },
  };
}

/** Whether `withoutKeys` leaves something out that must be given again. */
export function needsKeys({ Ours }: PartnerForm): boolean {
  return Ours.From === 'create' && [Ours.Signing, Ours.Encryption].some(({ From }) => From === 'import');
}

type Group = keyof PartnerForm;

/** The values that a step must have right before it is left. */
export function groupsOf(id: StepId, form: PartnerForm): (Group | 'Sending.Url')[] {
  const own = (Object.keys(steps) as Group[]).filter((group) => steps[group] === id);
  // The first step asks for the address too, where it is known already.
  return id === 'partner' && form.Sending.Url ? [...own, 'Sending.Url'] : own;
}

/** The kind of job that sets a partner up. */
export const SET_UP = 'partner-set-up';
