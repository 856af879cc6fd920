// A thread for AS2 messages: one job at a time, so that the main thread never waits for cryptography.

import { parentPort } from 'node:worker_threads';
import type { JobOrder } from './jobs';
import { runJob } from './message/run-job';

parentPort?.on('message', (order: JobOrder) => parentPort?.postMessage(runJob(order)));
