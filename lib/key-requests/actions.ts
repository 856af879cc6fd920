'use server';
// The decisions on what partners asked for.

import { defineAction } from '@/lib/transfer/action';
import { TransferFailure } from '@/lib/transfer/errors';
import { carryOut } from './carry-out';
import { refuseRequestSchema, requestRefSchema } from './schema';
import { approveRequest as approve, type KeyRequest, refuseRequest as refuse, requireRequest } from './store';

type Ref = { ServerId: string; UserName: string; fingerprint: string };
const target = ({ ServerId, UserName, fingerprint }: Ref) => `${ServerId}/${UserName}/${fingerprint}`;

function mustBe(request: KeyRequest, { ServerId, UserName, fingerprint }: Ref): void {
  const { serverId, userName } = request;
  if (serverId === ServerId && userName === UserName && request.fingerprint === fingerprint) return;
  const message = 'This request is about another key. Reload the page.';
  throw new TransferFailure({ code: 'RequestNotFound', kind: 'not-found', message, fields: [] });
}

export const approveKeyRequest = defineAction({
  permission: 'DecideKeyRequests',
  operation: 'ApproveKeyRequest',
  input: requestRefSchema,
  target,
  run: async (context, { id, ...ref }) => {
    const { environment, caller } = context;
    await approve(environment.id, id, caller.name, async (request) => {
      mustBe(request, ref);
      await carryOut(context, request);
    });
  },
});

export const refuseKeyRequest = defineAction({
  permission: 'DecideKeyRequests',
  operation: 'RefuseKeyRequest',
  input: refuseRequestSchema,
  target,
  run: async ({ environment, caller }, { id, reason, ...ref }) => {
    mustBe(await requireRequest(environment.id, id), ref);
    await refuse(environment.id, id, { decidedBy: caller.name, reason });
  },
});
