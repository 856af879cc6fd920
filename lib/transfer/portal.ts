// The wrappers around every read and write of the portal, which admit a partner to what its grants name and to nothing else.

import 'server-only';
import { z } from 'zod';
import { recordEvent } from '@/lib/audit/record';
import { getDatabase } from '@/lib/db/database';
import type { Environment } from '@/lib/env';
import { findPartnerVisitor, type PartnerCaller } from '@/lib/partner-caller';
import { type GrantRights, type PortalPermission, reasonAgainstPartner } from '@/lib/permissions';
import { admits } from './admission';
import { admitted, SIGNED_OUT } from './admitted';
import { findEnvironment, type Send, senderFor } from './client';
import { type ActionResult, type TransferError, TransferFailure, toTransferError } from './errors';
import { partnerError, toldToPartner } from './portal-errors';

/** A user of a server that was shared with a partner; its id is all that the portal's addresses and inputs name. */
export interface Grant extends GrantRights {
  id: string;
  partnerId: string;
  serverId: string;
  userName: string;
  environment: Environment;
}

/** Whatever is not the partner's own is answered as if it did not exist. */
const NO_GRANT: TransferError = {
  code: 'UserNotFound',
  kind: 'not-found',
  message: 'There is no such user, or it is no longer shared with you.',
  fields: [],
};

const NO_SECOND_FACTOR: TransferError = {
  code: 'SecondFactorRequired',
  kind: 'denied',
  message: 'You now need a second factor. Reload the page to set it up.',
  fields: [],
};

export async function grantsOf(partnerId: string, grantId?: string): Promise<Grant[]> {
  let query = getDatabase().selectFrom('partnerGrant').selectAll().where('partnerId', '=', partnerId);
  if (grantId !== undefined) query = query.where('id', '=', grantId);
  const rows = await query.orderBy('createdAt').orderBy('id').execute();
  return rows.flatMap(({ environment: environmentId, createdAt: _, ...row }) => {
    const environment = findEnvironment(environmentId);
    if (!environment) return [];
    const rights = {
      mayUpload: row.mayUpload === 1,
      mayDelete: row.mayDelete === 1,
      mayGenerate: row.mayGenerate === 1,
      needsApproval: row.needsApproval === 1,
    };
    return [{ ...row, ...rights, environment }];
  });
}

/** The member of an input that names the grant. */
export const grantRef = z.object({ GrantId: z.string().min(1).max(100) });
type GrantInput = z.ZodType<{ GrantId: string }, { GrantId: string }>;

export interface PortalContext {
  caller: PartnerCaller;
  grant: Grant;
  send: Send;
}

interface PortalDefinition<Schema extends z.ZodType, Value, Context> {
  permission: PortalPermission;
  input: Schema;
  run: (context: Context, input: z.output<Schema>) => Promise<Value>;
}

/** Throws why nobody may go on. */
async function requireContact(): Promise<PartnerCaller> {
  const visitor = await findPartnerVisitor();
  if (!visitor) throw new TransferFailure(SIGNED_OUT);
  if (visitor.lacksSecondFactor) throw new TransferFailure(NO_SECOND_FACTOR);
  return visitor.caller;
}

async function admitPartner<Schema extends z.ZodType>(schema: Schema, rawInput: unknown) {
  const caller = await requireContact();
  const parsed = schema.safeParse(rawInput);
  if (!parsed.success) throw new TransferFailure(NO_GRANT);
  return { caller, input: parsed.data };
}

/** Makes a read of the partner as a whole; the environment that the caller names counts for nothing. */
export function definePortalRead<Schema extends z.ZodType, Value>(
  definition: PortalDefinition<Schema, Value, { caller: PartnerCaller }>,
) {
  const read = async (_environmentId: string, rawInput: z.input<Schema>): Promise<Value> => {
    const { caller, input } = await admitPartner(definition.input, rawInput);
    return toldToPartner(() => definition.run({ caller }, input));
  };
  return admits({ permission: definition.permission, about: 'contact' }, read);
}

/** Makes a read of one user that was shared. */
export function defineGrantRead<Schema extends GrantInput, Value>(
  definition: PortalDefinition<Schema, Value, PortalContext>,
) {
  const read = async (_environmentId: string, rawInput: z.input<Schema>): Promise<Value> => {
    const { caller, input } = await admitPartner(definition.input, rawInput);
    const [grant] = await grantsOf(caller.partnerId, input.GrantId);
    if (!grant || reasonAgainstPartner(grant, definition.permission)) throw new TransferFailure(NO_GRANT);
    return toldToPartner(() => definition.run({ caller, grant, send: senderFor(grant.environment) }, input));
  };
  return admits({ permission: definition.permission, about: 'grant' }, read);
}

interface GrantWrite<Schema extends z.ZodType, Value> extends PortalDefinition<Schema, Value, PortalContext> {
  /** As audited; where changes need approval, what is done may be a request instead. */
  operation: string | ((grant: Pick<Grant, 'needsApproval'>) => string);
  /** What follows the user in the audited target: a key's id. */
  targetPart?: (input: z.output<Schema>) => string;
}

function told<Value>(result: ActionResult<Value>): ActionResult<Value> {
  return result.ok ? result : { ok: false, error: partnerError(result.error) };
}

/** Makes a server action on one user that was shared. Never throws; callable by anyone on the network. */
export function defineGrantAction<Schema extends GrantInput, Value>(definition: GrantWrite<Schema, Value>) {
  const action = async (rawInput: z.input<Schema>): Promise<ActionResult<Value>> => {
    try {
      const caller = await requireContact();
      const { permission, run, targetPart } = definition;
      const named = grantRef.safeParse(rawInput);
      const [grant] = named.success ? await grantsOf(caller.partnerId, named.data.GrantId) : [];
      if (!grant) {
        const error = { errorCode: NO_GRANT.code, errorMessage: NO_GRANT.message };
        await recordEvent(caller, { operation: permission, target: '', result: 'refused', ...error });
        return { ok: false, error: NO_GRANT };
      }
      const operation =
        typeof definition.operation === 'string' ? definition.operation : definition.operation(grant);
      const parsed = definition.input.safeParse(rawInput);
      const user = `${grant.serverId}/${grant.userName}`;
      const part = parsed.success && targetPart ? `/${targetPart(parsed.data)}` : '';
      return told(
        await admitted({
          actor: caller,
          environment: grant.environment,
          operation,
          target: `${user}${part}`,
          parsed,
          refusal: reasonAgainstPartner(grant, permission),
          run: (send, input) => run({ caller, grant, send }, input),
        }),
      );
    } catch (thrown) {
      const error = toTransferError(thrown);
      if (error.code === 'InternalError') console.error(thrown);
      return { ok: false, error: partnerError(error) };
    }
  };
  const { permission, operation } = definition;
  const named = typeof operation === 'string' ? () => operation : operation;
  const operations = [named({ needsApproval: false }), named({ needsApproval: true })];
  return admits({ permission, operations, about: 'grant' }, action);
}
