// An emulator with a connector's two sides, and partners beside it that answer as a test tells them.

import { ListObjectsV2Command, type S3Client } from '@aws-sdk/client-s3';
import type {
  As2ConnectorConfig,
  ConnectorFileTransferResult,
  CreateConnectorCommandInput,
  TransferClient,
} from '@aws-sdk/client-transfer';
import { type Partner, startPartner } from './as2-partner';
import { newConnector, type Parties } from './as2-setup';
import { outcome, partiesWith, type SendOptions, start } from './file-transfer-setup';
import { type Emulator, startEmulator, temporaryFolder, transferClient } from './harness';
import { type NewCertificate, newCertificate, newRsaKey } from './new-certificate';
import { get, put, s3Client } from './s3-client';

export const source = '/box/out/order.edi';
export const content = 'UNA:+.? ';

export const identity = ({ certificate, privateKey }: NewCertificate) => ({ certificate, privateKey });
export const newIdentity = (name: string) => newCertificate({ name, key: newRsaKey(2048) });

export interface World {
  folder: string;
  emulator: Emulator;
  client: TransferClient;
  s3: S3Client;
  own: NewCertificate;
  theirs: NewCertificate;
  partner: Partner;
  /** The same partner over TLS, with a certificate of its own making that its profile holds. */
  secure: Partner;
  parties: Parties;
  /** Makes the partners answer properly again, and forget. */
  reset(): void;
  connector(config?: As2ConnectorConfig, input?: Partial<CreateConnectorCommandInput>): Promise<string>;
  send(connector: string, path?: string, options?: SendOptions): Promise<Sent>;
  /** The names and texts of what was put beside the sources of a transfer. */
  resultFiles(transferId: string): Promise<Record<string, string>>;
  close(): Promise<void>;
}

export type Sent = Partial<ConnectorFileTransferResult> & { transferId: string };

export async function startWorld(args: string[] = []): Promise<World> {
  const folder = temporaryFolder();
  const [own, theirs] = [newIdentity('us'), newIdentity('them')];
  const tls = newIdentity('localhost');
  const emulator = await startEmulator({ dataDir: folder.path, args });
  const client = transferClient(emulator.endpoint);
  const s3 = s3Client(emulator.endpoint);
  const keys = { own: identity(theirs), sender: own.certificate };
  const partner = await startPartner(keys);
  const secure = await startPartner({ ...keys, tls: identity(tls) });
  const proper = [partner, secure].map(({ answer }) => answer);
  const parties = await partiesWith(client, own, theirs, { tls });
  await put(s3, 'box', 'out/order.edi', content);
  return {
    folder: folder.path,
    emulator,
    client,
    s3,
    own,
    theirs,
    partner,
    secure,
    parties,
    reset() {
      for (const [index, one] of [partner, secure].entries()) {
        one.answer = proper[index] ?? one.answer;
        one.received.length = 0;
      }
    },
    connector: (As2Config = {}, input = {}) =>
      newConnector(client, parties, { Url: partner.url, ...input, As2Config }),
    async send(connector, path = source, options = {}) {
      const transferId = await start(client, connector, [path], options);
      const [result] = await outcome(client, connector, transferId);
      return { ...result, transferId };
    },
    async resultFiles(transferId) {
      const { Contents = [] } = await s3.send(new ListObjectsV2Command({ Bucket: 'box' }));
      const keys = Contents.map(({ Key = '' }) => Key).filter((key) => key.includes(transferId));
      const entries = keys.map(async (key) => [key, (await get(s3, 'box', key)).toString()] as const);
      return Object.fromEntries(await Promise.all(entries));
    },
    async close() {
      await Promise.all([partner.close(), secure.close()]);
      await emulator.stop();
      folder.remove();
    },
  };
}
