// Where a step puts its file: variables filled in, and a folder completed with the name of the source.

import type { InputFileLocation, WorkflowStep } from '@aws-sdk/client-transfer';
import type { ExecutionRecord, StoredFile } from '../store/workflow-records';
import type { Wire } from '../wire/wire-shape';
import { StepFailure } from './failure';

type Execution = Pick<ExecutionRecord, 'UserName' | 'Uploaded' | 'InitialFile' | 'PreviousFile'>;

/** Whatever its type, a step has the details of it only. */
export function detailsOf(step: Wire<WorkflowStep>): { Name?: string; SourceFileLocation?: string } {
  const { CopyStepDetails, DecryptStepDetails, TagStepDetails, DeleteStepDetails, CustomStepDetails } = step;
  const details =
    CopyStepDetails ?? DecryptStepDetails ?? TagStepDetails ?? DeleteStepDetails ?? CustomStepDetails;
  return details ?? {};
}

export function sourceOf(execution: Execution, step: Wire<WorkflowStep>): StoredFile {
  const { SourceFileLocation } = detailsOf(step);
  return SourceFileLocation === `\${original.file}` ? execution.InitialFile : execution.PreviousFile;
}

export function targetOf(
  execution: Execution,
  destination: Wire<InputFileLocation> | undefined,
  source: StoredFile,
): StoredFile {
  const { S3FileLocation: s3, EfsFileLocation: efs } = destination ?? {};
  if (s3) {
    const Key = completed(filledIn(s3.Key ?? '', execution), source);
    return { Domain: 'S3', Bucket: s3.Bucket ?? '', Key, Etag: '' };
  }
  if (!efs) throw new StepFailure('BAD_REQUEST', 'The step has no destination');
  const Path = completed(filledIn(efs.Path ?? '', execution), source);
  return { Domain: 'EFS', FileSystemId: efs.FileSystemId ?? '', Path };
}

/** User guide, "Named variables"; S3's own spelling of the prefix differs from page to page. */
function filledIn(text: string, { UserName, Uploaded }: Execution): string {
  return text
    .replace(/\$\{[Tt]ransfer:UserName\}/g, () => UserName)
    .replace(/\$\{[Tt]ransfer:UploadDate\}/g, new Date(Uploaded).toISOString().slice(0, 10));
}

function completed(path: string, source: StoredFile): string {
  if (path !== '' && !path.endsWith('/')) return path;
  const from = source.Domain === 'S3' ? source.Key : source.Path;
  return path + from.slice(from.lastIndexOf('/') + 1);
}
