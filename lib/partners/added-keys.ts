// The keys that a partner added from the portal and that are still there.

import 'server-only';
import { getDatabase } from '@/lib/db/database';

export interface AddedKey {
  environment: string;
  serverId: string;
  userName: string;
  sshPublicKeyId: string;
  fingerprint: string;
  label: string;
}

export function keysAddedBy(partnerId: string): Promise<AddedKey[]> {
  return getDatabase()
    .selectFrom('keyNote')
    .select(['environment', 'serverId', 'userName', 'sshPublicKeyId', 'fingerprint', 'label'])
    .where('addedByPartnerId', '=', partnerId)
    .where('vanishedAt', 'is', null)
    .orderBy('serverId')
    .orderBy('userName')
    .orderBy('addedAt')
    .execute();
}
