// Files over FTP and FTPS with curl, and many small ones over one connection with lftp, where they are installed.
import { once } from 'node:events';
import { mkdirSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { findProgram, runCommand } from '../scripts/command.mjs';
import { emulatorIn, onlineServer, role, temporaryFolder } from './world.mjs';

const LARGE_MB = 200;
const SMALL_FILES = 1_000;
const ROUNDS = 3;
const FUNCTION = 'arn:aws:lambda:us-east-1:123456789012:function:everybody';
const CERTIFICATE = 'arn:aws:acm:us-east-1:123456789012:certificate/0a1b2c3d';
const PORTS = ['--ftp-ports', '24080-24089', '--ftp-passive-ports', '24500-24699'];
const [USER, PASSWORD] = ['bench', 'secret'];

/** An identity provider that lets everybody in. */
async function startProvider() {
  const answer = JSON.stringify({ Role: role, HomeDirectory: '/bench/home' });
  const provider = createServer((_request, response) => response.end(answer)).listen(0, '127.0.0.1');
  await once(provider, 'listening');
  const address = provider.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  return { url: `http://127.0.0.1:${port}`, stop: () => provider.close() };
}

/** The best of some rounds, in seconds. @param {string} program @param {string[]} args @param {string} cwd */
async function timed(program, args, cwd) {
  let best = Number.POSITIVE_INFINITY;
  for (let round = 0; round < ROUNDS; round++) {
    const start = performance.now();
    const { code, output } = await runCommand(program, args, { quiet: true, cwd });
    if (code !== 0) throw new Error(`${program} failed:\n${output.slice(-2000)}`);
    best = Math.min(best, (performance.now() - start) / 1_000);
  }
  return best;
}

/** @param {string} folder @param {number} port @param {boolean} tls */
async function largeFiles(folder, port, tls) {
  const address = `ftp://127.0.0.1:${port}//bench/home/large`;
  const args = ['-sS', '--user', `${USER}:${PASSWORD}`, ...(tls ? ['--ssl-reqd', '--insecure'] : [])];
  const name = tls ? 'FTPS' : 'FTP';
  const speed = (/** @type {number} */ seconds) => `${(LARGE_MB / seconds).toFixed(0)} MB/s`;
  return [
    {
      what: `${name}: put 200 MB`,
      figure: speed(await timed('curl', [...args, '-T', 'large', address], folder)),
    },
    {
      what: `${name}: get 200 MB`,
      figure: speed(await timed('curl', [...args, '-o', 'back', address], folder)),
    },
  ];
}

/** Each file is a data connection of its own. @param {string} folder @param {number} port @param {boolean} tls */
async function smallFiles(folder, port, tls) {
  const name = `${tls ? 'FTPS' : 'FTP'}: put 1,000 files of 1 KB`;
  if (!findProgram(['lftp'])) return { what: name, figure: 'not measured: no lftp here' };
  const settings = `set ssl:verify-certificate no; set ftp:ssl-allow ${tls}; set ftp:ssl-force ${tls}; set ftp:ssl-protect-data ${tls}`;
  const open = `open -u ${USER},${PASSWORD} -p ${port} ftp://127.0.0.1`;
  const script = `${settings}; ${open}; mirror -R --transfer-all small ${tls ? 'tls' : 'clear'}; exit`;
  const seconds = await timed('lftp', ['-c', script], folder);
  return { what: name, figure: `${(SMALL_FILES / seconds).toFixed(0)} files/s` };
}

export async function measure() {
  if (!findProgram(['curl'])) return [{ what: 'FTP', figure: 'not measured: no curl here' }];
  const { path, remove } = temporaryFolder();
  const provider = await startProvider();
  const emulator = await emulatorIn(path, 0, ['--lambda', `${FUNCTION}=${provider.url}`, ...PORTS]);
  try {
    mkdirSync(join(path, 'small'));
    writeFileSync(join(path, 'large'), Buffer.alloc(LARGE_MB * 1024 * 1024, 'transfer '));
    for (let i = 0; i < SMALL_FILES; i++)
      writeFileSync(join(path, 'small', `file-${i}`), Buffer.alloc(1024, i % 256));
    const serverId = await onlineServer(emulator.client, {
      Protocols: ['FTP', 'FTPS'],
      EndpointType: 'VPC',
      EndpointDetails: { VpcId: 'vpc-1', SubnetIds: ['subnet-1'] },
      IdentityProviderType: 'AWS_LAMBDA',
      IdentityProviderDetails: { Function: FUNCTION },
      Certificate: CERTIFICATE,
    });
    const endpoints = await (await fetch(`${emulator.url}/_emulator/endpoints`)).json();
    const { port } = endpoints[serverId].FTPS;
    const rows = [];
    for (const tls of [false, true]) {
      rows.push(...(await largeFiles(path, port, tls)), await smallFiles(path, port, tls));
    }
    return rows;
  } finally {
    await emulator.stop();
    provider.stop();
    remove();
  }
}
