// The wrappers around reads and writes about one's own account: for members and contacts of partners alike, and for nobody else.

import 'server-only';
import type { z } from 'zod';
import { findVisitor } from '@/lib/caller';
import { findPartnerVisitor } from '@/lib/partner-caller';
import { type AccountRole, PARTNER_ROLE } from '@/lib/permissions';
import { admits } from './admission';
import { admitted, refusal, SIGNED_OUT } from './admitted';
import { type ActionResult, type TransferError, TransferFailure, toTransferError } from './errors';
import { partnerError } from './portal-errors';

/** Whoever is signed in, as far as it is about the account alone. */
export interface AccountOwner {
  userId: string;
  name: string;
  email: string;
  role: AccountRole;
  sessionId: string;
  address: string | null;
}

interface OwnDefinition<Schema extends z.ZodType, Value> {
  input: Schema;
  run: (owner: AccountOwner, input: z.output<Schema>) => Promise<Value>;
}

const permission = 'ManageOwnAccount';

const NO_SECOND_FACTOR = refusal(
  'SecondFactorRequired',
  'denied',
  'You now need a second factor. Reload the page to set it up.',
);

/** Throws why nobody may go on. */
async function admitOwner(beforeSecondFactor = false): Promise<AccountOwner> {
  const visitor = (await findVisitor()) ?? (await findPartnerVisitor());
  if (!visitor) throw new TransferFailure(SIGNED_OUT);
  if (visitor.lacksSecondFactor && !beforeSecondFactor) throw new TransferFailure(NO_SECOND_FACTOR);
  return visitor.caller;
}

function told(error: TransferError, owner: AccountOwner | undefined): TransferError {
  return owner?.role === PARTNER_ROLE ? partnerError(error) : error;
}

/** Makes a read of one's own account; the environment that the caller names counts for nothing. */
export function defineOwnRead<Schema extends z.ZodType, Value>({ input, run }: OwnDefinition<Schema, Value>) {
  const read = async (_environmentId: string, rawInput: z.input<Schema>): Promise<Value> => {
    const owner = await admitOwner();
    const parsed = input.safeParse(rawInput);
    if (!parsed.success)
      throw new TransferFailure(refusal('InvalidInput', 'validation', 'There is no such thing.'));
    return run(owner, parsed.data);
  };
  return admits({ permission, about: 'account' }, read);
}

interface OwnWrite<Schema extends z.ZodType, Value> extends OwnDefinition<Schema, Value> {
  /** As audited. */
  operation: string;
  /** For what sets up a second factor: allowed to who must have one that is not there yet. */
  beforeSecondFactor?: boolean;
}

/** Makes a server action on one's own account. Never throws; callable by anyone on the network. */
export function defineOwnAction<Schema extends z.ZodType, Value>(definition: OwnWrite<Schema, Value>) {
  const { input: schema, run, operation, beforeSecondFactor } = definition;
  const action = async (rawInput: z.input<Schema>): Promise<ActionResult<Value>> => {
    let owner: AccountOwner | undefined;
    try {
      const actor = await admitOwner(beforeSecondFactor);
      owner = actor;
      const answer = await admitted({
        actor,
        environment: undefined,
        operation,
        target: '',
        parsed: schema.safeParse(rawInput),
        refusal: undefined,
        run: (_send, input) => run(actor, input),
      });
      return answer.ok ? answer : { ok: false, error: told(answer.error, actor) };
    } catch (thrown) {
      const error = toTransferError(thrown);
      if (error.code === 'InternalError') console.error(thrown);
      return { ok: false, error: told(error, owner) };
    }
  };
  return admits({ permission, about: 'account', operations: [operation], beforeSecondFactor }, action);
}
