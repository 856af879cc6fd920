// The values of the partner wizard: one form over all of its steps. What speaks against them is found in problems.ts.

import { z } from 'zod';
import * as shapes from '@/lib/transfer-model/constraints.gen';
import {
  CompressionEnum,
  EncryptionAlg,
  MdnResponse,
  MdnSigningAlg,
  SigningAlg,
} from '@/lib/transfer-model/enums.gen';

/** More than any certificate with its chain; longer texts are refused before they are looked at. */
const MAX_PEM = 65_536;

const text = (max: number) => z.string().max(max, `Use at most ${max} characters.`);
const pem = text(MAX_PEM);
const certificateId = text(shapes.CertificateId.max);

const partnerCertificate = z.object({
  /** `same`: the signing certificate, imported a second time for encryption. */
  From: z.enum(['import', 'choose', 'same', 'none']),
  Certificate: pem,
  CertificateId: certificateId,
});

const ownCertificate = z.object({
  From: z.enum(['generate', 'import', 'choose', 'same']),
  Certificate: pem,
  PrivateKey: pem,
  CertificateId: certificateId,
});

export const partnerFormSchema = z.object({
  Partner: z.object({
    Name: text(256).trim(),
    As2Id: text(shapes.As2Id.max),
    ContactName: text(256).trim(),
    ContactEmail: text(256).trim(),
    ContactPhone: text(256).trim(),
  }),
  PartnerCertificates: z.object({
    Signing: partnerCertificate,
    Encryption: partnerCertificate,
    Tls: partnerCertificate,
  }),
  Ours: z.object({
    From: z.enum(['choose', 'create']),
    ProfileId: text(shapes.ProfileId.max),
    Name: text(256).trim(),
    As2Id: text(shapes.As2Id.max),
    Signing: ownCertificate,
    Encryption: ownCertificate,
    Generate: z.object({
      CommonName: text(64).trim(),
      Bits: z.enum(['2048', '3072', '4096']),
      Years: z.enum(['1', '2', '3', '5']),
    }),
  }),
  Receiving: z.object({
    Wanted: z.boolean(),
    ServerId: text(shapes.ServerId.max),
    AccessRole: text(2048),
    Directories: z.enum(['base', 'custom']),
    BaseDirectory: text(1024),
    CustomDirectories: z.object({
      PayloadFilesDirectory: text(1024),
      MdnFilesDirectory: text(1024),
      StatusFilesDirectory: text(1024),
      FailedFilesDirectory: text(1024),
      TemporaryFilesDirectory: text(1024),
    }),
    PreserveFilename: z.boolean(),
    EnforceMessageSigning: z.boolean(),
  }),
  Sending: z.object({
    Wanted: z.boolean(),
    Url: text(shapes.Url.max).trim(),
    AccessRole: text(2048),
    LoggingRole: text(2048),
    Compression: z.enum(CompressionEnum),
    EncryptionAlgorithm: z.enum(EncryptionAlg),
    SigningAlgorithm: z.enum(SigningAlg),
    MdnResponse: z.enum(MdnResponse),
    MdnSigningAlgorithm: z.enum(MdnSigningAlg),
    AsyncMdnUrl: text(shapes.Url.max).trim(),
    AsyncMdnServerIds: z.array(text(shapes.ServerId.max)).max(10),
    MessageSubject: text(shapes.MessageSubject.max),
    PreserveContentType: z.boolean(),
    BasicAuthSecretId: text(shapes.As2ConnectorSecretId.max).trim(),
  }),
});

export type PartnerForm = z.infer<typeof partnerFormSchema>;
export type PartnerCertificateForm = PartnerForm['PartnerCertificates']['Signing'];
export type OwnCertificateForm = PartnerForm['Ours']['Signing'];
