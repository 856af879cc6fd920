// The one GET endpoint for reads: finds the read by its name and answers with its JSON or its error.

import { type Caller, findCaller } from '@/lib/caller';
import { handOverKey, takeUnfinished } from '@/lib/query/hand-over';
import { reads } from '@/lib/query/read-registry';
import { type ErrorKind, TransferFailure, toTransferError } from '@/lib/transfer/errors';

const STATUS: Record<ErrorKind, number> = {
  validation: 400,
  'signed-out': 401,
  denied: 403,
  'not-found': 404,
  conflict: 409,
  throttled: 429,
  failed: 500,
  unreachable: 502,
  'outcome-unknown': 504,
};

const NO_STORE = { 'cache-control': 'no-store' };

type AnyRead = (environmentId: string, input: unknown) => Promise<unknown>;

function parseInput(text: string | null): unknown {
  try {
    return JSON.parse(text ?? '{}');
  } catch {
    return undefined;
  }
}

/** What the page that this browser has just loaded is still waiting for. */
function begun(caller: Caller | undefined, name: string, environmentId: string, input: unknown) {
  return caller && takeUnfinished(handOverKey(caller.sessionId, name, environmentId, input));
}

export async function GET(
  request: Request,
  { params }: { params: Promise<{ name: string }> },
): Promise<Response> {
  const { name } = await params;
  const { searchParams } = new URL(request.url);
  try {
    if (!Object.hasOwn(reads, name)) {
      const message = 'There is no such read.';
      throw new TransferFailure({ code: 'UnknownRead', kind: 'not-found', message, fields: [] });
    }
    const environmentId = searchParams.get('environment') ?? '';
    const input = parseInput(searchParams.get('input'));
    const value = await (begun(await findCaller(), name, environmentId, input) ??
      (reads[name as keyof typeof reads] as AnyRead)(environmentId, input));
    return Response.json(value, { headers: NO_STORE });
  } catch (thrown) {
    const error = toTransferError(thrown);
    if (error.code === 'InternalError') console.error(thrown);
    return Response.json({ error }, { status: STATUS[error.kind], headers: NO_STORE });
  }
}
