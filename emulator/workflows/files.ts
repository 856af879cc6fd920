// The files that steps work on, in the buckets and file systems of the emulator.

import { isBucketName, locationOf } from '../s3/object-key';
import { type DiskFile, piecesOf } from '../storage/disk-file';
import type { EfsStorage } from '../storage/efs-storage';
import { Refusal } from '../storage/refusal';
import type { S3Storage } from '../storage/s3-storage';
import type { Location } from '../storage/storage';
import type { ObjectTag, ObjectTagStore, StoredFile } from '../store/workflow-records';
import { StepFailure } from './failure';

type Pieces = AsyncIterable<Buffer>;

export interface Writing {
  overwrite: boolean;
  signal: AbortSignal;
}

export function alreadyExists(): StepFailure {
  return new StepFailure('ALREADY_EXISTS', 'The target file exists, and OverwriteExisting is FALSE');
}

export class WorkflowFiles {
  constructor(
    private readonly s3: S3Storage,
    private readonly efs: EfsStorage,
    private readonly tags: ObjectTagStore,
  ) {}

  /** What was uploaded, as it is now; a file that is gone already has no ETag. */
  fileAt(path: string, domain: 'S3' | 'EFS'): StoredFile {
    const [, root = '', ...names] = path.split('/');
    if (domain === 'EFS') return { Domain: 'EFS', FileSystemId: root, Path: `/${names.join('/')}` };
    const file = { Domain: 'S3', Bucket: root, Key: names.join('/'), Etag: '' } as const;
    return { ...file, Etag: this.etag(file) ?? '' };
  }

  exists(file: StoredFile): boolean {
    try {
      const storage = file.Domain === 'S3' ? this.s3 : this.efs;
      return !storage.attributes(locate(file)).directory;
    } catch (error) {
      if (isAbsence(error)) return false;
      throw error;
    }
  }

  /** Opens it to be read, unless it is gone or no longer what the execution knows. */
  open(file: StoredFile): DiskFile {
    try {
      if (file.Domain === 'EFS') return this.efs.read(locate(file));
      const { file: opened, object } = this.s3.read(locate(file));
      if (object.etag === file.Etag) return opened;
      opened.close();
    } catch (error) {
      if (isRefused(error)) throw notPermitted(file);
      if (isAbsence(error)) throw new StepFailure('NOT_FOUND', `${nameOf(file)} does not exist`);
      throw error;
    }
    throw new StepFailure('NOT_FOUND', 'ETag constraint not met');
  }

  check(file: StoredFile): void {
    this.open(file).close();
  }

  async copy(source: StoredFile, target: StoredFile, writing: Writing): Promise<StoredFile> {
    const opened = this.open(source);
    try {
      const written = await this.write(target, piecesOf(opened, 0, opened.stats().size), writing);
      const tags = this.tagsOf(source);
      if (tags.length > 0) this.tag(written, tags);
      return written;
    } finally {
      opened.close();
    }
  }

  /** Nothing of it is seen before the whole is there, on S3; another may have come there meanwhile. */
  async write(target: StoredFile, pieces: Pieces, { signal, overwrite }: Writing): Promise<StoredFile> {
    const location = locate(target);
    const onS3 = target.Domain === 'S3';
    const file = onS3 ? this.s3.create(location) : this.permitted(target, () => this.efs.create(location));
    try {
      let position = 0;
      for await (const piece of pieces) {
        signal.throwIfAborted();
        await file.write(piece, position);
        position += piece.length;
      }
    } catch (error) {
      if ('discard' in file) file.discard();
      else file.close();
      throw error;
    }
    if (onS3 && !overwrite && this.exists(target)) {
      if ('discard' in file) file.discard();
      throw alreadyExists();
    }
    try {
      file.close();
    } catch (error) {
      throw new StepFailure('BAD_REQUEST', `${nameOf(target)} cannot be stored: ${(error as Error).message}`);
    }
    return onS3 ? { ...target, Etag: this.etag(target) ?? '' } : target;
  }

  remove(file: StoredFile): void {
    this.check(file);
    if (file.Domain === 'S3') this.s3.removeFile(locate(file));
    else this.permitted(file, () => this.efs.removeFile(locate(file)));
  }

  private permitted<T>(file: StoredFile, work: () => T): T {
    try {
      return work();
    } catch (error) {
      throw isRefused(error) ? notPermitted(file) : error;
    }
  }

  /** All tags at once, as S3 has them replaced. */
  tag(file: StoredFile, tags: ObjectTag[]): void {
    if (file.Domain === 'EFS') throw new StepFailure('BAD_REQUEST', 'Only files on S3 can be tagged');
    this.check(file);
    this.tags.put(`/${file.Bucket}/${file.Key}`, file.Etag, tags);
  }

  private tagsOf(file: StoredFile): ObjectTag[] {
    return file.Domain === 'S3' ? this.tags.get(`/${file.Bucket}/${file.Key}`, file.Etag) : [];
  }

  private etag(file: StoredFile): string | undefined {
    try {
      const { file: opened, object } = this.s3.read(locate(file));
      opened.close();
      return object.etag;
    } catch (error) {
      if (isAbsence(error) || error instanceof StepFailure) return undefined;
      throw error;
    }
  }
}

function locate(file: StoredFile): Location {
  const [root, path] =
    file.Domain === 'S3'
      ? [file.Bucket, file.Key]
      : [bareId(file.FileSystemId), file.Path.replace(/^\//, '')];
  const location = locationOf({ bucket: root, key: path });
  if (!location || (file.Domain === 'S3' && !isBucketName(root))) {
    throw new StepFailure('BAD_REQUEST', `The emulator cannot keep ${nameOf(file)}`);
  }
  return location;
}

/** File systems and access points may be named by their ARN. */
function bareId(fileSystemId: string): string {
  return fileSystemId.slice(fileSystemId.lastIndexOf('/') + 1);
}

function nameOf(file: StoredFile): string {
  return file.Domain === 'S3' ? `/${file.Bucket}/${file.Key}` : `/${file.FileSystemId}${file.Path}`;
}

function isRefused(error: unknown): boolean {
  const isDenial = error instanceof Refusal && error.code === 'DENIED';
  return isDenial || (error as NodeJS.ErrnoException).code === 'EACCES';
}

function notPermitted(file: StoredFile): StepFailure {
  return new StepFailure('PERMISSION_DENIED', `The uploader may not do that with ${nameOf(file)}`);
}

function isAbsence(error: unknown): boolean {
  const { code } = error as NodeJS.ErrnoException;
  return ['ENOENT', 'ENOTDIR', 'ELOOP', 'EISDIR'].includes(code ?? '') || error instanceof Refusal;
}
