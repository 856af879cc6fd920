// The browser's way to a read: one GET, whose failures arrive as TransferFailure.

import { type TransferError, TransferFailure } from '@/lib/transfer/errors';
import type { ReadInput, ReadName, ReadOutput } from './read-query';

function unreachable(): TransferFailure {
  const message = 'The console cannot be reached. Check your connection, then try again.';
  return new TransferFailure({ code: 'Unreachable', kind: 'unreachable', message, fields: [] });
}

export async function fetchRead<Name extends ReadName>(
  name: Name,
  environmentId: string,
  input: ReadInput<Name>,
  signal?: AbortSignal,
): Promise<ReadOutput<Name>> {
  const query = new URLSearchParams({ environment: environmentId, input: JSON.stringify(input) });
  let response: Response;
  try {
    response = await fetch(`/api/read/${name}?${query}`, { signal, headers: { accept: 'application/json' } });
  } catch (error) {
    if (signal?.aborted) throw error;
    throw unreachable();
  }
  const body: unknown = await response.json().catch(() => undefined);
  if (response.ok) return body as ReadOutput<Name>;
  const error = (body as { error?: TransferError } | undefined)?.error;
  throw error ? new TransferFailure(error) : unreachable();
}
