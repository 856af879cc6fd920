// Sets a partner up as a job: the planned calls one by one, each found again by the run's tag and undone in reverse.

import 'server-only';
import {
  CreateAgreementCommand,
  CreateConnectorCommand,
  CreateProfileCommand,
  DeleteAgreementCommand,
  DeleteCertificateCommand,
  DeleteConnectorCommand,
  DeleteProfileCommand,
  ImportCertificateCommand,
} from '@aws-sdk/client-transfer';
import { forgetConnector } from '@/lib/connectors/describe-cache';
import { defineJob, type JobStep, type Made, type StepContext } from '@/lib/jobs/definition';
import { forgetProfile } from '@/lib/profiles/describe-cache';
import type { Send } from '@/lib/transfer/client';
import { TransferFailure } from '@/lib/transfer/errors';
import { findMade } from './find-made';
import {
  type Blanks,
  type CallName,
  type PlannedCall,
  type PlannedRequest,
  plannedCalls,
  reviewed,
} from './plan';
import type { PartnerForm } from './schema';
import { SET_UP } from './steps';

/** Private keys by the calls that send them; sealed until the run is over. */
export type SetUpSecrets = Partial<Record<CallName, string>>;

const undoing = {
  ImportCertificate: 'DeleteCertificate',
  CreateProfile: 'DeleteProfile',
  CreateAgreement: 'DeleteAgreement',
  CreateConnector: 'DeleteConnector',
} as const;

async function send(send: Send, request: PlannedRequest): Promise<string> {
  switch (request.operation) {
    case 'ImportCertificate':
      return (await send(new ImportCertificateCommand(request.input))).CertificateId ?? '';
    case 'CreateProfile':
      return (await send(new CreateProfileCommand(request.input))).ProfileId ?? '';
    case 'CreateAgreement':
      return (await send(new CreateAgreementCommand(request.input))).AgreementId ?? '';
    case 'CreateConnector':
      return (await send(new CreateConnectorCommand(request.input))).ConnectorId ?? '';
  }
}

async function remove(
  { send, environment }: StepContext,
  operation: PlannedRequest['operation'],
  id: string,
  serverId: string,
): Promise<void> {
  switch (operation) {
    case 'ImportCertificate':
      await send(new DeleteCertificateCommand({ CertificateId: id }));
      return;
    case 'CreateProfile':
      forgetProfile(environment.id, id);
      await send(new DeleteProfileCommand({ ProfileId: id }));
      return;
    case 'CreateAgreement':
      await send(new DeleteAgreementCommand({ AgreementId: id, ServerId: serverId }));
      return;
    case 'CreateConnector':
      forgetConnector(environment.id, id);
      await send(new DeleteConnectorCommand({ ConnectorId: id }));
  }
}

function missing(what: string): never {
  const message = `${what} is not known to this run any more. Undo it, and start anew.`;
  throw new TransferFailure({ code: 'RunIncomplete', kind: 'conflict', message, fields: [] });
}

function blanksOf({ jobId, made, secrets }: StepContext<SetUpSecrets>): Blanks {
  return {
    idOf: (call) => made[call]?.id ?? missing('The id of what an earlier step made'),
    keyOf: (call) => secrets[call] ?? missing('The private key'),
    run: jobId,
  };
}

function toStep(call: PlannedCall, form: PartnerForm): JobStep<SetUpSecrets> {
  const { name, title, operation, target } = call;
  const { ServerId } = form.Receiving;
  const asMade = (id: string): Made =>
    operation === 'CreateAgreement' ? { id, ServerId, target: `${ServerId}/${id}` } : { id };
  return {
    name,
    title,
    operation,
    target,
    input: reviewed(call).input,
    run: async (context) => asMade(await send(context.send, call.request(blanksOf(context)))),
    find: async (context) => {
      // What identifies it needs no key, so that one that is gone does not stand in the way.
      const request = call.request({ ...blanksOf(context), keyOf: () => '' });
      const id = await findMade(context.send, request, context.jobId);
      return id === undefined ? undefined : asMade(id);
    },
    undo: {
      operation: undoing[operation],
      run: (context, { id = '' }) => remove(context, operation, id, ServerId),
    },
  };
}

export const partnerSetUp = defineJob<PartnerForm, SetUpSecrets>({
  kind: SET_UP,
  permission: 'CreateProfile',
  title: ({ Partner }) => `Set up ${Partner.Name}`,
  steps: (form) => plannedCalls(form).map((call) => toStep(call, form)),
});
