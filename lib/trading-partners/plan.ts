// The API calls that set a partner up, in order. The review shows them and the run sends them, so that both say the same.

import type {
  CreateAgreementRequest,
  CreateConnectorRequest,
  CreateProfileRequest,
  ImportCertificateRequest,
} from '@aws-sdk/client-transfer';
import { readPrivateKey } from '@/lib/certificates/private-key';
import { readPasted } from '@/lib/certificates/read-pasted';
import type { CertificateUsageType } from '@/lib/transfer-model/enums.gen';
import type { OwnCertificateForm, PartnerForm } from './schema';

export type CallName =
  | 'partner-signing'
  | 'partner-encryption'
  | 'partner-tls'
  | 'own-signing'
  | 'own-encryption'
  | 'partner-profile'
  | 'local-profile'
  | 'agreement'
  | 'connector';

/** What is known only while the calls are made; the review puts words in its place. */
export interface Blanks {
  /** The id that an earlier call answered with. */
  idOf: (call: CallName) => string;
  /** The private key of one of our certificates. */
  keyOf: (call: CallName) => string;
  /** What a run marks its own things with, so that it finds them again. */
  run: string;
}

export type PlannedRequest =
  | { operation: 'ImportCertificate'; input: ImportCertificateRequest }
  | { operation: 'CreateProfile'; input: CreateProfileRequest }
  | { operation: 'CreateAgreement'; input: CreateAgreementRequest }
  | { operation: 'CreateConnector'; input: CreateConnectorRequest };

export interface PlannedCall {
  name: CallName;
  title: string;
  operation: PlannedRequest['operation'];
  /** What the audit trail says that the call is about. */
  target: string;
  request: (blanks: Blanks) => PlannedRequest;
}

/** The tag by which a run finds what it made where an answer was lost. */
export const RUN_TAG = 'TransferConsoleRun';

export const callTitles: Record<CallName, string> = {
  'partner-signing': 'Import the partner’s signing certificate',
  'partner-encryption': 'Import the partner’s encryption certificate',
  'partner-tls': 'Import the partner’s HTTPS certificate',
  'own-signing': 'Import our signing certificate with its private key',
  'own-encryption': 'Import our encryption certificate with its private key',
  'partner-profile': 'Create the partner’s profile',
  'local-profile': 'Create our profile',
  agreement: 'Create the agreement to receive',
  connector: 'Create the connector to send',
};

/** Stands for a certificate that is made when the run starts. */
export const MADE_LATER = '‹made on the server when you start›';

interface Imported {
  name: CallName;
  usage: CertificateUsageType;
  pem: string;
  owner: string;
  own: boolean;
}

/** API shape Description: no spaces, 200 characters. */
function describe(owner: string, usage: CertificateUsageType): string {
  const word = owner.replace(/[^\x21-\x7e]+/g, '-').replace(/^-+|-+$/g, '');
  return `${word.slice(0, 180) || 'partner'}-${usage.toLowerCase()}`;
}

function tags(name: string, run: string, more: Record<string, string> = {}) {
  const filled = Object.entries({ Name: name, ...more, [RUN_TAG]: run }).filter(([, value]) => value);
  return filled.map(([Key, Value]) => ({ Key, Value }));
}

/** The certificate itself, and apart from it the chain that its file held. */
function material(pem: string): { Certificate: string; CertificateChain?: string } {
  if (pem === MADE_LATER) return { Certificate: pem };
  const read = readPasted(pem);
  if (!read.ok) return { Certificate: pem };
  const [leaf, ...issuers] = read.chain;
  return {
    Certificate: leaf.pem,
    ...(issuers.length > 0 && { CertificateChain: issuers.map((issuer) => issuer.pem).join('') }),
  };
}

function importCall({ name, usage, pem, owner, own }: Imported): PlannedCall {
  const description = describe(owner, usage);
  return {
    name,
    title: callTitles[name],
    operation: 'ImportCertificate',
    target: description,
    request: ({ keyOf, run }) => ({
      operation: 'ImportCertificate',
      input: {
        Usage: usage,
        ...material(pem),
        ...(own && { PrivateKey: keyOf(name) }),
        Description: description,
        Tags: tags(`${owner}, ${usage.toLowerCase()}`, run),
      },
    }),
  };
}

/** The certificates that are imported, each with its place. */
function imports({ Partner, PartnerCertificates: theirs, Ours }: PartnerForm): Imported[] {
  const found: Imported[] = [];
  const of = (name: CallName, usage: CertificateUsageType, pem: string, own = false) =>
    found.push({ name, usage, pem, own, owner: own ? Ours.Name : Partner.Name });
  if (theirs.Signing.From === 'import') of('partner-signing', 'SIGNING', theirs.Signing.Certificate);
  if (theirs.Encryption.From === 'import')
    of('partner-encryption', 'ENCRYPTION', theirs.Encryption.Certificate);
  if (theirs.Encryption.From === 'same') of('partner-encryption', 'ENCRYPTION', theirs.Signing.Certificate);
  if (theirs.Tls.From === 'import') of('partner-tls', 'TLS', theirs.Tls.Certificate);
  if (Ours.From === 'choose') return found;
  const made = ({ From, Certificate }: OwnCertificateForm) =>
    From === 'generate' ? Certificate || MADE_LATER : Certificate;
  const both = Ours.Encryption.From === 'same' ? Ours.Signing : Ours.Encryption;
  if (Ours.Signing.From !== 'choose') of('own-signing', 'SIGNING', made(Ours.Signing), true);
  if (both.From !== 'choose') of('own-encryption', 'ENCRYPTION', made(both), true);
  return found;
}

function certificateIds(form: PartnerForm, side: 'partner' | 'own', { idOf }: Blanks): string[] {
  const imported = imports(form).filter(({ own }) => own === (side === 'own'));
  const { Signing, Encryption } = side === 'own' ? form.Ours : form.PartnerCertificates;
  const places = side === 'own' ? [Signing, Encryption] : [Signing, Encryption, form.PartnerCertificates.Tls];
  const chosen = places.filter(({ From }) => From === 'choose').map(({ CertificateId }) => CertificateId);
  return [...chosen, ...imported.map(({ name }) => idOf(name))];
}

function profileCall(form: PartnerForm, side: 'partner' | 'own'): PlannedCall {
  const { Partner, Ours } = form;
  const name = side === 'own' ? 'local-profile' : 'partner-profile';
  const contact: Record<string, string> = {
    Contact: Partner.ContactName,
    ContactEmail: Partner.ContactEmail,
    ContactPhone: Partner.ContactPhone,
  };
  return {
    name,
    title: callTitles[name],
    operation: 'CreateProfile',
    target: side === 'own' ? Ours.As2Id : Partner.As2Id,
    request: (blanks) => {
      const ids = certificateIds(form, side, blanks);
      return {
        operation: 'CreateProfile',
        input: {
          As2Id: side === 'own' ? Ours.As2Id : Partner.As2Id,
          ProfileType: side === 'own' ? 'LOCAL' : 'PARTNER',
          ...(ids.length > 0 && { CertificateIds: ids }),
          Tags: side === 'own' ? tags(Ours.Name, blanks.run) : tags(Partner.Name, blanks.run, contact),
        },
      };
    },
  };
}

function localProfile({ Ours }: PartnerForm, { idOf }: Blanks): string {
  return Ours.From === 'choose' ? Ours.ProfileId : idOf('local-profile');
}

function agreementCall(form: PartnerForm): PlannedCall {
  const { Partner, Receiving } = form;
  return {
    name: 'agreement',
    title: callTitles.agreement,
    operation: 'CreateAgreement',
    target: Receiving.ServerId,
    request: (blanks) => ({
      operation: 'CreateAgreement',
      input: {
        ServerId: Receiving.ServerId,
        LocalProfileId: localProfile(form, blanks),
        PartnerProfileId: blanks.idOf('partner-profile'),
        ...(Receiving.Directories === 'base'
          ? { BaseDirectory: Receiving.BaseDirectory }
          : { CustomDirectories: { ...Receiving.CustomDirectories } }),
        AccessRole: Receiving.AccessRole,
        Status: 'ACTIVE',
        PreserveFilename: Receiving.PreserveFilename ? 'ENABLED' : 'DISABLED',
        EnforceMessageSigning: Receiving.EnforceMessageSigning ? 'ENABLED' : 'DISABLED',
        Tags: tags(Partner.Name, blanks.run),
      },
    }),
  };
}

function connectorCall(form: PartnerForm): PlannedCall {
  const { Partner, Sending } = form;
  return {
    name: 'connector',
    title: callTitles.connector,
    operation: 'CreateConnector',
    target: Sending.Url,
    request: (blanks) => ({
      operation: 'CreateConnector',
      input: {
        Url: Sending.Url,
        As2Config: {
          LocalProfileId: localProfile(form, blanks),
          PartnerProfileId: blanks.idOf('partner-profile'),
          ...(Sending.MessageSubject && { MessageSubject: Sending.MessageSubject }),
          Compression: Sending.Compression,
          EncryptionAlgorithm: Sending.EncryptionAlgorithm,
          SigningAlgorithm: Sending.SigningAlgorithm,
          MdnSigningAlgorithm: Sending.MdnSigningAlgorithm,
          MdnResponse: Sending.MdnResponse,
          ...(Sending.BasicAuthSecretId && { BasicAuthSecretId: Sending.BasicAuthSecretId }),
          PreserveContentType: Sending.PreserveContentType ? 'ENABLED' : 'DISABLED',
          ...(Sending.MdnResponse === 'ASYNC' && {
            AsyncMdnConfig: { Url: Sending.AsyncMdnUrl, ServerIds: [...Sending.AsyncMdnServerIds] },
          }),
        },
        AccessRole: Sending.AccessRole,
        ...(Sending.LoggingRole && { LoggingRole: Sending.LoggingRole }),
        Tags: tags(Partner.Name, blanks.run),
      },
    }),
  };
}

/** Certificates, then the profiles that hold them, then what joins the profiles. */
export function plannedCalls(form: PartnerForm): PlannedCall[] {
  return [
    ...imports(form).map(importCall),
    profileCall(form, 'partner'),
    ...(form.Ours.From === 'create' ? [profileCall(form, 'own')] : []),
    ...(form.Receiving.Wanted ? [agreementCall(form)] : []),
    ...(form.Sending.Wanted ? [connectorCall(form)] : []),
  ];
}

const KEPT_BACK = '‹private key, sent to AWS once and shown to nobody›';

/** A call as people read it before it is made. */
export function reviewed(call: PlannedCall): PlannedRequest {
  return call.request({
    idOf: (name) => `‹id from: ${callTitles[name]}›`,
    keyOf: () => KEPT_BACK,
    run: '‹id of this run›',
  });
}

/** The private keys that a form holds, by the calls that send them. */
export function privateKeysOf({ Ours }: PartnerForm): Partial<Record<CallName, string>> {
  if (Ours.From === 'choose') return {};
  const keyOf = ({ PrivateKey }: OwnCertificateForm) => {
    const read = readPrivateKey(PrivateKey);
    return read.ok ? read.key.pem : PrivateKey;
  };
  const both = Ours.Encryption.From === 'same' ? Ours.Signing : Ours.Encryption;
  return {
    ...(Ours.Signing.From !== 'choose' && { 'own-signing': keyOf(Ours.Signing) }),
    ...(both.From !== 'choose' && { 'own-encryption': keyOf(both) }),
  };
}
