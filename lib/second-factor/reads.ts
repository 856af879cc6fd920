// Reads about one's own second factor.

import 'server-only';
import { z } from 'zod';
import { getAuth } from '@/lib/auth/auth';
import { rolesWithSecondFactor } from '@/lib/auth/required-factor';
import { getDatabase } from '@/lib/db/database';
import { defineOwnRead } from '@/lib/transfer/own-account';

export interface OwnSecondFactor {
  isOn: boolean;
  /** The member's role demands one, so that it cannot stay off. */
  isRequired: boolean;
  backupCodesLeft: number;
}

export const describeOwnSecondFactor = defineOwnRead({
  input: z.object({}),
  run: async ({ userId, role }): Promise<OwnSecondFactor> => {
    const user = await getDatabase()
      .selectFrom('user')
      .select('twoFactorEnabled')
      .where('id', '=', userId)
      .executeTakeFirst();
    const isOn = Boolean(user?.twoFactorEnabled);
    const isRequired = (await rolesWithSecondFactor()).includes(role);
    if (!isOn) return { isOn, isRequired, backupCodesLeft: 0 };
    const { backupCodes } = await getAuth().api.viewBackupCodes({ body: { userId } });
    return { isOn, isRequired, backupCodesLeft: backupCodes.length };
  },
});
