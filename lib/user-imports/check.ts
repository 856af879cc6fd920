// Checks a file of users against the rules, the key policy and what the server has; nothing is changed.

import 'server-only';
import { policyOf } from '@/lib/key-policies/store';
import { describeCached } from '@/lib/servers/describe-cache';
import { identityProviderName } from '@/lib/servers/rules';
import { suspensionsOf } from '@/lib/suspensions/store';
import type { ActionContext } from '@/lib/transfer/action';
import { TransferFailure } from '@/lib/transfer/errors';
import { knownUsers } from './known-users';
import { parseRows } from './parse-rows';
import { type PlannedUser, planImport } from './plan';
import type { CheckedImport } from './rules';
import type { CheckImport } from './schema';

export interface Checked {
  shown: CheckedImport;
  planned: PlannedUser[];
}

const none = (problem: string): Checked => ({
  shown: { problem, rows: [], ignored: [], users: 0, uncompared: 0 },
  planned: [],
});

export async function checkFile(
  { send, environment }: Pick<ActionContext, 'send' | 'environment'>,
  { ServerId: serverId, text, layout, Role: defaultRole }: CheckImport,
): Promise<Checked> {
  const server = await describeCached({ send, environment }, serverId);
  const provider = server.IdentityProviderType ?? 'SERVICE_MANAGED';
  if (provider !== 'SERVICE_MANAGED') {
    const message = `The users of this server live elsewhere: its identity provider is ${identityProviderName(provider)}.`;
    throw new TransferFailure({ code: 'UsersLiveElsewhere', kind: 'conflict', message, fields: [] });
  }
  const file = parseRows(text);
  if ('problem' in file) return none(file.problem);
  const named = new Set(file.rows.map(({ cells }) => cells.username));
  const known = await knownUsers(send, serverId, named);
  for (const name of (await suspensionsOf(environment.id, serverId, [...known.keys()])).keys()) {
    const user = known.get(name);
    if (user) user.isSuspended = true;
  }
  const policy = await policyOf(environment.id);
  const domain = server.Domain ?? 'S3';
  const { rows, users } = planImport(file.rows, { serverId, domain, layout, defaultRole, policy }, known);
  const uncompared = [...known.values()].filter(({ fingerprints }) => !fingerprints).length;
  const { size } = new Set(rows.map(({ userName }) => userName));
  return { shown: { rows, ignored: file.ignored, users: size, uncompared }, planned: users };
}
