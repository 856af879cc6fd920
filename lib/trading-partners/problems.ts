// What speaks against the values of the partner wizard, each at its field, before anything is sent. Runs on both sides.

import { directoryProblem } from '@/lib/agreements/rules';
import { readPrivateKey } from '@/lib/certificates/private-key';
import { readPasted } from '@/lib/certificates/read-pasted';
import { type CertificateRow, findingsOf, mismatch, ownerOf } from '@/lib/certificates/rules';
import { isHttps, urlProblem } from '@/lib/connectors/rules';
import { as2IdProblem } from '@/lib/profiles/rules';
import { satisfies } from '@/lib/transfer-model/constraints';
import * as shapes from '@/lib/transfer-model/constraints.gen';
import type { CertificateUsageType } from '@/lib/transfer-model/enums.gen';
import { chosenProblem } from './chosen-problem';
import type { As2Objects, KnownProfile } from './objects';
import type { OwnCertificateForm, PartnerCertificateForm, PartnerForm } from './schema';

export interface Problem {
  /** The field, as the form knows it. */
  path: string;
  message: string;
}

type Refuse = (path: string, message: string) => void;

/** Every problem, in the order of the steps. */
export function problemsOf(form: PartnerForm, known: As2Objects, now: number): Problem[] {
  const found: Problem[] = [];
  const refuse: Refuse = (path, message) => found.push({ path, message });
  partnerProblems(form, known, refuse);
  theirCertificates(form, known, now, refuse);
  ourSide(form, known, now, refuse);
  if (form.Receiving.Wanted) receiving(form, known, refuse);
  if (form.Sending.Wanted) sending(form, known, refuse);
  if (!form.Receiving.Wanted && !form.Sending.Wanted) {
    refuse('Sending.Wanted', 'Set up at least one direction: receiving, sending, or both.');
  }
  return found;
}

function profileName({ ProfileId, name }: KnownProfile): string {
  return name ? `${name} (${ProfileId})` : ProfileId;
}

function sameId(known: As2Objects, type: KnownProfile['ProfileType'], id: string): KnownProfile | undefined {
  return known.profiles.find(({ ProfileType, As2Id }) => ProfileType === type && As2Id === id);
}

function partnerProblems({ Partner, Sending }: PartnerForm, known: As2Objects, refuse: Refuse): void {
  if (!Partner.Name) refuse('Partner.Name', 'Give the partner a name.');
  const problem = as2IdProblem(Partner.As2Id);
  const twin = sameId(known, 'PARTNER', Partner.As2Id);
  if (problem) refuse('Partner.As2Id', problem);
  else if (twin) {
    refuse(
      'Partner.As2Id',
      `The partner ${profileName(twin)} has this AS2 id. Open it instead of adding a second.`,
    );
  }
  if (Partner.ContactEmail && !/^[^\s@]{1,200}@[^\s@]{1,200}$/.test(Partner.ContactEmail)) {
    refuse('Partner.ContactEmail', 'An e-mail address looks like as2@example.com.');
  }
  const url = Sending.Url ? urlProblem(Sending.Url) : undefined;
  if (url) refuse('Sending.Url', url);
}

// Certificates -------------------------------------------------------------------------------------------------------

function readable(path: string, pem: string, usage: CertificateUsageType, now: number, refuse: Refuse) {
  const read = pem.trim() ? readPasted(pem) : undefined;
  if (!read) {
    refuse(path, 'Paste the certificate, choose its file, or drop it here.');
    return undefined;
  }
  if (!read.ok) {
    refuse(path, `${read.problem.title}. ${read.problem.advice}`);
    return undefined;
  }
  const [facts] = read.chain;
  const refusal = findingsOf(facts, usage, now).find(({ level }) => level === 'refusal');
  if (refusal) refuse(path, `${refusal.title}. ${refusal.advice}`);
  return facts;
}

function chosen(
  path: string,
  id: string,
  owner: 'ours' | 'partner',
  usage: CertificateUsageType,
  known: As2Objects,
  refuse: Refuse,
): void {
  if (!id) {
    refuse(path, 'Choose a certificate.');
    return;
  }
  const certificate = known.certificates.find(({ CertificateId }) => CertificateId === id);
  const problem = certificate
    ? chosenProblem(certificate, owner, usage)
    : isKnown('certificates', known) && 'It is not there any more.';
  if (problem) refuse(path, problem);
}

/** Whether the list is there at all; one that could not be read refuses nothing. */
function isKnown(part: As2Objects['missing'][number]['part'], known: As2Objects): boolean {
  return known.readAt > 0 && !known.missing.some((one) => one.part === part);
}

const places = { Signing: 'SIGNING', Encryption: 'ENCRYPTION', Tls: 'TLS' } as const;

/** Why the partner's certificate cannot be left out; undefined where it can. */
export function reasonForTheirs(place: keyof typeof places, form: PartnerForm): string | undefined {
  const { Receiving, Sending } = form;
  if (place === 'Signing') {
    if (Receiving.Wanted && Receiving.EnforceMessageSigning) {
      return 'Unsigned messages are refused (step Receiving), and without it no signature can be verified.';
    }
    const signed = Sending.MdnSigningAlgorithm !== 'NONE' && Sending.MdnResponse !== 'NONE';
    return Sending.Wanted && signed
      ? 'The partner signs its receipts (step Sending), and without it they cannot be verified.'
      : undefined;
  }
  return place === 'Encryption' && Sending.Wanted && Sending.EncryptionAlgorithm !== 'NONE'
    ? 'What we send is encrypted with it (step Sending).'
    : undefined;
}

function theirCertificates(form: PartnerForm, known: As2Objects, now: number, refuse: Refuse): void {
  for (const place of ['Signing', 'Encryption', 'Tls'] as const) {
    const at = `PartnerCertificates.${place}`;
    const given: PartnerCertificateForm = form.PartnerCertificates[place];
    if (given.From === 'import') readable(`${at}.Certificate`, given.Certificate, places[place], now, refuse);
    if (given.From === 'choose') {
      chosen(`${at}.CertificateId`, given.CertificateId, 'partner', places[place], known, refuse);
    }
    const reason = given.From === 'none' ? reasonForTheirs(place, form) : undefined;
    if (reason) refuse(`${at}.From`, `This certificate is needed. ${reason}`);
  }
  const { Signing, Encryption } = form.PartnerCertificates;
  if (Encryption.From !== 'same') return;
  if (Signing.From !== 'import') {
    refuse(
      'PartnerCertificates.Encryption.From',
      'Only a certificate that is imported here can serve for both.',
    );
  } else {
    // Its own troubles are told at the signing certificate; only what encryption adds is told here.
    const read = readPasted(Signing.Certificate);
    const finding = read.ok
      ? findingsOf(read.chain[0], 'ENCRYPTION', now).find(({ level }) => level === 'refusal')
      : undefined;
    const told =
      read.ok && findingsOf(read.chain[0], 'SIGNING', now).some(({ level }) => level === 'refusal');
    if (finding && !told)
      refuse('PartnerCertificates.Encryption.From', `${finding.title}. ${finding.advice}`);
  }
}

// Our side -----------------------------------------------------------------------------------------------------------

/** The certificates of a profile that count now, with their private keys. */
export function activeCertificates(
  profile: KnownProfile,
  usage: CertificateUsageType,
  known: As2Objects,
): CertificateRow[] {
  const ids = new Set(profile.CertificateIds);
  return known.certificates.filter(
    ({ CertificateId, Usage, Status }) =>
      ids.has(CertificateId ?? '') && Usage === usage && Status === 'ACTIVE',
  );
}

function ourSide(form: PartnerForm, known: As2Objects, now: number, refuse: Refuse): void {
  const { Ours, Partner } = form;
  if (Ours.From === 'choose') {
    existingProfile(form, known, refuse);
    return;
  }
  if (!Ours.Name) refuse('Ours.Name', 'Give our side a name.');
  const problem = as2IdProblem(Ours.As2Id);
  const twin = sameId(known, 'LOCAL', Ours.As2Id);
  if (problem) refuse('Ours.As2Id', problem);
  else if (Ours.As2Id === Partner.As2Id) refuse('Ours.As2Id', EQUAL_IDS);
  else if (twin) {
    refuse('Ours.As2Id', `Our profile ${profileName(twin)} has this AS2 id. Choose it above instead.`);
  }
  for (const place of ['Signing', 'Encryption'] as const) ownCertificate(form, place, known, now, refuse);
  if (Ours.Encryption.From === 'same' && Ours.Signing.From === 'choose') {
    refuse('Ours.Encryption.From', 'Only a certificate that is made or imported here can serve for both.');
  }
  const generated = [Ours.Signing, Ours.Encryption].some(({ From }) => From === 'generate');
  if (generated && Ours.Generate.CommonName && /[^\x20-\x7e]/.test(Ours.Generate.CommonName)) {
    refuse('Ours.Generate.CommonName', 'Use letters, digits and signs of plain ASCII.');
  }
}

const EQUAL_IDS = 'The partner has this AS2 id too: a message could not tell who sent it to whom.';

function existingProfile(form: PartnerForm, known: As2Objects, refuse: Refuse): void {
  const { Ours, Partner, Receiving, Sending } = form;
  if (!Ours.ProfileId) {
    refuse('Ours.ProfileId', 'Choose our profile, or create one.');
    return;
  }
  const profile = known.profiles.find(({ ProfileId }) => ProfileId === Ours.ProfileId);
  if (!profile) {
    if (isKnown('profiles', known)) refuse('Ours.ProfileId', 'This profile is not there any more.');
    return;
  }
  if (profile.ProfileType !== 'LOCAL') {
    refuse('Ours.ProfileId', 'This profile is a partner’s. Our side needs one of type LOCAL.');
  } else if (profile.As2Id === Partner.As2Id) {
    refuse('Ours.ProfileId', EQUAL_IDS);
  } else if (isKnown('certificates', known)) {
    const has = (usage: CertificateUsageType) =>
      activeCertificates(profile, usage, known).some(({ Type }) => ownerOf(Type) === 'ours');
    const signs = Receiving.Wanted || (Sending.Wanted && Sending.SigningAlgorithm !== 'NONE');
    if (signs && !has('SIGNING')) {
      refuse('Ours.ProfileId', `It has no active signing certificate with a private key. ${ADD_FIRST}`);
    } else if (Receiving.Wanted && !has('ENCRYPTION')) {
      refuse('Ours.ProfileId', `It has no active encryption certificate with a private key. ${ADD_FIRST}`);
    }
  }
}

const ADD_FIRST = 'Add one to the profile first, or create another profile here.';

function ownCertificate(
  form: PartnerForm,
  place: 'Signing' | 'Encryption',
  known: As2Objects,
  now: number,
  refuse: Refuse,
): void {
  const at = `Ours.${place}`;
  const given: OwnCertificateForm = form.Ours[place];
  if (given.From === 'choose') {
    chosen(`${at}.CertificateId`, given.CertificateId, 'ours', places[place], known, refuse);
  }
  if (given.From !== 'import') return;
  const facts = readable(`${at}.Certificate`, given.Certificate, places[place], now, refuse);
  if (!given.PrivateKey.trim()) {
    refuse(
      `${at}.PrivateKey`,
      'Our own certificate needs its private key: without it we can neither sign nor decrypt.',
    );
    return;
  }
  const key = readPrivateKey(given.PrivateKey);
  const problem = key.ok ? facts && mismatch(facts, key.key) : key.problem;
  if (problem) refuse(`${at}.PrivateKey`, `${problem.title}. ${problem.advice}`);
}

// Directions ---------------------------------------------------------------------------------------------------------

const ROLE = 'Enter the ARN of an IAM role, such as arn:aws:iam::111122223333:role/as2-files.';

function isRole(arn: string): boolean {
  return satisfies(shapes.Role, arn);
}

function receiving({ Receiving }: PartnerForm, known: As2Objects, refuse: Refuse): void {
  const { ServerId, AccessRole, Directories, BaseDirectory, CustomDirectories } = Receiving;
  if (!ServerId) refuse('Receiving.ServerId', 'Choose the server that takes the messages.');
  else if (isKnown('servers', known) && !known.servers.some((server) => server.ServerId === ServerId)) {
    refuse('Receiving.ServerId', 'This server is not there any more, or does not speak AS2.');
  }
  const folders =
    Directories === 'base'
      ? { BaseDirectory }
      : Object.fromEntries(
          Object.entries(CustomDirectories).map(([name, value]) => [`CustomDirectories.${name}`, value]),
        );
  for (const [name, value] of Object.entries(folders)) {
    const problem = directoryProblem(value);
    if (problem) refuse(`Receiving.${name}`, problem);
  }
  if (!isRole(AccessRole)) refuse('Receiving.AccessRole', ROLE);
}

function sending({ Sending }: PartnerForm, known: As2Objects, refuse: Refuse): void {
  if (!Sending.Url) refuse('Sending.Url', 'Give the address at which the partner takes messages.');
  const plain = Sending.Url !== '' && !isHttps(Sending.Url);
  if (!isRole(Sending.AccessRole)) refuse('Sending.AccessRole', ROLE);
  if (Sending.LoggingRole && !isRole(Sending.LoggingRole)) refuse('Sending.LoggingRole', ROLE);
  if (Sending.EncryptionAlgorithm === 'NONE' && plain) {
    refuse('Sending.EncryptionAlgorithm', 'AWS sends unencrypted messages to https:// addresses only.');
  }
  if (Sending.BasicAuthSecretId && plain) {
    refuse('Sending.BasicAuthSecretId', 'AWS sends name and password to https:// addresses only.');
  }
  if (Sending.MessageSubject && !satisfies(shapes.MessageSubject, Sending.MessageSubject)) {
    refuse('Sending.MessageSubject', 'Use letters, digits and signs of plain ASCII, on one line.');
  }
  if (Sending.MdnResponse !== 'ASYNC') return;
  const problem = Sending.AsyncMdnUrl ? urlProblem(Sending.AsyncMdnUrl) : 'Give the address for receipts.';
  if (problem) refuse('Sending.AsyncMdnUrl', problem);
  if (Sending.AsyncMdnServerIds.length === 0) {
    refuse('Sending.AsyncMdnServerIds', 'Choose the server that takes the receipts.');
  }
  const gone = Sending.AsyncMdnServerIds.find((id) => !known.servers.some(({ ServerId }) => ServerId === id));
  if (gone && isKnown('servers', known))
    refuse('Sending.AsyncMdnServerIds', `${gone} is not there any more.`);
}
