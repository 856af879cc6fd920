'use server';
// Writes about certificates. A private key passes through once, to ImportCertificate; the audit trail leaves it out.

import {
  DeleteCertificateCommand,
  DescribeCertificateCommand,
  ImportCertificateCommand,
  UpdateCertificateCommand,
} from '@aws-sdk/client-transfer';
import { recordEvent } from '@/lib/audit/record';
import { type ActionContext, defineAction } from '@/lib/transfer/action';
import type { Send } from '@/lib/transfer/client';
import { TransferFailure, toTransferError } from '@/lib/transfer/errors';
import type { CertificateUsageType } from '@/lib/transfer-model/enums.gen';
import { generateCertificate as generate } from './generate';
import { usagesOf, utcMoment } from './rules';
import {
  certificateRefSchema,
  type EndCertificate,
  endCertificateSchema,
  type GenerateCertificateValues,
  generateCertificateSchema,
  importCertificateSchema,
  toImportInput,
  toUpdateInput,
  updateCertificateSchema,
} from './schema';

export const importCertificate = defineAction({
  permission: 'ImportCertificate',
  input: importCertificateSchema,
  target: ({ Usage, Description }) => Description || Usage,
  run: async ({ send }, values) => {
    const { CertificateId } = await send(new ImportCertificateCommand(toImportInput(values)));
    return { certificateId: CertificateId ?? '' };
  },
  createdTarget: ({ certificateId }) => certificateId,
});

interface Generated {
  /** One for each usage, in the order of `usagesOf`. */
  certificateIds: string[];
  /** The public half, in PEM. */
  certificate: string;
}

/** Makes the pair here, imports it, and lets go of the private key. */
export const generateCertificate = defineAction({
  permission: 'ImportCertificate',
  input: generateCertificateSchema,
  target: ({ CommonName, Description }) => Description || CommonName,
  run: async (context, values): Promise<Generated> => {
    const { Organization, Country, CommonName, bits, days } = values;
    const made = await generate({ CommonName, Organization, Country, bits: bits as 2048, days });
    const certificateIds: string[] = [];
    for (const usage of usagesOf(values.Usage)) {
      certificateIds.push(await importMade(context, values, usage, made, certificateIds[0]));
    }
    return { certificateIds, certificate: made.certificate };
  },
  createdTarget: ({ certificateIds }) => certificateIds[0] ?? '',
});

/** The second import of a pair has an audit row of its own, and its failure says that the first one exists. */
async function importMade(
  { send, caller, environment }: ActionContext,
  { Description, Tags, ActiveDate: typed }: GenerateCertificateValues,
  Usage: CertificateUsageType,
  made: { certificate: string; privateKey: string },
  first: string | undefined,
): Promise<string> {
  const event = {
    environment: environment.id,
    operation: 'ImportCertificate',
    target: Description || Usage,
    input: { Usage, Description, Certificate: made.certificate },
  };
  const ActiveDate = utcMoment(typed);
  try {
    const { CertificateId = '' } = await send(
      new ImportCertificateCommand({
        Usage,
        Certificate: made.certificate,
        PrivateKey: made.privateKey,
        ...(ActiveDate && { ActiveDate }),
        ...(Description && { Description }),
        ...(Tags.length > 0 && { Tags }),
      }),
    );
    if (first) await recordEvent(caller, { ...event, target: CertificateId, result: 'succeeded' });
    return CertificateId;
  } catch (thrown) {
    if (!first) throw thrown;
    const error = toTransferError(thrown);
    await recordEvent(caller, {
      ...event,
      result: 'failed',
      errorCode: error.code,
      errorMessage: error.message,
    });
    throw new TransferFailure({
      ...error,
      message: `${first} was imported for signing, but the import for encryption failed: ${error.message} Delete it, or import its like for encryption.`,
    });
  }
}

async function describe({ send }: { send: Send }, { certificateId }: { certificateId: string }) {
  return (await send(new DescribeCertificateCommand({ CertificateId: certificateId }))).Certificate;
}

export const updateCertificate = defineAction({
  permission: 'UpdateCertificate',
  input: updateCertificateSchema,
  target: ({ certificateId }) => certificateId,
  before: describe,
  after: toUpdateInput,
  run: async ({ send }, values) => {
    await send(new UpdateCertificateCommand(toUpdateInput(values)));
  },
});

function toEnd({ InactiveDate }: EndCertificate) {
  return { InactiveDate: new Date(`${InactiveDate}Z`) };
}

/** Sets the last moment of a certificate whose successor has come. */
export const endCertificate = defineAction({
  permission: 'UpdateCertificate',
  input: endCertificateSchema,
  target: ({ certificateId }) => certificateId,
  before: describe,
  after: toEnd,
  run: async ({ send }, values) => {
    await send(new UpdateCertificateCommand({ CertificateId: values.certificateId, ...toEnd(values) }));
  },
});

export const deleteCertificate = defineAction({
  permission: 'DeleteCertificate',
  input: certificateRefSchema,
  target: ({ certificateId }) => certificateId,
  run: async ({ send }, { certificateId }) => {
    await send(new DeleteCertificateCommand({ CertificateId: certificateId }));
  },
});
