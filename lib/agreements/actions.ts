'use server';
// Writes about agreements.

import {
  CreateAgreementCommand,
  DeleteAgreementCommand,
  DescribeAgreementCommand,
  UpdateAgreementCommand,
} from '@aws-sdk/client-transfer';
import { defineAction } from '@/lib/transfer/action';
import type { Send } from '@/lib/transfer/client';
import { TransferFailure } from '@/lib/transfer/errors';
import {
  agreementRefSchema,
  agreementStatusSchema,
  createAgreementSchema,
  toCreateAgreementInput,
  toUpdateAgreementInput,
  updateAgreementSchema,
} from './schema';

type Reference = { ServerId: string; AgreementId: string };
const target = ({ ServerId, AgreementId }: Reference) => `${ServerId}/${AgreementId}`;

export const createAgreement = defineAction({
  permission: 'CreateAgreement',
  input: createAgreementSchema,
  target: ({ ServerId }) => ServerId,
  run: async ({ send }, values) => {
    const { AgreementId } = await send(new CreateAgreementCommand(toCreateAgreementInput(values)));
    return { agreementId: AgreementId ?? '' };
  },
  createdTarget: ({ agreementId }, { ServerId }) => `${ServerId}/${agreementId}`,
});

async function describe({ send }: { send: Send }, { ServerId, AgreementId }: Reference) {
  const { Agreement } = await send(new DescribeAgreementCommand({ ServerId, AgreementId }));
  if (!Agreement) throw new Error('DescribeAgreement answered without an agreement.');
  return Agreement;
}

/** Asks what is there first, so that only real changes are sent. */
export const updateAgreement = defineAction({
  permission: 'UpdateAgreement',
  input: updateAgreementSchema,
  target,
  before: describe,
  after: toUpdateAgreementInput,
  run: async ({ send }, values, before) => {
    const present = before ?? (await describe({ send }, values));
    if (present.Description && !values.Description) throw new TransferFailure(KEPT_DESCRIPTION);
    await send(new UpdateAgreementCommand(toUpdateAgreementInput(values, present)));
  },
});

/** The API has no empty description, so silence would leave the old one. */
const KEPT_DESCRIPTION = {
  code: 'InvalidInput',
  kind: 'validation' as const,
  message: 'AWS keeps a description once there is one.',
  fields: [{ path: 'Description', message: 'AWS cannot remove a description: write another one.' }],
};

export const setAgreementStatus = defineAction({
  permission: 'UpdateAgreement',
  input: agreementStatusSchema,
  target,
  before: describe,
  run: async ({ send }, values) => {
    await send(new UpdateAgreementCommand(values));
  },
});

export const deleteAgreement = defineAction({
  permission: 'DeleteAgreement',
  input: agreementRefSchema,
  target,
  run: async ({ send }, reference) => {
    await send(new DeleteAgreementCommand(reference));
  },
});
