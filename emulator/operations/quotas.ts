// The service's default quotas that the emulator holds to, and their refusal.

import { InvalidRequestException } from '../wire/errors';
import type { Context } from './operation';

const quotas = {
  servers: 50,
  usersPerServer: 10_000,
  accessesPerServer: 100,
  sshPublicKeysPerUser: 50,
  homeDirectoryMappingsPerUser: 2_000,
  hostKeysPerServer: 10,
  tagsPerResource: 50,
  certificates: 1_000,
  certificatesPerProfile: 10,
  profiles: 1_000,
  agreements: 100,
  as2Connectors: 100,
  sftpConnectors: 100,
  webApps: 10,
  workflows: 10,
};

/** Refuses one more where `present` fills the quota. The service does not say which error it gives. */
export function refuseAboveQuota(context: Context, quota: keyof typeof quotas, present: number): void {
  if (context.services.quotasLifted || present < quotas[quota]) return;
  const what = quota
    .replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`)
    .replace('as2', 'AS2')
    .replace('sftp', 'SFTP');
  throw new InvalidRequestException(`Limit exceeded: ${quotas[quota]} ${what}`);
}
