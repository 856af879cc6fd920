// Arranges a connector to a partner with certificates on both sides, and follows what it sends.

import {
  type CertificateUsageType,
  type ConnectorFileTransferResult,
  CreateProfileCommand,
  ImportCertificateCommand,
  ListFileTransferResultsCommand,
  type ProfileType,
  StartFileTransferCommand,
  type StartFileTransferCommandInput,
  type TransferClient,
} from '@aws-sdk/client-transfer';
import { vi } from 'vitest';
import type { Parties } from './as2-setup';
import type { NewCertificate } from './new-certificate';

export async function importCertificate(
  client: TransferClient,
  Usage: CertificateUsageType,
  { certificate, privateKey }: { certificate: string; privateKey?: string },
  dates: { ActiveDate?: Date; InactiveDate?: Date } = {},
): Promise<string> {
  const command = new ImportCertificateCommand({
    Usage,
    Certificate: certificate,
    PrivateKey: privateKey,
    ...dates,
  });
  return (await client.send(command)).CertificateId ?? '';
}

export async function profileWith(
  client: TransferClient,
  ProfileType: ProfileType,
  As2Id: string,
  CertificateIds: string[],
): Promise<string> {
  const command = new CreateProfileCommand({ ProfileType, As2Id, CertificateIds });
  return (await client.send(command)).ProfileId ?? '';
}

/** Both sides with one key each for signing and encrypting. */
export async function partiesWith(
  client: TransferClient,
  own: NewCertificate,
  partner: NewCertificate,
  more: { ownId?: string; partnerId?: string; tls?: NewCertificate } = {},
): Promise<Parties> {
  const both = ['SIGNING', 'ENCRYPTION'] as const;
  const imported = async (certificate: { certificate: string; privateKey?: string }) =>
    Promise.all(both.map((usage) => importCertificate(client, usage, certificate)));
  const partners = await imported({ certificate: partner.certificate });
  if (more.tls) {
    partners.push(await importCertificate(client, 'TLS', { certificate: more.tls.certificate }));
  }
  return {
    LocalProfileId: await profileWith(client, 'LOCAL', more.ownId ?? 'US', await imported(own)),
    PartnerProfileId: await profileWith(client, 'PARTNER', more.partnerId ?? 'THEM', partners),
  };
}

export type SendOptions = Partial<StartFileTransferCommandInput>;

export async function start(
  client: TransferClient,
  ConnectorId: string,
  SendFilePaths: string[],
  options: SendOptions = {},
): Promise<string> {
  const command = new StartFileTransferCommand({ ConnectorId, SendFilePaths, ...options });
  return (await client.send(command)).TransferId ?? '';
}

export async function results(
  client: TransferClient,
  ConnectorId: string,
  TransferId: string,
): Promise<ConnectorFileTransferResult[]> {
  const command = new ListFileTransferResultsCommand({ ConnectorId, TransferId });
  return (await client.send(command)).FileTransferResults ?? [];
}

/** What became of every file, once all are done. */
export function outcome(
  client: TransferClient,
  ConnectorId: string,
  TransferId: string,
): Promise<ConnectorFileTransferResult[]> {
  return vi.waitUntil(
    async () => {
      const all = await results(client, ConnectorId, TransferId);
      const done = all.every(({ StatusCode }) => StatusCode === 'COMPLETED' || StatusCode === 'FAILED');
      return done ? all : undefined;
    },
    { timeout: 20_000, interval: 10 },
  );
}

/** Where an AS2 server takes messages, once it does. */
export async function as2Url(emulator: string, serverId: string): Promise<string> {
  const { host, port } = await vi.waitUntil(
    async () => {
      const answer = await fetch(`${emulator}/_emulator/endpoints`);
      const endpoints = (await answer.json()) as Record<string, { AS2: { host: string; port: number } }>;
      return endpoints[serverId]?.AS2;
    },
    { timeout: 20_000, interval: 10 },
  );
  return `http://${host}:${port}/`;
}
