// What the AS2 benchmark stands on: certificates, an AS2 server, a connector, and a partner that keeps what it is sent.
import { execFileSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import {
  CreateAgreementCommand,
  CreateConnectorCommand,
  CreateProfileCommand,
  CreateServerCommand,
  ImportCertificateCommand,
  ListFileTransferResultsCommand,
  StartFileTransferCommand,
} from '@aws-sdk/client-transfer';
import { role } from './world.mjs';

const PATHS_AT_ONCE = 10;
const POLL_MS = 5;

/** @typedef {Awaited<ReturnType<typeof import('./world.mjs').emulatorIn>>} Emulator */
/** @typedef {{ certificate: string, privateKey: string }} Identity */
/** @typedef {{ LocalProfileId: string, PartnerProfileId: string }} Parties */
/** @typedef {{ headers: Record<string, string>, body: Buffer }} Message */

const pause = () => new Promise((resolve) => setTimeout(resolve, POLL_MS));

/** @param {string} folder @param {string} name @returns {Identity} */
export function newIdentity(folder, name) {
  const [certificate, key] = ['crt', 'key'].map((ending) => join(folder, `${name}.${ending}`));
  const made = ['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-days', '1', '-subj', `/CN=${name}`];
  execFileSync('openssl', [...made, '-out', certificate ?? '', '-keyout', key ?? ''], { stdio: 'pipe' });
  return {
    certificate: readFileSync(certificate ?? '', 'utf8'),
    privateKey: readFileSync(key ?? '', 'utf8'),
  };
}

/** @param {Emulator} emulator @param {{ id: string, own: Identity, partnerId: string, partner: { certificate: string } }} who @returns {Promise<Parties>} */
export async function newParties({ client }, { id, own, partnerId, partner }) {
  /** @param {{ certificate: string, privateKey?: string }} identity */
  const certificates = ({ certificate: Certificate, privateKey: PrivateKey }) =>
    Promise.all(
      /** @type {const} */ (['SIGNING', 'ENCRYPTION']).map(async (Usage) => {
        const imported = await client.send(new ImportCertificateCommand({ Usage, Certificate, PrivateKey }));
        return imported.CertificateId ?? '';
      }),
    );
  /** @param {'LOCAL' | 'PARTNER'} ProfileType @param {string} As2Id @param {string[]} CertificateIds */
  const profile = async (ProfileType, As2Id, CertificateIds) =>
    (await client.send(new CreateProfileCommand({ ProfileType, As2Id, CertificateIds }))).ProfileId ?? '';
  return {
    LocalProfileId: await profile('LOCAL', id, await certificates(own)),
    PartnerProfileId: await profile(
      'PARTNER',
      partnerId,
      await certificates({ certificate: partner.certificate }),
    ),
  };
}

/** An ONLINE AS2 server that takes the partner's messages; gives its URL. @param {Emulator} emulator @param {Parties} parties */
export async function as2Server({ client, url }, parties) {
  const { ServerId = '' } = await client.send(
    new CreateServerCommand({
      EndpointType: 'VPC',
      EndpointDetails: { VpcId: 'vpc-1', SubnetIds: ['subnet-1'] },
      Protocols: ['AS2'],
      ProtocolDetails: { As2Transports: ['HTTP'] },
    }),
  );
  await client.send(
    new CreateAgreementCommand({ ServerId, ...parties, AccessRole: role, BaseDirectory: '/inbound' }),
  );
  for (;;) {
    const endpoints = await (await fetch(`${url}/_emulator/endpoints`)).json();
    const as2 = endpoints[ServerId]?.AS2;
    if (as2) return `http://${as2.host}:${as2.port}/`;
    await pause();
  }
}

/** @param {Emulator} emulator @param {Parties} parties @param {string} Url @param {'SYNC' | 'NONE'} MdnResponse */
export async function connectorTo({ client }, parties, Url, MdnResponse) {
  const As2Config = {
    ...parties,
    MdnResponse,
    Compression: /** @type {const} */ ('DISABLED'),
    EncryptionAlgorithm: /** @type {const} */ ('AES256_CBC'),
    SigningAlgorithm: /** @type {const} */ ('SHA256'),
  };
  const made = await client.send(new CreateConnectorCommand({ Url, AccessRole: role, As2Config }));
  return made.ConnectorId ?? '';
}

/** Sends one file so many times; gives the seconds until the last is done. @param {Emulator} emulator @param {string} ConnectorId @param {string} path @param {number} count */
export async function sendAll({ client }, ConnectorId, path, count) {
  const start = performance.now();
  const transfers = [];
  for (let left = count; left > 0; left -= PATHS_AT_ONCE) {
    const SendFilePaths = Array(Math.min(left, PATHS_AT_ONCE)).fill(path);
    const { TransferId } = await client.send(new StartFileTransferCommand({ ConnectorId, SendFilePaths }));
    transfers.push(TransferId ?? '');
  }
  for (const TransferId of transfers) {
    for (;;) {
      const { FileTransferResults: results = [] } = await client.send(
        new ListFileTransferResultsCommand({ ConnectorId, TransferId }),
      );
      const failed = results.find(({ StatusCode }) => StatusCode === 'FAILED');
      if (failed) throw new Error(`${failed.FailureCode}: ${failed.FailureMessage}`);
      if (results.every(({ StatusCode }) => StatusCode === 'COMPLETED')) break;
      await pause();
    }
  }
  return (performance.now() - start) / 1000;
}

/** A partner that takes everything and keeps the last message. */
export async function startSink() {
  /** @type {Message | undefined} */
  let last;
  const server = createServer(async (request, response) => {
    const body = await buffer(request);
    last = { headers: /** @type {Record<string, string>} */ (request.headers), body };
    response.writeHead(200).end();
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
  return {
    url: `http://127.0.0.1:${port}/`,
    last() {
      if (!last) throw new Error('No message came.');
      return last;
    },
    close() {
      server.closeAllConnections();
      server.close();
    },
  };
}

/** A file of so many bytes in the emulator's bucket; gives its path. @param {string} folder @param {string} name @param {number} bytes */
export function outgoingFile(folder, name, bytes) {
  const bucket = join(folder, 'emulator-0', 'buckets', 'outbox');
  mkdirSync(bucket, { recursive: true });
  writeFileSync(join(bucket, name), Buffer.alloc(bytes, 'UNB+UNOC:3+ALPHA+BETA+261122:0700+1 '));
  return `/outbox/${name}`;
}

/** The most memory of a process since the last call, in MB; undefined where the system does not tell. @param {number} pid */
export function peakMemory(pid) {
  try {
    const peak = /^VmHWM:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
    writeFileSync(`/proc/${pid}/clear_refs`, '5');
    return Math.round(Number(peak) / 1024);
  } catch {
    return undefined;
  }
}
