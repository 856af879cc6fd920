// The read of last logins: looks into the log once, then tells what is known.

import 'server-only';
import { z } from 'zod';
import { serverId, userName } from '@/lib/fields/leaves';
import { defineRead } from '@/lib/transfer/read';
import { readLogins } from './read-log';
import type { LastLogin, LastLogins } from './rules';
import { findLog, loginsOf } from './store';

export const listLastLogins = defineRead({
  permission: 'DescribeServer',
  input: z.object({ serverId, userName: userName.optional() }),
  run: async (context, input): Promise<LastLogins> => {
    const where = { environment: context.environment.id, serverId: input.serverId };
    const silence = await readLogins(context, input.serverId);
    const [log, logins] = await Promise.all([findLog(where), loginsOf(where, input.userName)]);
    const users: Record<string, LastLogin> = {};
    const keys: Record<string, LastLogin> = {};
    for (const { userName: name, fingerprint, at, address } of logins) {
      if (fingerprint === '') users[name] = { at, address };
      else keys[fingerprint] = { at, address };
    }
    return {
      users,
      keys,
      ...(log && { since: log.since, until: log.until }),
      behind: log?.nextToken != null,
      ...(silence && { silence }),
    };
  },
});
