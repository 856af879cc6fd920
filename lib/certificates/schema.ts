// What people may ask of certificates: inputs of the actions, values of the forms, and what they become on the wire.

import type { ImportCertificateRequest, UpdateCertificateRequest } from '@aws-sdk/client-transfer';
import { z } from 'zod';
import { certificateId, shaped } from '@/lib/fields/leaves';
import { tagsSchema } from '@/lib/tags/schema';
import * as shapes from '@/lib/transfer-model/constraints.gen';
import { CertificateUsageType } from '@/lib/transfer-model/enums.gen';
import type { CertificateFacts } from './facts';
import { MAX_PASTED } from './pem';
import { readPrivateKey } from './private-key';
import { readPasted } from './read-pasted';
import { dateProblems, findingsOf, keySizes, mismatch, type UsageChoice, utcMoment } from './rules';

export const certificateRefSchema = z.object({ certificateId });
export type CertificateRef = z.output<typeof certificateRefSchema>;

export const description = z
  .string()
  .trim()
  .refine((text) => !/\s/.test(text), 'AWS allows no spaces here: use - or _ instead.')
  .pipe(
    z.literal('').or(shaped(shapes.Description, 'Use at most 200 characters of plain ASCII without spaces.')),
  );

const moment = z.string().max(40);
const dates = { ActiveDate: moment, InactiveDate: moment };

const importFields = z.object({
  /** Decides whether a private key belongs to it. */
  owner: z.enum(['ours', 'partner']),
  Certificate: z.string().max(MAX_PASTED, 'This is too long for a certificate.'),
  PrivateKey: z.string().max(MAX_PASTED, 'This is too long for a private key.'),
  ...dates,
  Description: description,
  Tags: tagsSchema,
});

type ImportFields = z.output<typeof importFields> & { Usage: UsageChoice };
type Refuse = (path: string, message: string) => void;

function checkCertificate(values: ImportFields, refuse: Refuse): CertificateFacts | undefined {
  if (!values.Certificate.trim()) {
    refuse('Certificate', 'Paste the certificate, choose its file or drop it here.');
    return undefined;
  }
  const read = readPasted(values.Certificate);
  if (!read.ok) {
    refuse('Certificate', `${read.problem.title}.`);
    return undefined;
  }
  const [facts, ...issuers] = read.chain;
  const refusal = findingsOf(facts, values.Usage, Date.now()).find(({ level }) => level === 'refusal');
  if (refusal) refuse('Certificate', `${refusal.title}. ${refusal.advice}`);
  const longest = Math.max(facts.pem.length, ...issuers.map(({ pem }) => pem.length));
  if (longest > shapes.CertificateBodyType.max) refuse('Certificate', 'AWS takes at most 16,384 characters.');
  return facts;
}

function checkPrivateKey(values: ImportFields, facts: CertificateFacts | undefined, refuse: Refuse): void {
  if (values.owner === 'partner') {
    if (values.PrivateKey.trim()) refuse('PrivateKey', 'The private key of a partner is not yours to have.');
    return;
  }
  if (!values.PrivateKey.trim()) {
    refuse(
      'PrivateKey',
      'A certificate of ours needs its private key: paste it, choose its file or drop it here.',
    );
    return;
  }
  const read = readPrivateKey(values.PrivateKey);
  const problem = read.ok ? facts && mismatch(facts, read.key) : read.problem;
  if (problem) refuse('PrivateKey', `${problem.title}.`);
}

function checkImport(values: ImportFields, refuse: Refuse): void {
  const facts = checkCertificate(values, refuse);
  checkPrivateKey(values, facts, refuse);
  if (facts) for (const { field, message } of dateProblems(values, facts)) refuse(field, message);
  if (values.Usage === 'TLS' && values.owner === 'ours') {
    refuse('Usage', 'TLS certificates are those of partners’ https servers: choose a partner’s certificate.');
  }
}

function refuseInto(context: z.core.$RefinementCtx): Refuse {
  return (path, message) => context.addIssue({ code: 'custom', path: [path], message, input: undefined });
}

/** One ImportCertificate. */
export const importCertificateSchema = importFields
  .extend({ Usage: z.enum(CertificateUsageType) })
  .superRefine((values, context) => checkImport(values, refuseInto(context)));
export type ImportCertificateInput = z.input<typeof importCertificateSchema>;
export type ImportCertificateValues = z.output<typeof importCertificateSchema>;

/** The form, which may ask for two and for what is done with them. */
export const importFormSchema = importFields
  .extend({ Usage: z.enum([...CertificateUsageType, 'BOTH']), ProfileId: z.string(), PredecessorEnd: moment })
  .superRefine((values, context) => {
    const refuse = refuseInto(context);
    checkImport(values, refuse);
    if (Number.isNaN(utcMoment(values.PredecessorEnd)?.getTime())) {
      refuse('PredecessorEnd', 'Give a date and a time, such as 2027-01-31 08:00.');
    }
  });
export type ImportForm = z.input<typeof importFormSchema>;
export type ImportFormValues = z.output<typeof importFormSchema>;

export function toImportInput(values: ImportCertificateValues): ImportCertificateRequest {
  const read = readPasted(values.Certificate);
  if (!read.ok) throw new Error(read.problem.title);
  const [own, ...issuers] = read.chain;
  const key = values.owner === 'ours' ? readPrivateKey(values.PrivateKey) : undefined;
  return {
    Usage: values.Usage,
    Certificate: own.pem,
    ...(issuers.length > 0 && { CertificateChain: issuers.map(({ pem }) => pem).join('') }),
    ...(key?.ok && { PrivateKey: key.key.pem }),
    ...toDates(values),
    ...(values.Description && { Description: values.Description }),
    ...(values.Tags.length > 0 && { Tags: values.Tags }),
  };
}

function toDates(values: { ActiveDate: string; InactiveDate: string }) {
  const [ActiveDate, InactiveDate] = [utcMoment(values.ActiveDate), utcMoment(values.InactiveDate)];
  return { ...(ActiveDate && { ActiveDate }), ...(InactiveDate && { InactiveDate }) };
}

const plainName = z
  .string()
  .trim()
  .max(64, 'X.509 takes at most 64 characters here.')
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is refused
  .regex(/^[^\u0000-\u001f\u007f]*$/, 'Leave out line breaks and control characters.');

export const generateCertificateSchema = z.object({
  CommonName: plainName.min(1, 'A certificate needs a name, such as your company or AS2 id.'),
  Organization: plainName,
  Country: z
    .string()
    .trim()
    .regex(/^([A-Za-z]{2})?$/, 'Two letters, such as DE or US.'),
  bits: z.coerce
    .number()
    .refine((bits) => keySizes.some((size) => size === bits), 'Choose one of the sizes.'),
  days: z.coerce
    .number('Give the days as a number.')
    .int('Give whole days.')
    .min(1, 'At least one day.')
    .max(3650, 'At most 3,650 days, which is ten years.'),
  Usage: z.enum(['SIGNING', 'ENCRYPTION', 'BOTH']),
  ActiveDate: moment.refine(
    (text) => !Number.isNaN(utcMoment(text)?.getTime()),
    'Give a date and a time, such as 2027-01-31 08:00.',
  ),
  Description: description,
  Tags: tagsSchema,
});
export type GenerateCertificateForm = z.input<typeof generateCertificateSchema>;
export type GenerateCertificateValues = z.output<typeof generateCertificateSchema>;

/** The form, which also says what is done with the certificate. */
export const generateFormSchema = generateCertificateSchema.extend({
  ProfileId: z.string(),
  PredecessorEnd: moment.refine(
    (text) => !Number.isNaN(utcMoment(text)?.getTime()),
    'Give a date and a time, such as 2027-01-31 08:00.',
  ),
});
export type GenerateForm = z.input<typeof generateFormSchema>;
export type GenerateFormValues = z.output<typeof generateFormSchema>;

export const updateCertificateSchema = certificateRefSchema
  .extend({
    ...dates,
    Description: description,
    /** What there is: the certificate's own dates, within which the others must lie, and those set so far. */
    present: z.object({
      notBefore: z.string(),
      notAfter: z.string(),
      ActiveDate: z.string(),
      InactiveDate: z.string(),
    }),
  })
  .superRefine((values, context) => {
    const refuse = refuseInto(context);
    const { present } = values;
    for (const { field, message } of dateProblems(values, present, present)) refuse(field, message);
  });
export type UpdateCertificateForm = z.input<typeof updateCertificateSchema>;
export type UpdateCertificateValues = z.output<typeof updateCertificateSchema>;

/** A change of one certificate's end alone, as rotation makes it. */
export const endCertificateSchema = certificateRefSchema.extend({ InactiveDate: moment.min(1) });
export type EndCertificate = z.input<typeof endCertificateSchema>;

export function toUpdateInput(values: UpdateCertificateValues): UpdateCertificateRequest {
  return {
    CertificateId: values.certificateId,
    ...toDates(values),
    ...(values.Description && { Description: values.Description }),
  };
}
