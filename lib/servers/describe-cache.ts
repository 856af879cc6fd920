// Remembers DescribeServer answers briefly, since the list needs one per row.

import 'server-only';
import type { DescribedServer } from '@aws-sdk/client-transfer';
import { remember } from '@/lib/transfer/remembered';
import { isMoving } from './rules';

const FRESH_MS = 10_000;

const servers = remember<DescribedServer>('servers', FRESH_MS, ({ State }) => !isMoving(State));

export const describeCached = servers.get;

/** Called by every action that changes a server, so that the next read asks AWS. */
export const forgetDescribed = servers.forget;
