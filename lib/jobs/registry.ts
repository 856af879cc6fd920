// Every kind of job by its name, so that one which a restart interrupted is gone on with.

import 'server-only';
import { removePartnerKeysJob } from '@/lib/partners/remove-keys-job';
import { partnerSetUp } from '@/lib/trading-partners/set-up-job';
import type { AnyJobDefinition } from './definition';

const definitions: AnyJobDefinition[] = [partnerSetUp, removePartnerKeysJob];

export function definitionOf(kind: string): AnyJobDefinition | undefined {
  return definitions.find((definition) => definition.kind === kind);
}
