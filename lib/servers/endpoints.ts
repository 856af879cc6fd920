// Asks an environment outside AWS where its servers listen: the only place that knows of such environments.

import 'server-only';
import { z } from 'zod';
import type { Environment } from '@/lib/env';
import { TransferFailure } from '@/lib/transfer/errors';
import type { Endpoints } from './rules';

const hostAndPort = z.object({ host: z.string(), port: z.number() });
const protocol = z.enum(['SFTP', 'FTP', 'FTPS', 'AS2']);
const answerSchema = z.record(z.string(), z.partialRecord(protocol, hostAndPort));

const TIMEOUT_MS = 3_000;

export async function readEndpoints({ endpoint, region }: Environment): Promise<Endpoints> {
  if (!endpoint) return { region };
  let response: Response;
  try {
    response = await fetch(new URL('/_emulator/endpoints', endpoint), {
      signal: AbortSignal.timeout(TIMEOUT_MS),
      cache: 'no-store',
    });
  } catch {
    const message = 'The endpoint of this environment cannot be reached, so ports are not known.';
    throw new TransferFailure({ code: 'Unreachable', kind: 'unreachable', message, fields: [] });
  }
  // An endpoint of AWS itself, such as one inside a VPC, answers with an error here.
  const answer = answerSchema.safeParse(
    response.ok ? await response.json().catch(() => undefined) : undefined,
  );
  return answer.success ? { region, listening: answer.data } : { region };
}
