// Does one step of an execution and says what file it leaves.

import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { InputFileLocation, WorkflowStep } from '@aws-sdk/client-transfer';
import { DiskFile, piecesOf } from '../storage/disk-file';
import type { ExecutionRecord, StoredFile } from '../store/workflow-records';
import type { Wire } from '../wire/wire-shape';
import { decrypt, MOST_DECRYPTED_BYTES, pgpKeys } from './decrypt';
import { StepFailure } from './failure';
import { alreadyExists, type WorkflowFiles } from './files';
import { sourceOf, targetOf } from './targets';

export interface StepTools {
  files: WorkflowFiles;
  dataDir: string;
  signal: AbortSignal;
  /** Notes on disk that from now on the step leaves traces. */
  begin(): void;
  /** Calls the function of a custom step and waits for what it reports. */
  callBack(arn: string, timeoutSeconds: number, file: StoredFile): Promise<void>;
}

export interface StepOutcome {
  file: StoredFile;
  outputs?: string;
}

/** API reference, CustomStepDetails has no default; the user guide's examples have a minute. */
const usualTimeoutSeconds = 60;

export async function runStep(
  step: Wire<WorkflowStep>,
  execution: ExecutionRecord,
  tools: StepTools,
): Promise<StepOutcome> {
  const { CopyStepDetails: copy, DecryptStepDetails: decryption, TagStepDetails: tag } = step;
  const { DeleteStepDetails: removal, CustomStepDetails: custom } = step;
  const source = sourceOf(execution, step);
  if (copy) return copyFile(source, copy, execution, tools);
  if (decryption) return decryptFile(source, decryption, execution, tools);
  if (tag) {
    tools.files.tag(source, tag.Tags ?? []);
    return { file: source, outputs: JSON.stringify(tag.Tags ?? []) };
  }
  if (removal) {
    // It may have been removed before the emulator was started again.
    if (!execution.Begun || tools.files.exists(source)) {
      tools.files.check(source);
      tools.begin();
      tools.files.remove(source);
    }
    return { file: source };
  }
  await tools.callBack(custom?.Target ?? '', custom?.TimeoutSeconds ?? usualTimeoutSeconds, source);
  return { file: source };
}

interface Destination {
  DestinationFileLocation?: Wire<InputFileLocation>;
  OverwriteExisting?: 'TRUE' | 'FALSE';
}

async function copyFile(
  source: StoredFile,
  details: Destination,
  execution: ExecutionRecord,
  tools: StepTools,
): Promise<StepOutcome> {
  if (source.Domain === 'EFS') throw new StepFailure('BAD_REQUEST', 'Only files on S3 can be copied');
  const target = freeTarget(source, details, execution, tools);
  const overwrite = overwrites(details, execution);
  tools.files.check(source);
  tools.begin();
  return { file: await tools.files.copy(source, target, { signal: tools.signal, overwrite }) };
}

async function decryptFile(
  source: StoredFile,
  details: Destination,
  execution: ExecutionRecord,
  { files, dataDir, signal, begin }: StepTools,
): Promise<StepOutcome> {
  const target = freeTarget(source, details, execution, { files });
  if (target.Domain !== source.Domain) {
    throw new StepFailure('BAD_REQUEST', `The destination must be on ${source.Domain}, as the server is`);
  }
  const keys = await pgpKeys(dataDir, execution.ServerId, execution.UserName);
  const folder = join(dataDir, 'workflows');
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const plain = join(folder, execution.ExecutionId);
  rmSync(plain, { force: true });
  const opened = files.open(source);
  try {
    const order = { source: opened.descriptor, target: plain, ...keys, mostBytes: MOST_DECRYPTED_BYTES };
    await decrypt(order, signal);
    begin();
    const decrypted = DiskFile.open(plain, 0);
    try {
      const pieces = piecesOf(decrypted, 0, decrypted.stats().size);
      return {
        file: await files.write(target, pieces, { signal, overwrite: overwrites(details, execution) }),
      };
    } finally {
      decrypted.close();
    }
  } finally {
    opened.close();
    rmSync(plain, { force: true });
  }
}

/** What an earlier run of the emulator began may have left the target. */
function overwrites({ OverwriteExisting }: Destination, { Begun }: ExecutionRecord): boolean {
  return OverwriteExisting === 'TRUE' || Begun === true;
}

function freeTarget(
  source: StoredFile,
  { DestinationFileLocation, OverwriteExisting }: Destination,
  execution: ExecutionRecord,
  { files }: Pick<StepTools, 'files'>,
): StoredFile {
  const target = targetOf(execution, DestinationFileLocation, source);
  if (overwrites({ OverwriteExisting }, execution) || !files.exists(target)) return target;
  throw alreadyExists();
}
