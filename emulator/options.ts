// The command line of the emulator: defaults, and one sentence for each thing that can be wrong with it.

import { createPrivateKey, X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';

export interface PortRange {
  first: number;
  last: number;
}

export interface Options {
  port: number;
  host: string;
  dataDir: string;
  sftpPorts: PortRange;
  /** Of the control connections of FTP and FTPS. */
  ftpPorts: PortRange;
  ftpPassivePorts: PortRange;
  /** Where certificates of servers with FTPS are looked for first. */
  certificateDir?: string;
  as2Ports: PortRange;
  /** Absent where AS2 servers take plain HTTP only. */
  as2Tls?: { cert: string; key: string };
  as2ResponseTimeoutMs: number;
  as2MdnWaitMs: number;
  sftpResponseTimeoutMs: number;
  /** Addresses that stand for Lambda functions, by their ARN. */
  lambdas: Record<string, string>;
  stateDelayMs: number;
  quotasLifted: boolean;
  endWithParent: boolean;
}

export const usage = `Usage: npm run emulator -- [options]
  --port P             port of the API (4580; 0 picks a free one)
  --host H             address to bind to (127.0.0.1); others need signed requests
  --data DIR           folder that holds everything (.data/emulator)
  --sftp-ports A-B     one port for each SFTP server (2200-2239)
  --ftp-ports A-B      one port for each server with FTP or FTPS (2100-2139)
  --ftp-passive-ports A-B  ports of their data connections (8192-8391)
  --certificates DIR   certificates for FTPS, <id>.crt and <id>.key; others are made
  --as2-ports A-B      one port for each AS2 server (5080-5099)
  --as2-tls-certificate F  PEM file; with it AS2 servers take TLS beside plain HTTP
  --as2-tls-key F      PEM file with the private key of that certificate
  --as2-response-timeout-ms N  how long a partner may be silent (350000)
  --as2-mdn-wait-ms N  how long an asynchronous MDN is waited for (3600000)
  --sftp-response-timeout-ms N  how long a connector's SFTP server may be silent (350000)
  --lambda ARN=URL     address that stands for a Lambda function; may be repeated
  --state-delay-ms N   how long STARTING and STOPPING last (1000)
  --no-quotas          lift the service's default quotas
  --end-with-parent    end when the process that started this one is gone`;

/** Throws an Error whose message is the sentence to show. */
export function parseOptions(args: string[]): Options {
  const { values } = parse(args);
  const as2Tls = tlsIdentity(values['as2-tls-certificate'], values['as2-tls-key']);
  return {
    port: wholeNumber('--port', values.port ?? '4580', 0, 65_535),
    host: values.host ?? '127.0.0.1',
    dataDir: values.data ?? '.data/emulator',
    sftpPorts: portRange('--sftp-ports', values['sftp-ports'] ?? '2200-2239'),
    ftpPorts: portRange('--ftp-ports', values['ftp-ports'] ?? '2100-2139'),
    ftpPassivePorts: portRange('--ftp-passive-ports', values['ftp-passive-ports'] ?? '8192-8391'),
    ...(values.certificates !== undefined && { certificateDir: values.certificates }),
    as2Ports: portRange('--as2-ports', values['as2-ports'] ?? '5080-5099'),
    ...(as2Tls && { as2Tls }),
    as2ResponseTimeoutMs: wholeNumber(
      '--as2-response-timeout-ms',
      values['as2-response-timeout-ms'] ?? '350000',
      1,
      3_600_000,
    ),
    as2MdnWaitMs: wholeNumber('--as2-mdn-wait-ms', values['as2-mdn-wait-ms'] ?? '3600000', 1, 604_800_000),
    sftpResponseTimeoutMs: wholeNumber(
      '--sftp-response-timeout-ms',
      values['sftp-response-timeout-ms'] ?? '350000',
      1,
      3_600_000,
    ),
    lambdas: lambdasOf(values.lambda ?? []),
    stateDelayMs: wholeNumber('--state-delay-ms', values['state-delay-ms'] ?? '1000', 0, 3_600_000),
    quotasLifted: values['no-quotas'] ?? false,
    endWithParent: values['end-with-parent'] ?? false,
  };
}

function parse(args: string[]) {
  try {
    return parseArgs({
      args,
      options: {
        port: { type: 'string' },
        host: { type: 'string' },
        data: { type: 'string' },
        'sftp-ports': { type: 'string' },
        'ftp-ports': { type: 'string' },
        'ftp-passive-ports': { type: 'string' },
        certificates: { type: 'string' },
        'as2-ports': { type: 'string' },
        'as2-tls-certificate': { type: 'string' },
        'as2-tls-key': { type: 'string' },
        'as2-response-timeout-ms': { type: 'string' },
        'as2-mdn-wait-ms': { type: 'string' },
        'sftp-response-timeout-ms': { type: 'string' },
        lambda: { type: 'string', multiple: true },
        'state-delay-ms': { type: 'string' },
        'no-quotas': { type: 'boolean' },
        'end-with-parent': { type: 'boolean' },
      },
    });
  } catch (error) {
    const [sentence] = (error as Error).message.split('. ', 1);
    throw new Error(`${sentence}.\n${usage}`);
  }
}

function wholeNumber(option: string, text: string, least: number, most: number): number {
  const value = /^\d{1,9}$/.test(text) ? Number(text) : Number.NaN;
  if (value >= least && value <= most) return value;
  throw new Error(`${option} takes a whole number from ${least} to ${most}, not "${text}".`);
}

function portRange(option: string, text: string): PortRange {
  const [, first, last] = /^(\d{1,5})-(\d{1,5})$/.exec(text)?.map(Number) ?? [];
  if (first && last && first <= last && last <= 65_535) return { first, last };
  throw new Error(`${option} takes two ports such as 2200-2239, not "${text}".`);
}

function lambdasOf(pairs: string[]): Record<string, string> {
  const read = pairs.map((pair) => {
    const [, arn = '', url = ''] = /^(arn:[a-z-]+:lambda:[^=]+)=(.+)$/.exec(pair) ?? [];
    if (URL.canParse(url) && /^https?:$/.test(new URL(url).protocol)) return [arn, url];
    throw new Error(`--lambda takes the ARN of a function, =, and an http address, not "${pair}".`);
  });
  return Object.fromEntries(read);
}

function tlsIdentity(certificate?: string, privateKey?: string): Options['as2Tls'] {
  if (certificate === undefined && privateKey === undefined) return undefined;
  if (certificate === undefined || privateKey === undefined) {
    throw new Error('--as2-tls-certificate and --as2-tls-key are given together.');
  }
  const cert = textOf('--as2-tls-certificate', certificate);
  const key = textOf('--as2-tls-key', privateKey);
  if (fits(cert, key)) return { cert, key };
  throw new Error(`${privateKey} is not the private key of the certificate in ${certificate}.`);
}

function textOf(option: string, path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    throw new Error(`${option}: ${path} cannot be read (${(error as NodeJS.ErrnoException).code}).`);
  }
}

function fits(certificate: string, privateKey: string): boolean {
  try {
    return new X509Certificate(certificate).checkPrivateKey(createPrivateKey(privateKey));
  } catch {
    return false;
  }
}
