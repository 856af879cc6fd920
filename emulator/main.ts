// Starts the emulator: options, store, data plane and API, in that order, and ends them in the other.

import { once } from 'node:events';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { createAs2DataPlane } from './as2/inbound/data-plane';
import { createMessageJobs } from './as2/job-pool';
import { OutboundEngine } from './as2/outbound/engine';
import { SftpEngine } from './connectors/sftp-engine';
import { createFtpDataPlane } from './ftp/data-plane';
import { createLifecycle } from './lifecycle/lifecycle';
import { watchParent } from './lifecycle/parent-watch';
import { combineDataPlanes } from './lifecycle/protocols';
import { openLogStore } from './logs/log-store';
import { createLogsApi } from './logs/logs-api';
import { transferApi } from './operations/transfer-api';
import { type Options, parseOptions } from './options';
import { createS3Api } from './s3/s3-api';
import type { As2, Clock, Services, Upload } from './services';
import { createSftpDataPlane } from './sftp/data-plane';
import { S3Storage } from './storage/s3-storage';
import { openStore } from './store/sqlite-store';
import { isLoopback } from './wire/hosts';
import { createHttpServer } from './wire/http-server';
import { loadKeyPair } from './wire/key-pair';
import { WorkflowEngine } from './workflows/engine';

/** Requests under way get this long when the emulator is told to end. */
const graceMs = 2000;
/** And whatever then does not end is left to the kernel: answered writes are on disk. */
const deadlineMs = 10_000;

async function run(options: Options): Promise<void> {
  const store = openStore(options.dataDir);
  const logs = openLogStore(options.dataDir, store);
  const clock: Clock = { now: () => new Date() };
  const { dataDir, host, lambdas } = options;
  const storage = new S3Storage(join(dataDir, 'buckets'), () => false);
  const jobs = createMessageJobs();
  const outbound = new OutboundEngine({
    store,
    storage,
    jobs,
    logs,
    dataDir,
    responseTimeoutMs: options.as2ResponseTimeoutMs,
    mdnWaitMs: options.as2MdnWaitMs,
    now: clock.now,
  });
  const { quotasLifted } = options;
  const workflows = new WorkflowEngine({
    store,
    storage,
    logs,
    dataDir,
    lambdas,
    quotasLifted,
    now: clock.now,
  });
  const sftpConnectors = new SftpEngine({
    store,
    storage,
    logs,
    clock,
    dataDir,
    timeoutMs: options.sftpResponseTimeoutMs,
    stateDelayMs: options.stateDelayMs,
  });
  const as2: As2 = { jobs, onMdn: (mdn) => outbound.receiveMdn(mdn) };
  const onUpload = (upload: Upload) => workflows.uploaded(upload);
  const forUsers = { store, logs, dataDir, host, lambdas, onUpload };
  const dataPlane = combineDataPlanes(
    [
      { protocols: ['SFTP'], plane: createSftpDataPlane({ ...forUsers, ports: options.sftpPorts }) },
      {
        protocols: ['FTP', 'FTPS'],
        plane: createFtpDataPlane({
          ...forUsers,
          ports: options.ftpPorts,
          passivePorts: options.ftpPassivePorts,
          certificateDir: options.certificateDir,
        }),
      },
      {
        protocols: ['AS2'],
        plane: createAs2DataPlane({
          store,
          logs,
          clock,
          as2,
          dataDir,
          host,
          ports: options.as2Ports,
          tls: options.as2Tls,
        }),
      },
    ],
    store,
  );
  const services: Services = {
    store,
    clock,
    logs,
    dataPlane,
    outbound,
    workflows,
    sftpConnectors,
    providers: { dataDir, lambdas },
    calls: new Map(),
    lifecycle: createLifecycle(store, dataPlane, options.stateDelayMs),
    as2,
    quotasLifted,
  };
  const keyPair = isLoopback(options.host) ? undefined : loadKeyPair(options.dataDir);
  const server = createHttpServer({
    services,
    apis: { TransferService: transferApi, Logs_20140328: createLogsApi(logs) },
    s3: createS3Api({
      storage,
      tags: store.objectTags,
      tokenKey: store.secret('s3 paging'),
      keyPair,
      now: clock.now,
    }),
    host: options.host,
    keyPair,
  });
  await listen(server, options);
  await services.lifecycle.resume();
  outbound.resume();
  workflows.resume();
  sftpConnectors.resume();

  const end = onceOnly(async () => {
    setTimeout(() => process.exit(1), deadlineMs).unref();
    server.close();
    server.closeIdleConnections();
    setTimeout(() => server.closeAllConnections(), graceMs).unref();
    await once(server, 'close');
    services.lifecycle.close();
    await Promise.all([dataPlane.close(), outbound.close(), sftpConnectors.close()]);
    await workflows.close();
    await jobs.close();
    logs.close();
    store.close();
    process.exit(0);
  });
  process.on('SIGTERM', end);
  process.on('SIGINT', end);
  if (options.endWithParent) watchParent(end);

  const { port } = server.address() as AddressInfo;
  const credentials = keyPair ? `, credentials in ${keyPair.path}` : '';
  console.log(`Transfer emulator ready at http://${inUrl(options.host)}:${port}${credentials}`);
}

async function listen(server: Server, { host, port }: Options): Promise<void> {
  server.listen(port, host);
  try {
    await once(server, 'listening');
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (code === 'EADDRINUSE') {
      throw new Error(`Port ${port} on ${host} is in use; stop its holder or choose another with --port.`);
    }
    throw new Error(
      `Cannot listen on ${host} port ${port} (${message}); choose others with --host and --port.`,
    );
  }
}

function inUrl(host: string): string {
  return host.includes(':') ? `[${host}]` : host;
}

function onceOnly(work: () => Promise<void>): () => void {
  let started = false;
  return () => {
    if (started) return;
    started = true;
    void work();
  };
}

try {
  await run(parseOptions(process.argv.slice(2)));
} catch (error) {
  console.error((error as Error).message);
  process.exit(1);
}
